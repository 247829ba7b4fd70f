import { raiseAlarm } from '../../money/alarms/alarms.module.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { ReturnsDeps } from './deps.ts'
import { HEALTH_DAYS, judgeHealth } from './health.rule.ts'
import { findHealth } from './health.sql.ts'

/** Tells the publication, once a month for each domain and line, that a receiver may soon take no more. */
export async function warnOfHealth(deps: ReturnsDeps, tx: DatabaseTransaction, domain: string): Promise<void> {
  const now = deps.clock.now()
  const counts = await findHealth(tx, domain, now.subtract({ hours: 24 * HEALTH_DAYS }))
  const { state, why } = judgeHealth(counts)
  if (state === 'good') return
  const month = now.toString().slice(0, 7)
  const { sent, hard, soft, complaints } = counts
  const detail = { why, sent, hard, soft, complaints }
  await raiseAlarm(deps, tx, { about: 'letters', code: `mail-health-${state}`, subject: `${domain} ${month}`, detail })
}
