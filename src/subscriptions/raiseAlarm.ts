import { writeAuditLog } from '../platform/auditLog.ts'
import type { DatabaseTransaction } from '../platform/database.ts'
import { alarmEmail } from './alarm.email.tsx'
import { insertAlarm } from './alarms.sql.ts'
import type { SubscriptionsDeps } from './subscriptions.module.ts'

export type AlarmDeps = Pick<SubscriptionsDeps, 'clock' | 'log' | 'mailer' | 'languages' | 'publication'>

/**
 * Something about money that a person must look at: into the log and the audit log, and by mail to the publication's
 * own address. Once per code and subject.
 */
export async function raiseAlarm(
  deps: AlarmDeps,
  tx: DatabaseTransaction,
  alarm: { code: string; subject: string; detail: Record<string, unknown> },
): Promise<void> {
  const now = deps.clock.now()
  if (!(await insertAlarm(tx, now, alarm))) return
  deps.log.error({ alarm: alarm.code, subject: alarm.subject, ...alarm.detail }, 'a person must look at this')
  await writeAuditLog(tx, now, { actor: 'system', action: `alarm.${alarm.code}`, ...alarm })
  const { email, name } = deps.publication()
  if (email) await deps.mailer.send(tx, { kind: 'alarm', to: email, ...alarmEmail(deps.languages.own(), name, alarm) })
}
