import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../src/platform/database.ts'

export type SentLetter = { letterId: number; recipientId: number; token: string; email: string }

/** A token as the ledger makes them. */
const makeLedgerToken = () => `a${randomBytes(18).toString('hex').slice(0, 18)}z`

/** A letter of the newsletter `sent`, of that day, which went to these addresses: rows as the ledger keeps them. */
export async function enterSentLetter(
  db: Database,
  sentAt: Temporal.Instant,
  emails: readonly string[],
): Promise<SentLetter[]> {
  await sql`insert into newsletters (slug, name, promise, every, cadence, language, position)
    values ('sent', 'Sent', 'A letter.', 'daily', 'Daily', 'en', 99) on conflict do nothing`.execute(db)
  const { rows } = await sql<{ id: number }>`
    insert into letters (newsletter_id, date, origin, state, subject, document, composed_at)
    select id, ${sentAt}::timestamptz::date, 'written', 'sent', 'Subject', '{}', ${sentAt} from newsletters
    where slug = 'sent' on conflict (newsletter_id, date) do update set subject = excluded.subject returning id`.execute(
    db,
  )
  const letterId = rows[0]?.id as number
  const sent: SentLetter[] = []
  for (const email of emails) {
    const token = makeLedgerToken()
    const key = email.toLowerCase()
    const inserted = await sql<{ id: number }>`
      insert into letter_recipients (arm, letter_id, email, email_key, domain, reader_id, standing, language, state, due_at,
        token, sent_at)
      values ('a', ${letterId}, ${email}, ${key}, ${key.slice(key.lastIndexOf('@') + 1)},
        (select id from readers where email_key = ${key}), 'visitor', 'en', 'sent', ${sentAt}, ${token}, ${sentAt})
      returning id`.execute(db)
    sent.push({ letterId, recipientId: inserted.rows[0]?.id as number, token, email })
  }
  return sent
}
