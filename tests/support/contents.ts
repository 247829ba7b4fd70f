import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import pg from 'pg'

export type Contents = Record<string, string>

/** Tables in which whoever opens the database leaves a trace: when it last looked, and who it was. */
const TRACES = ['jobs.instance', 'jobs.version', 'jobs.queue']

/** What a restore adds to say that it happened, and that what was due waits. */
const MARKS: Record<string, string> = {
  'public.restores': 'false',
  'stripe_simulator.settings': "name <> 'held'",
}

/** What a restore ends, since it may have ended after the backup was made: rows that go, and columns that say when. */
const ENDED_ROWS = ['public.personal_feeds', 'public.email_changes']
const ENDED_BY: Record<string, string> = {
  'public.sessions': 'ended_at',
  'public.sign_in_requests': 'used_at',
  'public.checkouts': 'signed_in_at',
  'public.gifts': 'revoked_at',
  'public.reading_tokens': 'revoked_at',
  'public.notice_settings': 'paused_at',
}

/** A sum of the ordered rows of every table, and where every sequence stands. It asks in a way of its own. */
export async function tablesOf(connection: pg.ClientConfig): Promise<Contents> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query("set timezone = 'UTC'; set extra_float_digits = 1")
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
        where table_schema in ('public', 'jobs', 'stripe_simulator') and table_type = 'BASE TABLE'`,
    )
    const contents: Contents = {}
    for (const { name } of tables.filter((table) => ![...TRACES, ...ENDED_ROWS].includes(table.name))) {
      const { rows } = await client.query<{ sum: string }>(
        `select count(*) || ' ' || md5(coalesce(string_agg(r, E'\\n' order by r collate "C"), '')) as sum
           from (select ${ENDED_BY[name] ? `(to_jsonb(t) - '${ENDED_BY[name]}')` : 't'}::text as r
             from ${name} t where ${MARKS[name] ?? 'true'}) as texts`,
      )
      contents[name] = rows[0]?.sum ?? ''
    }
    const { rows: sequences } = await client.query<{ name: string }>(
      "select schemaname || '.' || sequencename as name from pg_sequences where sequencename <> 'restores_id_seq'",
    )
    for (const { name } of sequences) {
      const { rows } = await client.query<{ at: string }>(`select last_value || ' ' || is_called as at from ${name}`)
      contents[`sequence ${name}`] = rows[0]?.at ?? ''
    }
    return contents
  } finally {
    await client.end()
  }
}

/** The sum of every file that the data folder keeps. */
export async function filesOf(dataFolder: string): Promise<Contents> {
  const folder = join(dataFolder, 'files')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const sums = await Promise.all(
    paths.map(async (path) => [
      relative(folder, path),
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ]),
  )
  return Object.fromEntries(sums.sort())
}
