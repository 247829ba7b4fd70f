import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StoppingReader } from './deps.ts'
import type { PastLetter } from './suppression.rule.ts'

export type Recipient = { id: number; letterId: number; email: string; emailKey: string; domain: string }

const recipient = sql`id, letter_id as "letterId", email, email_key as "emailKey", domain`

export async function findByToken(db: Database, token: string): Promise<Recipient | undefined> {
  const { rows } = await sql<Recipient>`select ${recipient} from letter_recipients where token = ${token}`.execute(db)
  return rows[0]
}

/** Of whose letter somebody writes who unsubscribes. */
export async function findStopping(db: Database, token: string): Promise<StoppingReader | undefined> {
  const { rows } = await sql<StoppingReader>`select n.slug, r.email, r.email_key as "emailKey", r.token
    from letter_recipients r join letters l on l.id = r.letter_id join newsletters n on n.id = l.newsletter_id
    where r.token = ${token}`.execute(db)
  return rows[0]
}

/** The newest letter to this mailbox: whoever names the mailbox only is believed to mean it. */
export async function findNewestTo(db: Database, emailKey: string): Promise<Recipient | undefined> {
  const { rows } = await sql<Recipient>`select ${recipient} from letter_recipients
    where email_key = ${emailKey} and state in ('sent', 'failed') order by id desc limit 1`.execute(db)
  return rows[0]
}

/** Nine letters a day for ten days. */
const FAR_ENOUGH = 100

/** The letters that went to a mailbox, the newest first, and what became of each; what was forgiven is as good as never. */
export async function listPastLetters(db: Database, emailKey: string): Promise<PastLetter[]> {
  const { rows } = await sql<PastLetter>`
    select coalesce(l.sent_at, l.claimed_at, l.due_at) as at,
      case when bool_or(m.outcome in ('hard', 'complaint')) then 'hard' when bool_or(m.outcome = 'soft') then 'soft'
        when bool_or(m.outcome = 'delivered') then 'delivered' else 'none' end as became
    from (select id, sent_at, claimed_at, due_at from letter_recipients
        where email_key = ${emailKey} and state in ('sent', 'failed') order by id desc limit ${FAR_ENOUGH}) l
      left join mail_returns m on m.recipient_id = l.id and not m.forgiven
    group by l.id, l.sent_at, l.claimed_at, l.due_at order by l.id desc`.execute(db)
  return rows
}
