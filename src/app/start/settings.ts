import type pg from 'pg'
import type { Settings } from '../compose/compose.ts'
import type { MoneySettings } from '../compose/composeMoney.ts'
import type { Config } from './config.ts'
import { findSecret } from './openDatabase.ts'

/** What the environment says, as far as the rooms are to know it. */
export async function settingsFor(config: Config, connection: pg.PoolConfig, money: MoneySettings): Promise<Settings> {
  const { origin, dataFolder, bucket, smtpUrl, trustedProxies } = config
  return { connection, origin, dataFolder, bucket, secret: await findSecret(config), smtpUrl, trustedProxies, money }
}
