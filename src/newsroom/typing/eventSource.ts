/** What the desk tells a browser of an article: where something has changed, and never what. */
export type DeskEvent = { kind: string; article?: number } & Record<string, unknown>

/** Of every kind that the desk has; a stream has no way to hear all. */
const KINDS = ['steps', 'comments', 'fact', 'state', 'presence', 'missed']

/** Somebody who closes one article and opens the next needs one connection, not two. */
const SETTLES_MS = 50

/** One connection for whatever articles are wanted now, made anew when they are others. */
export function openEventSource(tell: (event: DeskEvent) => void) {
  let source: EventSource | undefined
  let open = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  function connect(wanted: string) {
    if (wanted === open && source?.readyState !== EventSource.CLOSED) return
    source?.close()
    source = undefined
    open = wanted
    if (wanted === '') return
    source = new EventSource(`/desk/events?articles=${wanted}`)
    // Whatever happened while nobody heard.
    source.addEventListener('open', () => tell({ kind: 'missed' }))
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        tell({ ...(JSON.parse((event as MessageEvent<string>).data) as object), kind })
      })
    }
    source.addEventListener('error', () => {
      // A refusal ends it for good: logged out, perhaps. It is tried again as long as somebody listens.
      if (source?.readyState === EventSource.CLOSED) setTimeout(() => connect(open), 5_000)
    })
  }

  return {
    want(articles: Iterable<number>) {
      clearTimeout(timer)
      const wanted = [...new Set(articles)].sort((one, other) => one - other).join(',')
      timer = setTimeout(() => connect(wanted), SETTLES_MS)
    },
  }
}

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
    signal.addEventListener('abort', () => {
      port.postMessage({ articles: [] })
      // Or it would answer for this tab for as long as the window is open, once for each article that was shown in it.
      port.close()
    })
    return
  }
  const source = openEventSource(tell)
  const show = () => source.want(document.visibilityState === 'visible' && !signal.aborted ? [articleId] : [])
  document.addEventListener('visibilitychange', show, { signal })
  signal.addEventListener('abort', show)
  show()
}
