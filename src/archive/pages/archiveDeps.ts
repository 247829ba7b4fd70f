import type { Almanac } from '../../almanac/entries/entries.module.ts'
import type { ArticleMemory } from '../../articles/store/store.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { Search } from '../search/search.module.ts'

/** What the archive's pages stand on; `browsing` is the database for pages that show many articles. */
export type ArchiveDeps = Pick<Platform, 'db' | 'browsing' | 'site' | 'clock' | 'limits' | 'browserOf'> & {
  languages: Languages
  publication: Publication
  almanac: Almanac
  media: Media
  maps: Maps
  memory: ArticleMemory
  paywall: Pick<Paywall, 'readsEverything'>
  readers: Readers
  search: Search
}
