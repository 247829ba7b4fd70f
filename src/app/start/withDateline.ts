import { createLog, type Log } from '../../platform/log.ts'
import { migrate, readMigrations } from '../../platform/migrations.ts'
import { compose, type Dateline } from '../compose/compose.ts'
import { finishRestore } from '../operate/restore.ts'
import type { Config } from './config.ts'
import { reachDatabase } from './openDatabase.ts'
import { settingsFor } from './settings.ts'
import { moneySettingsOf } from './startSimulator.ts'

/**
 * For commands: joins the running database, or starts it and stops it again. Jobs are only enqueued here; the running
 * worker does them, or the next `start`.
 */
export async function withDateline<T>(config: Config, work: (dateline: Dateline, log: Log) => Promise<T>): Promise<T> {
  const log = createLog(process.stderr.isTTY ? 'warn' : 'error')
  const database = await reachDatabase(config, (line) => log.debug(line))
  try {
    await finishRestore(config.dataFolder, database.connection)
    await migrate(database.connection, await readMigrations())
    const dateline = await compose(await settingsFor(config, database.connection, moneySettingsOf(config)), log)
    try {
      await dateline.jobs.open()
      return await work(dateline, log)
    } finally {
      await dateline.close()
    }
  } finally {
    await database.leave()
  }
}
