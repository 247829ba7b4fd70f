import { join } from 'node:path'
import { findMovedArticle } from '../../articles/store/store.module.ts'
import { buildAssets } from '../../design/frame/assets.ts'
import type { Words } from '../../design/words/words.ts'
import type { TrustedProxies } from '../../platform/platform.ts'
import { createArticleDoor } from '../http/articleDoor.ts'
import { createAssetsEndpoint } from '../http/assets.endpoint.ts'
import { createApp } from '../http/createApp.ts'
import { createErrorPages } from '../http/errorPages.tsx'
import { createHealthEndpoint } from '../http/health.endpoint.ts'
import type { Dateline } from './compose.ts'
import { createFrameFacts } from './frameFacts.ts'
import { foldEndpoints, foldPages } from './part.ts'
import { createShell } from './shell.tsx'

export type PagesOfLanguage = ReturnType<ReturnType<typeof createPagesIn>>
export type Endpoints = ReturnType<typeof composeEndpoints>
export type Site = Awaited<ReturnType<typeof composeSite>>

/** What answers requests: every page in every language, what machines ask for, and the door in front of them. */
export async function composeSite(dateline: Dateline, { trustedProxies }: { trustedProxies: TrustedProxies }) {
  const { db, site, languages, metrics, pageHeaders } = dateline
  const assets = await buildAssets({ folder: join(dateline.dataFolder, 'assets') })
  let serving = false
  const endpoints = composeEndpoints(dateline, assets, () => serving)
  const pagesIn = createPagesIn(dateline, assets)
  const pages = new Map(languages.all().map((words) => [words.locale, pagesIn(words)]))
  const pagesOf = (words: Words) => pages.get(words.locale) as PagesOfLanguage
  const answered = countAnswers(metrics)
  const findMoved = (path: string) => findMovedArticle(db, path)
  const { app, routes } = createApp({ site, languages, answered, pagesOf, endpoints, pageHeaders, findMoved })
  const answersOf = (words: Words) => pagesOf(words).pages.article.answers
  return {
    app,
    routes,
    endpoints,
    door: createArticleDoor({ site, languages, answersOf, answered, trustedProxies }),
    /** Everything that a reader may need stands: /readyz says so. */
    announceReady() {
      dateline.maps.open()
      serving = true
    },
    /** From now on /readyz says that this process is going. */
    announceStop() {
      serving = false
    },
  }
}

type Assets = Awaited<ReturnType<typeof buildAssets>>

function composeEndpoints(dateline: Dateline, assets: Assets, serving: () => boolean) {
  return {
    ...foldEndpoints(dateline.parts),
    assets: createAssetsEndpoint({ assets, files: dateline.files }),
    health: createHealthEndpoint({ ...dateline, serving }),
  }
}

function createPagesIn(dateline: Dateline, assets: Assets) {
  const frame = createFrameFacts(dateline.publication, dateline.newsletters)
  const shellDeps = {
    ...dateline,
    assets,
    variants: dateline.renditions,
    frameFacts: frame.facts,
    frameVersion: frame.version,
  }
  return (words: Words) => {
    const shell = createShell({ ...shellDeps, words })
    const { log, pageHeaders } = dateline
    return { words, pages: foldPages(dateline.parts, shell), errorPages: createErrorPages({ shell, log, pageHeaders }) }
  }
}

/** Counts answers by status, without asking the registry for each. */
function countAnswers(metrics: Dateline['metrics']) {
  const total = metrics.counter('http_requests_total', 'Answers by status.', ['status'])
  const counters = new Map<number, { inc(): void }>()
  return (status: number) => {
    const counter = counters.get(status) ?? total.labels(String(status))
    counters.set(status, counter)
    counter.inc()
  }
}
