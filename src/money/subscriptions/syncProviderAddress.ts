import type { SubscriptionsDeps } from './deps.ts'
import { listOfReader } from './subscriptions.sql.ts'

/**
 * The provider writes invoices to the address that the reader has now. What is on its way for long may arrive after the
 * news of a later address: whoever was slow looks again, so the last to arrive is the one that holds. Throws
 * `ProviderUnanswered`, to be repeated.
 */
export async function syncProviderAddress(deps: SubscriptionsDeps, readerId: number): Promise<void> {
  let told: string | undefined
  for (;;) {
    const reader = await deps.readers.findReader(deps.db, { readerId })
    if (!reader || reader.email === told) return
    const customers = new Set((await listOfReader(deps.db, readerId)).map(({ customer }) => customer))
    for (const customer of customers) await deps.gateway.changeEmail(customer, reader.email)
    told = reader.email
  }
}
