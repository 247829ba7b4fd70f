import { type DeskEvent, openEventSource } from './eventSource.ts'

/**
 * Runs once for all tabs of a browser: one connection to the desk, since HTTP/1.1 allows six to an origin and editors keep
 * ten tabs open. A tab that has closed does not say so; it is asked now and then, and forgotten when it does not answer.
 */
type Tab = { articles: readonly number[]; heard: number }

const tabs = new Map<MessagePort, Tab>()
const ASKS_EVERY_MS = 20_000
const FORGETS_AFTER_MS = 50_000

const source = openEventSource((event: DeskEvent) => {
  for (const [port, { articles }] of tabs) {
    if (event.article === undefined || articles.includes(event.article)) port.postMessage(event)
  }
})

const want = () => source.want([...tabs.values()].flatMap(({ articles }) => articles))

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0]
  if (!port) return
  port.addEventListener('message', ({ data }: MessageEvent<{ articles?: number[]; here?: true }>) => {
    tabs.set(port, { articles: data.articles ?? tabs.get(port)?.articles ?? [], heard: Date.now() })
    if (data.articles) want()
  })
  port.start()
})

setInterval(() => {
  for (const [port, { heard }] of tabs) {
    if (Date.now() - heard > FORGETS_AFTER_MS) tabs.delete(port)
    else port.postMessage({ kind: 'there?' } satisfies DeskEvent)
  }
  want()
}, ASKS_EVERY_MS)
