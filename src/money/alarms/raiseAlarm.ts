import type { Languages } from '../../design/words/languages.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import type { Mailer } from '../../platform/mail.ts'
import { type AlarmSubject, alarmEmail } from './alarm.email.tsx'
import { insertAlarm } from './alarms.sql.ts'

export type AlarmDeps = {
  clock: Clock
  log: Log
  mailer: Mailer
  languages: Languages
  /** Whom alarms go to; without an address only into the logs. */
  publication: () => { name: string; email: string }
}

/**
 * Something about money, or letters, that a person must look at: into the log and the audit log, and by mail to the publication's
 * own address. Once per code and subject.
 */
export async function raiseAlarm(
  deps: AlarmDeps,
  tx: DatabaseTransaction,
  {
    about = 'money',
    ...alarm
  }: { code: string; subject: string; detail: Record<string, unknown>; about?: AlarmSubject },
): Promise<void> {
  const now = deps.clock.now()
  if (!(await insertAlarm(tx, alarm, now))) return
  deps.log.error({ alarm: alarm.code, subject: alarm.subject, ...alarm.detail }, 'a person must look at this')
  await writeAuditLog(tx, { actor: 'system', action: `alarm.${alarm.code}`, ...alarm }, now)
  const { email, name } = deps.publication()
  if (email)
    await deps.mailer.send(tx, {
      kind: 'alarm',
      to: email,
      ...alarmEmail(deps.languages.own(), name, { ...alarm, about }),
    })
}
