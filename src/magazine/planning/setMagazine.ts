import { findNewsletter } from '../../letters/newsletters/newsletters.module.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import type { MagazineSettings } from './issue.ts'
import { MAGAZINE_CHANNEL } from './magazineChannel.ts'
import type { MagazineChange } from './readMagazineChange.ts'
import { lockSettings, storeSettings } from './settings.sql.ts'

const FIRST: Omit<MagazineSettings, 'proposeAt' | 'proposeFor'> = {
  weekday: 5,
  hour: '05:00',
  aheadHours: 24,
  pieces: 24,
  name: '',
  masthead: [],
  newsletter: undefined,
}

/** Begins the magazine or changes it. Issues that are proposed already come when they were to come. */
export function setMagazine(
  db: Database,
  actor: string,
  change: MagazineChange,
  now: Temporal.Instant,
): Promise<MagazineSettings> {
  return inTransaction(db, async (tx) => {
    const before = (await lockSettings(tx)) ?? { ...FIRST, proposeAt: undefined, proposeFor: undefined }
    const after = { ...before, ...change }
    if (after.newsletter !== undefined && !(await findNewsletter(tx, after.newsletter)))
      throw invalid('newsletter', `There is no newsletter “${after.newsletter}”; none takes it away.`)
    await storeSettings(tx, after)
    await writeAuditLog(tx, { actor, action: 'magazine.set', subject: 'magazine', detail: { change } }, now)
    await announce(tx, MAGAZINE_CHANNEL, '')
    return after
  })
}
