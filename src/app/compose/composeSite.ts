import { findMovedArticle } from '../../articles/store/store.module.ts'
import type { Assets } from '../../design/frame/assets.ts'
import type { Words } from '../../design/words/words.ts'
import type { TrustedProxies } from '../../platform/platform.ts'
import { createArticleFastPath } from '../http/articleFastPath.ts'
import { createApp } from '../http/createApp.ts'
import { createDeskApp } from '../http/createDeskApp.tsx'
import type { Dateline } from './compose.ts'
import { composeDesk } from './composeDesk.ts'
import { composeEndpoints, composePages, type PagesOfLanguage } from './composePages.ts'

export type PublicSite = Awaited<ReturnType<typeof composeSite>>

/** What answers requests: every page in every language, what machines ask for, and the fast path in front of them. */
export async function composeSite(
  dateline: Dateline,
  { assets, trustedProxies }: { assets: Assets; trustedProxies: TrustedProxies },
) {
  const { db, site, languages, metrics, pageHeaders } = dateline
  let serving = false
  const endpoints = composeEndpoints(dateline, assets, () => serving)
  const pagesIn = composePages(dateline, assets)
  const pages = new Map(languages.all().map((words) => [words.locale, pagesIn(words)]))
  const pagesOf = (words: Words) => pages.get(words.locale) as PagesOfLanguage
  const answered = countAnswers(metrics)
  const findMoved = (path: string) => findMovedArticle(db, path)
  const errorPages = () => pagesOf(languages.own()).errorPages
  const deskApp = createDeskApp({ ...composeDesk(dateline, assets), errorPages })
  const { app, routes } = createApp({ site, languages, answered, pagesOf, endpoints, deskApp, pageHeaders, findMoved })
  const answersOf = (words: Words) => pagesOf(words).pages.article.answers
  return {
    app,
    routes,
    endpoints,
    fastPath: createArticleFastPath({ site, languages, answersOf, answered, trustedProxies }),
    /** Everything that a reader may need stands: /readyz says so. */
    announceReady() {
      serving = true
    },
    /** From now on /readyz says that this process is going. */
    announceStop() {
      serving = false
    },
  }
}

/** Counts answers by status; nobody asks the registry at an answer. */
function countAnswers(metrics: Dateline['metrics']) {
  const counts = new Map<number, number>()
  metrics.counted('http_requests_total', 'Answers by status.', 'status', counts)
  return (status: number) => void counts.set(status, (counts.get(status) ?? 0) + 1)
}
