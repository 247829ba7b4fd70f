import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { wrongLineOf } from './adsTxt.rule.ts'
import type { NoticeSettings } from './noticeSettings.ts'
import { CAMPAIGNS_CHANNEL } from './saveCampaign.ts'
import { loadSettings, storeSettings } from './settings.sql.ts'

const MOST = 100_000

/** Whom advertisers write to, and what `/ads.txt` says. Refuses a line that the specification does not know. */
export function setNoticeSettings(
  db: Database,
  actor: string,
  change: Partial<Pick<NoticeSettings, 'adsTxt' | 'contact'>>,
  now: Temporal.Instant,
): Promise<NoticeSettings> {
  const { adsTxt = '', contact = '' } = change
  const wrong = wrongLineOf(adsTxt)
  const problems = {
    ...(wrong !== undefined && { 'ads-txt': `“${wrong.slice(0, 200)}” is no line of an ads.txt` }),
    ...(adsTxt.length > MOST && { 'ads-txt': `at most ${MOST} characters` }),
    ...(contact !== '' &&
      !/^[^\s,;:<>()[\]"\\@]+@[^\s,;:<>()[\]"\\@]+$/.test(contact) && { contact: `“${contact}” is no address` }),
  }
  if (Object.keys(problems).length > 0) throw invalid('notice-settings', 'These settings cannot be kept.', problems)
  return inTransaction(db, async (tx) => {
    await storeSettings(tx, change)
    await writeAuditLog(tx, { actor, action: 'notices.set', subject: 'notices', detail: change }, now)
    await announce(tx, CAMPAIGNS_CHANNEL, '')
    return loadSettings(tx)
  })
}
