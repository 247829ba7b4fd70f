import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { lockCampaign, storePaused } from './campaigns.sql.ts'
import { CAMPAIGNS_CHANNEL } from './saveCampaign.ts'
import { storeSettings } from './settings.sql.ts'

/**
 * Pauses a booking, or with `all` whatever is for sale, and lets it run again; each by itself: what was paused alone stays
 * so when all may run. Every process hears of it at once.
 */
export function pauseCampaigns(
  db: Database,
  actor: string,
  which: { slug: string } | 'all',
  paused: boolean,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const pausedAt = paused ? now : undefined
    if (which === 'all') await storeSettings(tx, { pausedAt: pausedAt ?? null })
    else {
      if (!(await lockCampaign(tx, which.slug)))
        throw notFound('campaign-unknown', `There is no booking “${which.slug}”.`)
      await storePaused(tx, which.slug, pausedAt)
    }
    const action = paused ? 'campaign.pause' : 'campaign.resume'
    const subject = which === 'all' ? 'campaigns' : `campaign:${which.slug}`
    await writeAuditLog(tx, { actor, action, subject, detail: {} }, now)
    await announce(tx, CAMPAIGNS_CHANNEL, '')
  })
}
