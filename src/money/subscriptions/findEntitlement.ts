import type { Database } from '../../platform/database.ts'
import { type Entitlement, entitlementOf } from './entitlement.rule.ts'
import { listOfReader } from './subscriptions.sql.ts'

/**
 * What a reader's subscriptions open now. One that is set aside opens nothing; of the others, the paying one speaks, else
 * one whose grace outlives it, else the last.
 */
export async function findEntitlement(
  db: Database,
  readerId: number,
  now: Temporal.Instant,
  zone: string,
): Promise<Entitlement> {
  const [first = entitlementOf(undefined, now, zone), ...others] = (await listOfReader(db, readerId)).map(
    (subscription) => entitlementOf({ ...subscription, setAside: subscription.setAside !== undefined }, now, zone),
  )
  return first.subscriber ? first : (others.find(({ subscriber }) => subscriber) ?? first)
}
