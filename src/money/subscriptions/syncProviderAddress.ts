import type { SubscriptionsDeps } from './deps.ts'
import { listOfReader } from './subscriptions.sql.ts'

/** The provider writes invoices to the address that the reader has now. Throws `ProviderUnanswered`, to be repeated. */
export async function syncProviderAddress(deps: SubscriptionsDeps, readerId: number): Promise<void> {
  const reader = await deps.readers.findReader(deps.db, { readerId })
  if (!reader) return
  const customers = new Set((await listOfReader(deps.db, readerId)).map(({ customer }) => customer))
  for (const customer of customers) await deps.gateway.changeEmail(customer, reader.email)
}
