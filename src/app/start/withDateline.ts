import type { Log } from '../../platform/log.ts'
import { compose, type Dateline } from '../compose/compose.ts'
import type { Config } from './config.ts'
import { moneySettingsOf } from './moneySettings.ts'
import { settingsFor } from './settings.ts'
import { withConnection } from './withDatabase.ts'

/**
 * For commands: joins the running database, or starts it and stops it again. Jobs are only enqueued here; the running
 * worker does them, or the next `start`. `withoutJobs`: by a command that has none for anybody.
 */
export function withDateline<T>(
  config: Config,
  work: (dateline: Dateline, log: Log) => Promise<T>,
  { withoutJobs = false } = {},
): Promise<T> {
  return withConnection(config, async (connection, log) => {
    const dateline = await compose(await settingsFor(config, connection, moneySettingsOf(config)), log)
    try {
      if (!withoutJobs) await dateline.jobs.open()
      return await work(dateline, log)
    } finally {
      await dateline.close()
    }
  })
}
