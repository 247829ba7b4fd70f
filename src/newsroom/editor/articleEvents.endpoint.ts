import type { Context } from 'hono'
import { refuse } from '../../design/words/refusal.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import type { ArticleEvent, ArticleEvents } from './createArticleEvents.ts'
import { mayDo } from './mayDo.ts'

/** As many as somebody has open in the tabs of one browser. */
const MOST_ARTICLES = 40
/** The browser connects again by itself, and whoever has been signed out meanwhile is not let in. */
const ENDS_AFTER_MS = 60_000
/** Proxies end a connection on which nothing is said for half a minute. */
const SAYS_SOMETHING_EVERY_MS = 20_000

/** One stream for each browser: where something has changed in the articles that it has open, and never what. */
export function createArticleEventsEndpoint(
  { db, ending }: Pick<Platform, 'db'> & { ending: AbortSignal },
  events: ArticleEvents,
) {
  return {
    /** GET /desk/events?articles=12,34; whoever names none is told nothing, at once. */
    async stream(c: Context, { member }: AtDesk) {
      const asked = (c.req.query('articles') ?? '').split(',').filter((id) => id !== '')
      if (asked.length > MOST_ARTICLES || !asked.every((id) => /^\d{1,15}$/.test(id))) {
        throw refuse('invalid', 'articles')
      }
      const articles = new Set<number>()
      for (const id of asked.map(Number)) if ((await mayDo(db, id, member, 'read')) === 'yes') articles.add(id)
      return new Response(streamOf(articles, c.req.raw.signal), {
        headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' },
      })
    },
  }

  function streamOf(articles: ReadonlySet<number>, gone: AbortSignal): ReadableStream<Uint8Array> {
    const left = new AbortController()
    const write = new TextEncoder()
    return new ReadableStream({
      start(controller) {
        const end = AbortSignal.any([left.signal, gone, ending, AbortSignal.timeout(ENDS_AFTER_MS)])
        const say = (text: string) => controller.enqueue(write.encode(text))
        say('retry: 1000\n\n')
        if (articles.size === 0 || end.aborted) return controller.close()
        const beat = setInterval(() => say(': here\n\n'), SAYS_SOMETHING_EVERY_MS)
        events.hear(articles, end, (event) => say(written(event)))
        end.addEventListener('abort', () => {
          clearInterval(beat)
          if (!left.signal.aborted) controller.close()
        })
      },
      cancel: () => left.abort(),
    })
  }
}

const written = ({ kind, ...rest }: ArticleEvent): string => `event: ${kind}\ndata: ${JSON.stringify(rest)}\n\n`
