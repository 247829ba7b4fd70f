import { type Media, PICTURES_CHANNEL, type StoredPicture } from '../../media/pictures/pictures.module.ts'
import { dateIn } from '../../platform/calendar.ts'
import { keptInMemory } from '../../platform/keptInMemory.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Campaign } from './campaign.ts'
import { listCampaigns } from './campaigns.sql.ts'
import type { NoticeSettings, Rate } from './noticeSettings.ts'
import { CAMPAIGNS_CHANNEL } from './saveCampaign.ts'
import { loadRates, loadSettings } from './settings.sql.ts'

export { writeAdsTxt } from './adsTxt.rule.ts'
export { type CampaignState, stateOf } from './booking.rule.ts'
export type {
  Campaign,
  CampaignKind,
  Creative,
  PageContext,
  PagePlacement,
  Placement,
  SlotContext,
} from './campaign.ts'
export { PAGE_CONTEXT, PLACEMENTS } from './campaign.ts'
export { CAMPAIGN_FIELDS, type CampaignChange } from './campaignChange.ts'
export { findCampaign, findCampaignById, listCampaigns } from './campaigns.sql.ts'
export type { NoticeSettings, Rate } from './noticeSettings.ts'
export { pauseCampaigns } from './pauseCampaigns.ts'
export { readCampaignChange } from './readCampaignChange.ts'
export { type CampaignWish, saveCampaign } from './saveCampaign.ts'
export { setNoticeSettings } from './setNoticeSettings.ts'
export { setRate } from './setRate.ts'
export { pauseSales } from './settings.sql.ts'

export type KeptCampaign = Campaign & { picture: StoredPicture | undefined }

/** What is booked, as every process remembers it; a change reaches them at once. */
export type Campaigns = {
  /** Those that run, are to run, or ended yesterday, in the order in which they were made. */
  all(): readonly KeptCampaign[]
  settings(): NoticeSettings
  rates(): readonly Rate[]
  /** Of all of that. */
  version(): string
  reload(): Promise<void>
}

export type CampaignsDeps = Pick<Platform, 'db' | 'notices' | 'clock' | 'log'> & {
  media: Pick<Media, 'findPictures'>
  zone(): string
}

/** Notices that were seen yesterday are clicked today. */
const KEPT_DAYS = 1

export async function createCampaigns({ db, notices, clock, log, media, zone }: CampaignsDeps) {
  const kept = keptInMemory({
    name: 'campaigns',
    async load() {
      const since = dateIn(clock.now().subtract({ hours: 24 * (KEPT_DAYS + 1) }), zone())
      const [campaigns, settings, rates] = await Promise.all([
        listCampaigns(db, since),
        loadSettings(db),
        loadRates(db),
      ])
      const ids = campaigns.flatMap(({ creative }) => (creative.kind === 'picture' ? [creative.pictureId] : []))
      const pictures = await media.findPictures(db, [...new Set(ids)])
      const withPicture = (campaign: Campaign): KeptCampaign => ({
        ...campaign,
        picture: campaign.creative.kind === 'picture' ? pictures.get(campaign.creative.pictureId) : undefined,
      })
      return { campaigns: campaigns.map(withPicture), settings, rates }
    },
    notices,
    channels: [CAMPAIGNS_CHANNEL, PICTURES_CHANNEL],
    log,
  })
  await kept.reload()
  const campaigns: Campaigns = {
    all: () => kept.current().campaigns,
    settings: () => kept.current().settings,
    rates: () => kept.current().rates,
    version: kept.version,
    reload: kept.reload,
  }
  return { ...campaigns, close: kept.close }
}
