import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { Newsletter } from './newsletter.ts'

export async function loadNewsletters(db: Database): Promise<Newsletter[]> {
  const { rows } = await sql<Newsletter>`
    select slug, name, promise, every, cadence, language, audience from newsletters order by position, id`.execute(db)
  return rows
}

export async function findNewsletter(db: Database, slug: string): Promise<Newsletter | undefined> {
  const { rows } = await sql<Newsletter>`
    select slug, name, promise, every, cadence, language, audience from newsletters where slug = ${slug}`.execute(db)
  return rows[0]
}

/** True when something changed. */
export async function upsertNewsletter(
  tx: DatabaseTransaction,
  newsletter: Newsletter,
  position: number,
): Promise<boolean> {
  const { slug, name, promise, every, cadence, language, audience } = newsletter
  const { rows } = await sql`
    insert into newsletters as n (slug, name, promise, every, cadence, language, audience, position)
    values (${slug}, ${name}, ${promise}, ${every}, ${cadence}, ${language}, ${audience}, ${position})
    on conflict (slug) do update set name = excluded.name, promise = excluded.promise, every = excluded.every,
      cadence = excluded.cadence, language = excluded.language, audience = excluded.audience,
      position = excluded.position
    where (n.name, n.promise, n.every, n.cadence, n.language, n.audience, n.position) is distinct from
      (excluded.name, excluded.promise, excluded.every, excluded.cadence, excluded.language,
        excluded.audience, excluded.position)
    returning id`.execute(tx)
  return rows.length > 0
}
