import type pg from 'pg'
import type { Settings } from '../compose/compose.ts'
import type { MoneySettings } from '../compose/composeMoney.ts'
import type { Config } from './config.ts'
import { findSecret } from './openDatabase.ts'

/** What the environment says, as far as the rooms are to know it. */
export async function settingsFor(config: Config, connection: pg.PoolConfig, money: MoneySettings): Promise<Settings> {
  const { origin, dataFolder, bucket, smtpUrl, trustedProxies, returnMailbox, mailWebhooks } = config
  const { dkim, bounceDomain, smtpConnections: connections, sendingLimits: limits } = config
  // Only where somebody reads what comes there.
  const stopDomain = returnMailbox ? bounceDomain : undefined
  const letters = { dkim, bounceDomain, stopDomain, connections, limits }
  const returning = { mailbox: returnMailbox, webhooks: mailWebhooks }
  const secret = await findSecret(config)
  return { connection, origin, dataFolder, bucket, secret, smtpUrl, trustedProxies, money, letters, returning }
}
