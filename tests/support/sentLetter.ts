import { sql } from 'kysely'
import type { Database } from '../../src/platform/database.ts'

type Named = {
  /** Articles that stand in the letter. */
  slugs?: readonly string[]
  /** Links that somebody has written into it. */
  links?: readonly string[]
}

export type LetterReader = {
  standing?: 'visitor' | 'reader' | 'trial' | 'subscriber' | 'lapsed'
  readerId?: number
  email?: string
  /** Not sent yet. */
  unsent?: true
}

/** What has been sent to one reader: the ledger's line, and what stands in its links. */
export type SentLetter = { letterId: number; recipientId: number; token: string; pass: string }

let number = 0

/** Where letters are sent: a composed site, or the database of a running one. */
type Place = {
  db: Database
  clock: { now(): Temporal.Instant }
  letterPasses: { passFor(recipient: { id: number; letterId: number }): string }
}

/** A letter with a line of the ledger for each of these readers, sent now: no mail goes anywhere. */
export async function sendLetter(
  { db, clock, letterPasses }: Place,
  named: Named,
  readers: readonly LetterReader[] = [{}],
): Promise<SentLetter[]> {
  const now = clock.now()
  number++
  const slug = `letter-${number}`
  await sql`insert into newsletters (slug, name, promise, every, cadence, language, position)
    values (${slug}, ${`Letter ${number}`}, '', 'daily', 'Every day', 'en', ${number + 100})`.execute(db)
  const { rows: groups } = await sql<{ groupId: number }>`
    select group_id as "groupId" from articles where slug = any(${[...(named.slugs ?? [])]}::text[])`.execute(db)
  const links = (named.links ?? []).map((href) => ({ type: 'link', attrs: { href } }))
  const document = {
    type: 'letter',
    blocks: [
      { type: 'list', articles: groups },
      { type: 'text', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Here', marks: links }] }] },
    ],
  }
  const { rows } = await sql<{ id: number }>`
    insert into letters (newsletter_id, date, origin, state, subject, document, composed_at)
    select id, ${now.toString().slice(0, 10)}, 'automatic', 'sending', 'A letter', ${JSON.stringify(document)}, ${now}
    from newsletters where slug = ${slug} returning id`.execute(db)
  return sendTo({ db, clock, letterPasses }, rows[0]?.id ?? 0, readers)
}

/** Lines of the ledger for a letter that there is, sent now. */
export async function sendTo(
  { db, clock, letterPasses }: Place,
  letterId: number,
  readers: readonly LetterReader[],
): Promise<SentLetter[]> {
  const now = clock.now()
  const sent: SentLetter[] = []
  for (const { standing = 'visitor', readerId, email = `letters${++number}@news.test`, unsent } of readers) {
    const token = `token-${letterId}-${number}-${sent.length}`
    const { rows: lines } = await sql<{ id: number }>`
      insert into letter_recipients (arm, letter_id, email, email_key, domain, reader_id, standing, language, state, due_at,
        token, sent_at)
      values ('a', ${letterId}, ${email}, ${email}, 'news.test', ${readerId ?? null}, ${standing}, 'en',
        ${unsent ? 'pending' : 'sent'}, ${now}, ${token}, ${unsent ? null : now}) returning id`.execute(db)
    const recipientId = lines[0]?.id ?? 0
    sent.push({ letterId, recipientId, token, pass: letterPasses.passFor({ id: recipientId, letterId }) })
  }
  return sent
}
