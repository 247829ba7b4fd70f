import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { Newsletter, StoredNewsletter } from './newsletter.ts'
import { RECIPE } from './recipe.ts'

type Row = {
  id: number
  slug: string
  name: string
  promise: string
  every: Newsletter['every']
  weekday: number | null
  hour: string
  zone: string | null
  at_readers_hour: boolean
  approval: string | null
  cadence: string
  language: string
  audience: Newsletter['audience']
  sender: string
  reply_to: string
  look: Newsletter['look']
  weekly_form: string | null
  test_share: number
  test_minimum: number
  test_minutes: number
  recipe: unknown
}

const facts = sql`select id, slug, name, promise, every, weekday, hour, zone, at_readers_hour, approval, cadence, language,
  audience, sender, reply_to, look, test_share, test_minimum, test_minutes, recipe,
  (select slug from newsletters w where w.id = n.weekly_form_id) as weekly_form from newsletters n`

const toNewsletter = (row: Row): StoredNewsletter => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  promise: row.promise,
  every: row.every,
  weekday: row.weekday ?? undefined,
  hour: row.hour,
  zone: row.zone ?? undefined,
  atReadersHour: row.at_readers_hour,
  approval: row.approval ?? undefined,
  cadence: row.cadence,
  language: row.language,
  audience: row.audience,
  sender: row.sender,
  replyTo: row.reply_to,
  look: row.look,
  weeklyForm: row.weekly_form ?? undefined,
  testShare: row.test_share,
  testMinimum: row.test_minimum,
  testMinutes: row.test_minutes,
  recipe: RECIPE.parse(row.recipe),
})

/** In the publication's order. */
export async function loadNewsletters(db: Database): Promise<StoredNewsletter[]> {
  const { rows } = await sql<Row>`${facts} order by position, id`.execute(db)
  return rows.map(toNewsletter)
}

export async function findNewsletter(db: Database, slug: string): Promise<StoredNewsletter | undefined> {
  const { rows } = await sql<Row>`${facts} where slug = ${slug}`.execute(db)
  return rows[0] && toNewsletter(rows[0])
}

/** How many there are; from here to the end of the transaction nobody else makes one. */
export async function lockNewsletters(tx: DatabaseTransaction): Promise<number> {
  await sql`lock table newsletters in share row exclusive mode`.execute(tx)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(position), -1) + 1 as next from newsletters`.execute(tx)
  return rows[0]?.next ?? 0
}

/** True when something changed. */
export async function upsertNewsletter(
  tx: DatabaseTransaction,
  newsletter: Newsletter,
  position: number,
): Promise<boolean> {
  const n = newsletter
  const { rows } = await sql`
    insert into newsletters as n (slug, name, promise, every, weekday, hour, zone, at_readers_hour, approval, cadence,
      language, audience, sender, reply_to, look, recipe, weekly_form_id, test_share, test_minimum, test_minutes,
      position)
    values (${n.slug}, ${n.name}, ${n.promise}, ${n.every}, ${n.every === 'weekly' ? (n.weekday ?? 1) : null}, ${n.hour},
      ${n.zone ?? null}, ${n.atReadersHour}, ${n.approval ?? null}, ${n.cadence}, ${n.language}, ${n.audience},
      ${n.sender}, ${n.replyTo}, ${n.look}, ${JSON.stringify(n.recipe)},
      (select id from newsletters where slug = ${n.weeklyForm ?? null}), ${n.testShare}, ${n.testMinimum},
      ${n.testMinutes}, ${position})
    on conflict (slug) do update set name = excluded.name, promise = excluded.promise, every = excluded.every,
      weekday = excluded.weekday, hour = excluded.hour, zone = excluded.zone,
      at_readers_hour = excluded.at_readers_hour, approval = excluded.approval, cadence = excluded.cadence,
      language = excluded.language, audience = excluded.audience, sender = excluded.sender,
      reply_to = excluded.reply_to, look = excluded.look, recipe = excluded.recipe, position = excluded.position,
      weekly_form_id = excluded.weekly_form_id, test_share = excluded.test_share,
      test_minimum = excluded.test_minimum, test_minutes = excluded.test_minutes,
      -- When it is due is found anew.
      compose_at = null
    where (n.name, n.promise, n.every, n.weekday, n.hour, n.zone, n.at_readers_hour, n.approval, n.cadence, n.language,
        n.audience, n.sender, n.reply_to, n.look, n.recipe, n.position, n.weekly_form_id, n.test_share, n.test_minimum,
        n.test_minutes)
      is distinct from (excluded.name, excluded.promise, excluded.every, excluded.weekday, excluded.hour, excluded.zone,
        excluded.at_readers_hour, excluded.approval, excluded.cadence, excluded.language, excluded.audience,
        excluded.sender, excluded.reply_to, excluded.look, excluded.recipe, excluded.position, excluded.weekly_form_id,
        excluded.test_share, excluded.test_minimum, excluded.test_minutes)
    returning id`.execute(tx)
  return rows.length > 0
}

/** Where it stands among all; undefined: nowhere yet. */
export async function positionOfNewsletter(tx: DatabaseTransaction, slug: string): Promise<number | undefined> {
  const { rows } = await sql<{ position: number }>`select position from newsletters where slug = ${slug}`.execute(tx)
  return rows[0]?.position
}
