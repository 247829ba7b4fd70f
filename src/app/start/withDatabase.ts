import type pg from 'pg'
import { type Clock, createClock } from '../../platform/clock.ts'
import { type Database, openDatabase } from '../../platform/database.ts'
import { createLog, type Log } from '../../platform/log.ts'
import { migrate, readMigrations } from '../../platform/migrations.ts'
import { finishRestore } from '../operate/finishRestore.ts'
import type { Config } from './config.ts'
import { reachDatabase } from './openDatabase.ts'

/** A command does one thing after the other. */
const CONNECTIONS = 2

/**
 * For commands that need no more than the database and what time it is: nothing else is loaded or opened, so that they
 * are short. What they announce, the running processes hear.
 */
export function withDatabase<T>(
  config: Config,
  work: (opened: { db: Database; clock: Clock }) => Promise<T>,
): Promise<T> {
  return withConnection(config, async (connection, log) => {
    const { db, close } = openDatabase(connection, { max: CONNECTIONS })
    try {
      const clock = await createClock(db, undefined, log)
      try {
        return await work({ db, clock })
      } finally {
        clock.close()
      }
    } finally {
      await close()
    }
  })
}

/** Joins the running database, or starts it and stops it again; what this version expects of it is there. */
export async function withConnection<T>(
  config: Config,
  work: (connection: pg.PoolConfig, log: Log) => Promise<T>,
): Promise<T> {
  const log = createLog(process.stderr.isTTY ? 'warn' : 'error')
  const database = await reachDatabase(config, (line) => log.debug(line))
  try {
    await finishRestore(config.dataFolder, database.connection)
    await migrate(database.connection, await readMigrations())
    return await work(database.connection, log)
  } finally {
    await database.leave()
  }
}
