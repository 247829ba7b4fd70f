import type { ArticleMemory } from '../../articles/store/store.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'

export type OwnDeps = Platform & {
  memory: ArticleMemory
  paywall: Pick<Paywall, 'grantForFeed'>
  publication: Publication
  readers: Readers
}
