import type { Notices } from '../../ads/showing/showing.module.ts'
import type { Almanac } from '../../almanac/entries/entries.module.ts'
import type { PageShell } from '../../design/frame/shell.ts'
import type { Words } from '../../design/words/words.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import type { ArticleMemory } from '../store/store.module.ts'
import { createCorrectionsPage } from './corrections.page.tsx'
import { createListSubjects } from './createListSubjects.ts'
import { createListPages } from './lists.page.tsx'

export type { ListSubject, ListSubjects, SubjectKind } from './createListSubjects.ts'
export { leafThrough, type Stretch } from './leafThrough.ts'
export { Pages } from './pages.view.tsx'
export { sparedTo } from './sparedTo.rule.ts'

/** The ways articles are grouped: sections, places, authors, sources, tags, the latest. */
export function createLists(
  { browsing: db }: Platform,
  deps: {
    media: Media
    maps: Maps
    memory: ArticleMemory
    publication: Publication
    almanac: Almanac
    notices: Notices
  },
) {
  const { publication } = deps
  const subjectsIn = (words: () => Words) => createListSubjects({ db, publication, words })
  return {
    subjectsIn,
    pages: (shell: PageShell) => ({
      lists: createListPages({ db, ...deps, pages: shell, subjects: subjectsIn(() => shell.words) }),
      corrections: createCorrectionsPage({ db, ...deps, pages: shell }),
    }),
  }
}
