import type { Notices } from '../../platform/notices.ts'
import { STATE_MOVED } from './announceState.ts'
import { STEPS_TAKEN } from './appendSteps.ts'
import { FACT_SAVED } from './saveFact.ts'
import { type Here, PRESENCE } from './tellPresence.ts'

/** On which it is said that an article's comments have changed: `<article>`. */
export const COMMENTS_CHANGED = 'article-comments'

/** What a browser is told: where something has changed, and never what; it asks for that as for everything else. */
export type ArticleEvent =
  | { kind: 'steps'; article: number; version: number }
  | { kind: 'comments'; article: number }
  | { kind: 'fact'; article: number; fact: string }
  /** It stands otherwise on its way out. */
  | { kind: 'state'; article: number }
  /** Somebody has it open, in this block, or has left it. */
  | { kind: 'presence'; article: number; client: string; name: string; block: string | null; left?: true }
  /** Something may have been missed: ask again. */
  | { kind: 'missed' }

export type ArticleEvents = {
  /** Tells of these articles until the signal ends it, or all of it ends. */
  hear(articles: ReadonlySet<number>, signal: AbortSignal, tell: (event: ArticleEvent) => void): void
}

type Hearer = { articles: ReadonlySet<number>; tell(event: ArticleEvent): void }

/** What every process says of articles at the desk, for the browsers that are connected to this one. */
export function createArticleEvents(notices: Notices): ArticleEvents {
  const hearers = new Set<Hearer>()
  const tellOf = (event: Exclude<ArticleEvent, { kind: 'missed' }>) => {
    for (const { articles, tell } of hearers) if (articles.has(event.article)) tell(event)
  }
  const read = (payload: string): [article: number, rest: string] => {
    const [article = '', rest = ''] = payload.split(' ')
    return [Number(article), rest]
  }
  notices.on(STEPS_TAKEN, (payload) => {
    const [article, version] = read(payload)
    tellOf({ kind: 'steps', article, version: Number(version) })
  })
  notices.on(COMMENTS_CHANGED, (payload) => tellOf({ kind: 'comments', article: Number(payload) }))
  notices.on(FACT_SAVED, (payload) => {
    const [article, fact] = read(payload)
    tellOf({ kind: 'fact', article, fact })
  })
  notices.on(STATE_MOVED, (payload) => tellOf({ kind: 'state', article: Number(payload) }))
  notices.on(PRESENCE, (payload) => {
    const [article] = read(payload)
    const here = JSON.parse(payload.slice(payload.indexOf(' ') + 1)) as Here & { name: string }
    tellOf({ kind: 'presence', article, ...here } as Exclude<ArticleEvent, { kind: 'missed' }>)
  })
  notices.onReconnect(() => {
    for (const { tell } of hearers) tell({ kind: 'missed' })
  })
  return {
    hear(articles, signal, tell) {
      const hearer = { articles, tell }
      if (signal.aborted) return
      hearers.add(hearer)
      signal.addEventListener('abort', () => hearers.delete(hearer), { once: true })
    },
  }
}
