import type { ArticleMemory } from '../../articles/store/store.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import type { Composing } from '../../letters/composing/composing.module.ts'
import { createCatalog, type ReleasedIssues } from '../../magazine/catalog/catalog.module.ts'
import { createDelivery, type DeliveredIssues } from '../../magazine/delivery/delivery.module.ts'
import { createOwn, type OwnBinding } from '../../magazine/own/own.module.ts'
import type { ReadCover } from '../../magazine/pictures/pictures.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'

export type DeliveryWingDeps = {
  issues: ReleasedIssues & OwnBinding & DeliveredIssues
  newsletter(): Promise<string | undefined>
  readCover: ReadCover
  composing: Composing
  languages: Languages
  media: Media
  memory: ArticleMemory
  publication: Publication
  readers: Readers
  paywall: Paywall
  subscriberUntil(readerId: number, now: Temporal.Instant): Promise<Temporal.Instant | undefined>
}

/** How issues come to readers' machines, and what readers put together themselves. */
export function composeDelivery(platform: Platform, deps: DeliveryWingDeps) {
  const catalog = createCatalog(platform, { ...deps, words: deps.languages.own })
  const own = createOwn(platform, { ...deps, binding: deps.issues })
  const delivery = createDelivery(platform, deps)
  return { delivery, parts: [catalog, own, delivery] as const }
}
