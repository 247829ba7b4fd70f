import type { Notices } from '../../ads/showing/showing.module.ts'
import type { Almanac } from '../../almanac/entries/entries.module.ts'
import type { ReadNextProvider } from '../../articles/page/page.module.ts'
import type { ArticleMemory, BoxRenderer } from '../../articles/store/store.module.ts'
import type { Frame, PageShell } from '../../design/frame/shell.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import { createReadNext } from './createReadNext.tsx'
import { createFrontPage } from './front.page.tsx'

/** The front, and what stands below an article. */
export function createFronts(
  { db, browsing }: Platform,
  deps: {
    media: Media
    maps: Maps
    memory: ArticleMemory
    publication: Publication
    almanac: Almanac
    box: BoxRenderer
    notices: Notices
  },
) {
  return {
    readNextIn: (frame: Frame): ReadNextProvider => createReadNext({ db, ...deps, frame }),
    pages: (shell: PageShell) => ({ front: createFrontPage({ db: browsing, ...deps, pages: shell }) }),
  }
}
