import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import { MASTHEAD, type MagazineSettings } from './issue.ts'

type Row = {
  weekday: number
  hour: string
  aheadHours: number
  pieces: number
  name: string
  masthead: unknown
  newsletter: string | null
  proposeAt: Temporal.Instant | null
  proposeFor: string | null
}

/** undefined: the publication has no magazine. */
export async function loadSettings(db: Database): Promise<MagazineSettings | undefined> {
  const { rows } = await sql<Row>`select weekday, hour, ahead_hours as "aheadHours", pieces, name, masthead, newsletter,
    propose_at as "proposeAt", propose_for as "proposeFor" from magazine_settings`.execute(db)
  const [row] = rows
  return (
    row && {
      ...row,
      masthead: MASTHEAD.parse(row.masthead),
      newsletter: row.newsletter ?? undefined,
      proposeAt: row.proposeAt ?? undefined,
      proposeFor: row.proposeFor ?? undefined,
    }
  )
}

/** From here to the end of the transaction nobody else proposes, releases or numbers an issue. */
export async function lockSettings(tx: DatabaseTransaction): Promise<MagazineSettings | undefined> {
  await sql`select true from magazine_settings for update`.execute(tx)
  return loadSettings(tx)
}

/** When the next issue proposes itself has to be found again. */
export async function storeSettings(tx: DatabaseTransaction, settings: MagazineSettings): Promise<void> {
  await sql`insert into magazine_settings (weekday, hour, ahead_hours, pieces, name, masthead, newsletter)
    values (${settings.weekday}, ${settings.hour}, ${settings.aheadHours}, ${settings.pieces}, ${settings.name},
      ${JSON.stringify(settings.masthead)}, ${settings.newsletter ?? null})
    on conflict (id) do update set weekday = excluded.weekday, hour = excluded.hour, ahead_hours = excluded.ahead_hours,
      pieces = excluded.pieces, name = excluded.name, masthead = excluded.masthead, newsletter = excluded.newsletter,
      propose_at = null, propose_for = null`.execute(tx)
}

export async function planProposal(
  tx: DatabaseTransaction,
  next: { proposeAt: Temporal.Instant; day: string },
): Promise<void> {
  await sql`update magazine_settings set propose_at = ${next.proposeAt}, propose_for = ${next.day}`.execute(tx)
}

/** One whose turn nobody has found yet is due at once. */
export async function earliestProposal(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select coalesce(propose_at, '1970-01-01Z') as at from magazine_settings`.execute(db)
  return rows[0]?.at
}
