import { type DeskEvent, openEventSource } from './eventSource.ts'

/**
 * Tells of an article until the signal ends it: over the connection that all tabs share, or, where a browser has no shared
 * workers, over one of its own while it is visible.
 */
export function hearEvents(
  articleId: number,
  { worker, signal }: { worker: string; signal: AbortSignal },
  tell: (event: DeskEvent) => void,
): void {
  if ('SharedWorker' in window) {
    const { port } = new SharedWorker(worker, { type: 'module', name: 'dateline-desk-events' })
    port.addEventListener('message', ({ data }: MessageEvent<DeskEvent>) => {
      if (data.kind === 'there?') port.postMessage({ here: true })
      else tell(data)
    })
    port.start()
    port.postMessage({ articles: [articleId] })
    signal.addEventListener('abort', () => port.postMessage({ articles: [] }))
    return
  }
  const source = openEventSource(tell)
  const show = () => source.want(document.visibilityState === 'visible' && !signal.aborted ? [articleId] : [])
  document.addEventListener('visibilitychange', show, { signal })
  signal.addEventListener('abort', show)
  show()
}
