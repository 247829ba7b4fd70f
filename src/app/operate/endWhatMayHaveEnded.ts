import { pauseSales } from '../../ads/campaigns/campaigns.module.ts'
import { endPersonalFeeds } from '../../articles/syndication/syndication.module.ts'
import { endReadingTokens } from '../../magazine/catalog/catalog.module.ts'
import { endUnconfirmed } from '../../magazine/delivery/delivery.module.ts'
import { endCheckoutSignIns } from '../../money/checkout/checkout.module.ts'
import { endGifts } from '../../paywall/gifts/gifts.module.ts'
import type { Database } from '../../platform/database.ts'
import { endAllSessions } from '../../readers/accounts/accounts.module.ts'
import { endEmailChanges } from '../../readers/privacy/privacy.module.ts'
import { endSignInLinks } from '../../readers/signIn/signIn.module.ts'

/**
 * Within the transaction of a restore: whatever opens something and may have been ended since the backup was made (signed
 * out, used, taken back) would be back with it. Nobody knows, so all of it ends; whoever wants it asks afresh.
 * (docs/decisions/0025.)
 */
export async function endWhatMayHaveEnded(tx: Database, now: Temporal.Instant): Promise<void> {
  await endAllSessions(tx, now)
  await endSignInLinks(tx, now)
  await endCheckoutSignIns(tx, now)
  await endEmailChanges(tx)
  await endGifts(tx, now)
  await endPersonalFeeds(tx)
  await endReadingTokens(tx, now)
  await endUnconfirmed(tx)
  // What was shown since the backup is counted nowhere: showing it again would go above what was booked.
  await pauseSales(tx, now)
}
