import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type LogRow = {
  id: number
  at: Temporal.Instant
  actor: string
  action: string
  subject: string
  detail: Record<string, unknown>
}

export type LogSearch = {
  actor?: string
  action?: string
  subject?: string
  from?: Temporal.Instant
  /** The first instant that no longer belongs to it. */
  until?: Temporal.Instant
  /** All of them stand in the details. */
  words: readonly string[]
  /** Only what is older than this. */
  after?: { at: Temporal.Instant; id: number }
}

/** Newest first, at most so many. */
export async function listLog(db: Database, search: LogSearch, most: number): Promise<LogRow[]> {
  const { actor, action, subject, from, until, words, after } = search
  const conditions = [
    actor !== undefined && sql`actor = ${actor}`,
    action !== undefined && sql`action = ${action}`,
    subject !== undefined && sql`subject = ${subject}`,
    from && sql`at >= ${from}`,
    until && sql`at < ${until}`,
    after && sql`(at, id) < (${after.at}, ${after.id})`,
    words.length > 0 && sql`to_tsvector('simple', detail) @@ plainto_tsquery('simple', ${words.join(' ')})`,
  ].filter((condition) => typeof condition === 'object')
  const { rows } = await sql<LogRow>`
    select id, at, actor, action, subject, detail from audit_log
    where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`}
    order by at desc, id desc limit ${most}`.execute(db)
  return rows
}
