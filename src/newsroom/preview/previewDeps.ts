import type { ArticleRendering } from '../../articles/page/page.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'

export type PreviewDeps = Platform & {
  languages: Languages
  publication: Publication
  media: Media
  maps: Maps
  plans: Plans
  paywall: Pick<Paywall, 'policy'>
  box: ArticleRendering['box']
}
