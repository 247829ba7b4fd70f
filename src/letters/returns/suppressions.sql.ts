import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { SuppressionReason } from './suppression.rule.ts'

export type Suppression = {
  email: string
  reason: SuppressionReason
  detail: string
  since: Temporal.Instant
}

/** True where it is new. A complaint outranks whatever was known; anything else leaves what was known first. */
export async function suppress(
  tx: DatabaseTransaction,
  suppression: Omit<Suppression, 'since'> & { emailKey: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const { emailKey, email, reason, detail } = suppression
  const { rows } = await sql`
    insert into mail_suppressions as s (email_key, email, reason, detail, since)
    values (${emailKey}, ${email}, ${reason}, ${detail}, ${now})
    on conflict (email_key) do update set reason = excluded.reason, detail = excluded.detail, since = excluded.since
      where excluded.reason = 'complained' and s.reason <> 'complained'
    returning email_key`.execute(tx)
  return rows.length > 0
}

export async function findSuppression(db: Database, emailKey: string): Promise<Suppression | undefined> {
  const { rows } = await sql<Suppression>`
    select email, reason, detail, since from mail_suppressions where email_key = ${emailKey}`.execute(db)
  return rows[0]
}

/** Which of these mailboxes get nothing. */
export async function suppressedAmong(
  db: Database,
  emailKeys: readonly string[],
): Promise<ReadonlyMap<string, Suppression>> {
  const { rows } = await sql<Suppression & { emailKey: string }>`
    select email_key as "emailKey", email, reason, detail, since from mail_suppressions
    where email_key = any(${[...emailKeys]})`.execute(db)
  return new Map(rows.map(({ emailKey, ...suppression }) => [emailKey, suppression]))
}

/** The newest first. */
export async function listSuppressions(db: Database, most: number): Promise<Suppression[]> {
  const { rows } = await sql<Suppression>`
    select email, reason, detail, since from mail_suppressions order by since desc, email_key desc
    limit ${most}`.execute(db)
  return rows
}

export async function countSuppressions(db: Database): Promise<{ reason: SuppressionReason; readers: number }[]> {
  const { rows } = await sql<{ reason: SuppressionReason; readers: number }>`
    /* reads all: a person has asked how many there are */
    select reason, count(*) as readers from mail_suppressions group by reason order by reason`.execute(db)
  return rows
}

export async function deleteSuppression(tx: DatabaseTransaction, emailKey: string): Promise<Suppression | undefined> {
  const { rows } = await sql<Suppression>`
    delete from mail_suppressions where email_key = ${emailKey} returning email, reason, detail, since`.execute(tx)
  return rows[0]
}

/** One that bounces made before that moment. */
export async function deleteBounceSuppression(
  tx: DatabaseTransaction,
  emailKey: string,
  before: Temporal.Instant,
): Promise<Suppression | undefined> {
  const { rows } = await sql<Suppression>`
    delete from mail_suppressions where email_key = ${emailKey} and reason in ('bounced', 'bounced-repeatedly')
      and since < ${before} returning email, reason, detail, since`.execute(tx)
  return rows[0]
}
