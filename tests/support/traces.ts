import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import pg from 'pg'
import { readUnlessGone } from './mails.ts'
import type { RunningSite } from './runningSite.ts'

/**
 * Where anything of somebody can be found: every row of every table of every schema, every file of the data folder but
 * the database's own, and all that was logged. `traces`: texts, compared without regard to case; bytes as hexadecimal.
 */
export async function findTraces(site: RunningSite, traces: readonly string[]): Promise<string[]> {
  const inLog = traces.filter((trace) => site.log().toLowerCase().includes(trace.toLowerCase()))
  return [
    ...(await inTables(site, traces)),
    ...(await inFiles(site.folder, traces)),
    ...inLog.map((trace) => `log: ${trace}`),
  ]
}

async function inTables(site: RunningSite, traces: readonly string[]): Promise<string[]> {
  const client = new pg.Client(await site.connection())
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`)
    const found: string[] = []
    for (const { name } of tables) {
      for (const trace of traces) {
        const { rows } = await client.query<{ row: string }>(
          `select t::text as row from ${name} t where strpos(lower(t::text), lower($1)) > 0 limit 3`,
          [trace],
        )
        found.push(...rows.map(({ row }) => `${name}: ${trace} in ${row.slice(0, 300)}`))
      }
    }
    return found
  } finally {
    await client.end()
  }
}

async function inFiles(folder: string, traces: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path)
    if (!entry.isFile() || name.startsWith('postgres')) continue
    const text = ((await readUnlessGone(path))?.toString('latin1') ?? '').toLowerCase()
    for (const trace of traces) if (text.includes(trace.toLowerCase())) found.push(`${name}: ${trace}`)
  }
  return found
}
