import { createAdvertiser } from '../../ads/advertiser/advertiser.module.ts'
import { createCampaigns } from '../../ads/campaigns/campaigns.module.ts'
import { createCounting } from '../../ads/counting/counting.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import { isLinkPreviewAgent } from '../../paywall/exemptions/exemptions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

export type AdsWingDeps = {
  publication: Publication
  media: Media
  /** Whether whoever has this session subscribes, or may, where it cannot be asked. */
  subscribes(sessionToken: string | undefined): Promise<boolean>
}

/** What is booked, what is shown of it, and what came of that. */
export async function composeAds(platform: Platform, { publication, media, subscribes }: AdsWingDeps) {
  const zone = () => publication.facts().zone
  const campaigns = await createCampaigns({ ...platform, media, zone })
  const counting = createCounting(platform, { campaigns, zone, isLinkPreview: isLinkPreviewAgent, subscribes })
  const { ads, pacing } = counting
  const publicationEmail = () => publication.facts().email
  const advertiser = createAdvertiser(platform, { campaigns, pacing, zone, publicationEmail })
  const { reportLink } = advertiser
  return { campaigns, ads, pacing, reportLink, parts: [campaigns, counting, advertiser] as const }
}
