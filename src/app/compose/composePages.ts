import type { Assets } from '../../design/frame/assets.ts'
import type { Words } from '../../design/words/words.ts'
import { createAssetsEndpoint, createWorkerEndpoint } from '../http/assets.endpoint.ts'
import { createShell } from '../http/createShell.tsx'
import { createErrorPages } from '../http/errorPages.tsx'
import { createHealthEndpoint } from '../http/health.endpoint.ts'
import type { Dateline } from './compose.ts'
import { createFrameFacts } from './frameFacts.ts'
import { foldEndpoints, foldPages } from './part.ts'

export type PagesOfLanguage = ReturnType<ReturnType<typeof composePages>>
export type Endpoints = ReturnType<typeof composeEndpoints>

/** What machines ask for. */
export function composeEndpoints(dateline: Dateline, assets: Assets, serving: () => boolean) {
  return {
    ...foldEndpoints(dateline.parts),
    assets: createAssetsEndpoint({ ...dateline, assets }),
    magazineWorker: createWorkerEndpoint(assets, 'magazineWorker.js'),
    health: createHealthEndpoint({ ...dateline, serving }),
  }
}

/** Every page that a reader meets, made for one language at a time. */
export function composePages(dateline: Dateline, assets: Assets) {
  const frame = createFrameFacts({ ...dateline, hasIssues: () => dateline.issues.areThere() })
  const shellDeps = {
    ...dateline,
    assets,
    frameFacts: frame.facts,
    frameVersion: frame.version,
  }
  return (words: Words) => {
    const shell = createShell({ ...shellDeps, words })
    const { log, pageHeaders } = dateline
    return { words, pages: foldPages(dateline.parts, shell), errorPages: createErrorPages({ shell, log, pageHeaders }) }
  }
}
