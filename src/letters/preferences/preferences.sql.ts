import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Whose a letter was. */
export type Addressee = { email: string; emailKey: string; slug: string; date: string; token: string }

export async function findAddressee(db: Database, recipientId: number): Promise<Addressee | undefined> {
  const { rows } = await sql<Addressee>`select r.email, r.email_key as "emailKey", n.slug, l.date, r.token
    from letter_recipients r join letters l on l.id = r.letter_id join newsletters n on n.id = l.newsletter_id
    where r.id = ${recipientId}`.execute(db)
  return rows[0]
}

export type Taken = {
  slug: string
  name: string
  language: string
  pausedUntil: string | null
  zone: string | null
  atReadersHour: boolean
  /** Another newsletter that tells the same once a week, where there is one that this reader may have. */
  weeklySlug: string | null
  weeklyName: string | null
}

/** What comes to a mailbox, in the order of the newsletters. */
export async function listTaken(db: Database, emailKey: string): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    select n.slug, n.name, n.language, s.paused_until as "pausedUntil", s.zone, n.at_readers_hour as "atReadersHour",
      w.slug as "weeklySlug", w.name as "weeklyName"
    from newsletter_subscriptions s join newsletters n on n.id = s.newsletter_id
      left join newsletters w on w.id = n.weekly_form_id and w.every = 'weekly' and w.audience = n.audience
    where s.email_key = ${emailKey} and s.status = 'confirmed' order by n.position, n.id`.execute(db)
  return rows
}
