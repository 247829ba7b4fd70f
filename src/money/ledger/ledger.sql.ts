import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { LedgerLine } from './ledger.rule.ts'

type Instant = Temporal.Instant

export type LedgerEntry = {
  /** The provider's id of the payment, the refund or the dispute. */
  providerId: string
  kind: 'payment' | 'refund' | 'dispute'
  at: Instant
  subscriptionId: number
  coversFrom?: Instant
  coversUntil?: Instant
  refundOf?: string
  /** By which the provider names the money itself, for its refunds. */
  providerPayment: string | undefined
}

/** False when this fact was booked before: then nothing is written. */
export async function bookEntry(tx: Database, entry: LedgerEntry, lines: LedgerLine[], now: Instant): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    insert into ledger_entries (provider_id, kind, at, booked_at, subscription_id, covers_from, covers_until, refund_of,
      provider_payment)
    values (${entry.providerId}, ${entry.kind}, ${entry.at}, ${now}, ${entry.subscriptionId}, ${entry.coversFrom ?? null},
      ${entry.coversUntil ?? null}, ${entry.refundOf ?? null}, ${entry.providerPayment ?? null})
    on conflict (provider_id) do nothing returning id`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) return false
  for (const line of lines) {
    await sql`insert into ledger_lines (entry_id, account, currency, amount_minor)
      values (${id}, ${line.account}, ${line.currency}, ${line.amountMinor})`.execute(tx)
  }
  return true
}

export type BookedPayment = {
  providerId: string
  subscriptionId: number
  /** Which plan was paid for. */
  planSlug: string
  paidAt: Instant
  coversUntil: Instant
  currency: string
  amountMinor: number
  refundedMinor: number
}

/** A payment by the provider's name for its money, and what was given back of it, or taken. */
export async function findPayment(db: Database, providerPayment: string): Promise<BookedPayment | undefined> {
  const { rows } = await sql<BookedPayment>`
    select e.provider_id as "providerId", e.subscription_id as "subscriptionId", e.at as "paidAt", e.covers_until as "coversUntil",
      l.currency, l.amount_minor as "amountMinor",
      (select substr(account, length('sales:') + 1) from ledger_lines
        where entry_id = e.id and account like 'sales:%') as "planSlug",
      (select coalesce(-sum(rl.amount_minor), 0)::bigint from ledger_entries r
        join ledger_lines rl on rl.entry_id = r.id and rl.account like 'provider:%'
        where r.refund_of = e.provider_id) as "refundedMinor"
    from ledger_entries e join ledger_lines l on l.entry_id = e.id and l.account like 'provider:%'
    where e.kind = 'payment' and e.provider_payment = ${providerPayment}`.execute(db)
  return rows[0]
}

/** Whether it is booked, or was before then. */
export async function isBooked(db: Database, providerId: string, before?: Instant): Promise<boolean> {
  const { rows } = await sql`select from ledger_entries where provider_id = ${providerId}
    and (${before ?? null}::timestamptz is null or booked_at < ${before ?? null})`.execute(db)
  return rows.length > 0
}
