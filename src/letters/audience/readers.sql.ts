import { sql } from 'kysely'
import type { EntitlementFacts } from '../../money/subscriptions/subscriptions.module.ts'
import type { Database } from '../../platform/database.ts'

type Row = { readerId: number; emailKey: string } & { [Key in keyof EntitlementFacts]: EntitlementFacts[Key] | null }

export type ReaderFacts = { readerId: number; emailKey: string; subscriptions: EntitlementFacts[] }

/** Of these mailboxes, those of readers, with what is known of each of their subscriptions. */
export async function listReaders(db: Database, emailKeys: readonly string[]): Promise<ReaderFacts[]> {
  const { rows } = await sql<Row>`
    select r.id as "readerId", r.email_key as "emailKey", s.state, s.set_aside is not null as "setAside",
      s.ended_because as "endedBecause", s.trial_end as "trialEnd", s.period_end as "periodEnd",
      s.cancel_at as "cancelAt", s.past_due_since as "pastDueSince", s.paid_until as "paidUntil",
      s.refunded_until as "refundedUntil"
    from unnest(${[...emailKeys]}::text[]) as k (email_key) join readers r on r.email_key = k.email_key
      left join subscriptions s on s.reader_id = r.id
    where r.erased_at is null`.execute(db)
  const readers = new Map<number, ReaderFacts>()
  for (const { readerId, emailKey, ...subscription } of rows) {
    const reader = readers.get(readerId) ?? { readerId, emailKey, subscriptions: [] }
    readers.set(readerId, reader)
    if (subscription.state === null) continue
    const facts = Object.fromEntries(Object.entries(subscription).map(([key, value]) => [key, value ?? undefined]))
    reader.subscriptions.push(facts as EntitlementFacts)
  }
  return [...readers.values()]
}
