import type { Database } from '../../platform/database.ts'
import type { Campaign } from '../campaigns/campaigns.module.ts'
import { listProgress, type Pacing } from '../pacing/pacing.module.ts'
import { listDays, type ReportDay, type ReportRefusal, sumRefusals } from './report.sql.ts'

export type CampaignReport = {
  served: number
  seen: number
  clicked: number
  /** Of what is guaranteed; undefined: nothing is. */
  booked: number | undefined
  /** Of a guaranteed number, the part that was expected to be seen until now, 0 to 1. */
  expected: number | undefined
  /** Promised to pages that are open, and not seen yet. */
  underWay: number
  refused: readonly ReportRefusal[]
  days: readonly ReportDay[]
}

/** What came of a booking until now, as everybody is told it: the publisher, and the advertiser. */
export async function reportCampaign(
  { db, pacing }: { db: Database; pacing: Pick<Pacing, 'shareExpected'> },
  campaign: Pick<Campaign, 'id' | 'startsOn' | 'endsOn' | 'booked'>,
  now: Temporal.Instant,
): Promise<CampaignReport> {
  const [days, refused, [progress]] = await Promise.all([
    listDays(db, campaign.id),
    sumRefusals(db, campaign.id),
    listProgress(db, [campaign.id]),
  ])
  const sum = (of: 'served' | 'seen' | 'clicked') => days.reduce((total, day) => total + day[of], 0)
  return {
    served: sum('served'),
    seen: sum('seen'),
    clicked: sum('clicked'),
    booked: campaign.booked,
    expected: campaign.booked === undefined ? undefined : await pacing.shareExpected(campaign, now),
    underWay: progress ? Math.max(0, progress.reserved - progress.seen) : 0,
    refused,
    days,
  }
}
