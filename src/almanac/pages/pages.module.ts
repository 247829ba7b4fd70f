import type { PageShell } from '../../design/frame/shell.ts'
import type { Platform } from '../../platform/platform.ts'
import { createAlmanacPage } from './almanac.page.tsx'
import type { AlmanacPagesDeps } from './almanacDeps.ts'
import { createAlmanacFeed } from './almanacFeed.endpoint.ts'
import { createLeafPosterEndpoint } from './leafPoster.endpoint.ts'

export { findTodaysLeaf, type TodaysLeaf } from './findTodaysLeaf.ts'
export { SmallLeaf } from './smallLeaf.view.tsx'

/** This Happened as readers and machines meet it: the leaf of each day, centuries, the feed, posters. */
export function createAlmanacPages({ browsing, site }: Platform, deps: Omit<AlmanacPagesDeps, 'db' | 'site'>) {
  const all = { ...deps, db: browsing, site }
  return {
    pages: (shell: PageShell) => ({ almanac: createAlmanacPage({ ...all, pages: shell }) }),
    endpoints: { almanacFeed: createAlmanacFeed(all), leafPoster: createLeafPosterEndpoint(all) },
  }
}
