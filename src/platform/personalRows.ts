import { type RawBuilder, sql } from 'kysely'
import type { Database } from './database.ts'

/** Rows as they stand in their table, by column, for whoever may see all that is held about them. */
export type PersonalRows = Record<string, readonly unknown[]>

/**
 * The rows of each named query, which selects one `jsonb` column called `row`. Secrets are the query's to leave out:
 * `to_jsonb(t) - 'token_hash'`.
 */
export async function personalRows(db: Database, queries: Record<string, RawBuilder<unknown>>): Promise<PersonalRows> {
  const held: PersonalRows = {}
  for (const [name, query] of Object.entries(queries)) {
    const { rows } = await (query as RawBuilder<{ row: unknown }>).execute(db)
    held[name] = rows.map(({ row }) => row)
  }
  return held
}

/** Every mail that was sent to a reader: what it was about and when, not its text. */
export const listPersonalMails = (db: Database, readerId: number): Promise<PersonalRows> =>
  personalRows(db, {
    mails: sql`select to_jsonb(m) as row from mails m where reader_id = ${readerId} order by dated, id`,
  })
