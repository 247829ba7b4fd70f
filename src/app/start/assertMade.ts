import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Config, ConfigProblem } from './config.ts'

/**
 * For commands that need a publication and make none: refuses in one line where there is nothing yet, before anything
 * is made. A database that cannot be reached is for whoever opens it to speak of.
 */
export async function assertMade(config: Config): Promise<void> {
  const isThere = config.databaseUrl ? await hasTables(config.databaseUrl) : hasCluster(config.dataFolder)
  if (isThere) return
  const where = config.databaseUrl ? 'the database of DATABASE_URL' : config.dataFolder
  throw new ConfigProblem(
    `there is no publication in ${where} yet; “dateline start” makes one, or name another with ${config.databaseUrl ? 'DATABASE_URL' : 'DATELINE_DATA'}`,
  )
}

const hasCluster = (dataFolder: string) => existsSync(join(dataFolder, 'postgres', 'cluster'))

async function hasTables(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ found: boolean }>("select to_regclass('publication') is not null as found")
    return rows[0]?.found === true
  } catch {
    return true
  } finally {
    await client.end().catch(() => {})
  }
}
