import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { Returned, ReturnOutcome } from './returned.ts'

/** False where it is known already. */
export async function insertReturn(
  tx: DatabaseTransaction,
  returned: Pick<Returned, 'source' | 'sourceId' | 'outcome' | 'diagnostic'>,
  about: { emailKey: string; recipientId: number | undefined; letterId: number | undefined },
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into mail_returns (source, source_id, recipient_id, letter_id, email_key, outcome, diagnostic, at)
    values (${returned.source}, ${returned.sourceId}, ${about.recipientId ?? null}, ${about.letterId ?? null},
      ${about.emailKey}, ${returned.outcome}, ${returned.diagnostic}, ${now})
    on conflict (source, source_id) do nothing returning id`.execute(tx)
  return rows.length > 0
}

export type ReturnRow = {
  recipientId: number | null
  source: string
  outcome: ReturnOutcome
  diagnostic: string
  at: Temporal.Instant
}

export async function listReturnsOf(db: Database, emailKey: string, most: number): Promise<ReturnRow[]> {
  const { rows } = await sql<ReturnRow>`
    select recipient_id as "recipientId", source, outcome, diagnostic, at from mail_returns
    where email_key = ${emailKey} order by id desc limit ${most}`.execute(db)
  return rows
}

/** How many readers of a letter have each outcome; one who has two counts with each. */
export async function countReturnsOf(
  db: Database,
  letterId: number,
): Promise<{ outcome: ReturnOutcome; readers: number }[]> {
  const { rows } = await sql<{ outcome: ReturnOutcome; readers: number }>`
    select outcome, count(distinct recipient_id) as readers from mail_returns
    where letter_id = ${letterId} group by outcome`.execute(db)
  return rows
}

/** From now on what came back from this mailbox counts for no suppression. */
export async function forgiveReturns(tx: DatabaseTransaction, emailKey: string): Promise<void> {
  await sql`update mail_returns set forgiven = true where email_key = ${emailKey} and not forgiven`.execute(tx)
}
