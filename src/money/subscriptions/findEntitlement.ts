import type { Database } from '../../platform/database.ts'
import { type Entitlement, entitlementOf } from './entitlement.rule.ts'
import { listOfReader } from './subscriptions.sql.ts'

/** What a reader's subscriptions open now. Surplus ones open nothing; of the others, the paying one speaks, else the last. */
export async function findEntitlement(
  db: Database,
  readerId: number,
  now: Temporal.Instant,
  zone: string,
): Promise<Entitlement> {
  const [subscription] = await listOfReader(db, readerId)
  return entitlementOf(subscription && { ...subscription, setAside: subscription.setAside !== undefined }, now, zone)
}
