import { BROWSER } from './articleRequests.ts'
import { requestHead, runLoad } from './load.ts'
import type { RunningSite } from './site.ts'

const CONNECTIONS = 50
/** Of so many requests for an article one is for something else: fronts and lists cost more, and are asked for less. */
const ARTICLES_FOR_ONE_PAGE = 20

/** Fronts, lists, feeds, forms, a page that does not exist, and another language. */
export const PAGES = [
  '/',
  '/latest',
  '/rss.xml',
  '/feed.json',
  '/newsletters',
  '/subscribe',
  '/sign-in',
  '/no-such-page',
  '/fr',
]

/**
 * What a day of readers does to a process, in minutes: articles as `articleHeads` ask for them and, among them, fronts,
 * lists, feeds, forms and pages that do not exist, at full speed.
 */
export async function useSite(site: RunningSite, articleHeads: readonly string[], minutes: number): Promise<number> {
  const requests = articleHeads.flatMap((head, index) => {
    if (index % ARTICLES_FOR_ONE_PAGE > 0) return [head]
    const path = PAGES[(index / ARTICLES_FOR_ONE_PAGE) % PAGES.length] ?? '/'
    return [head, requestHead(path, { 'Accept-Encoding': 'br', 'User-Agent': BROWSER })]
  })
  const result = await runLoad({ port: site.port, connections: CONNECTIONS, requests, seconds: minutes * 60 })
  return result.answers
}
