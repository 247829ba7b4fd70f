import type { Posters } from '../../articles/posters/posters.module.ts'
import type { ArticleMemory, BoxRenderer } from '../../articles/store/store.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Renditions } from '../../platform/renditions.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import type { Almanac } from '../entries/entries.module.ts'

/** `db`: that for pages which many share. */
export type AlmanacPagesDeps = Pick<Platform, 'db' | 'site'> & {
  languages: Languages
  publication: Publication
  almanac: Almanac
  media: Media
  maps: Maps
  memory: ArticleMemory
  posters: Posters
  renditions: Renditions
  box: BoxRenderer
}
