import type { PageShell } from '../../design/frame/shell.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Campaigns } from '../campaigns/campaigns.module.ts'
import type { Ads } from '../counting/counting.module.ts'
import { createAboutNoticesPage } from './aboutNotices.page.tsx'
import { createNotices, type HouseFacts } from './createNotices.tsx'
import { createFrameEndpoint, type FrameDeps } from './frame.endpoint.ts'

export type { Notices } from './pageNotices.ts'

export type ShowingDeps = Pick<FrameDeps, 'subscribes'> & {
  ads: Ads
  campaigns: Campaigns
  publicationName(): string
  house: HouseFacts
}

/** What of notices stands in pages, and the page that says how they work. */
export function createShowing({ clock, browserOf }: Platform, { ads, campaigns, subscribes, ...deps }: ShowingDeps) {
  return {
    notices: createNotices({ clock, ads, campaigns, ...deps }),
    pages: (shell: PageShell) => ({ aboutNotices: createAboutNoticesPage({ campaigns, browserOf, shell }) }),
    endpoints: { noticeFrame: createFrameEndpoint({ ads, browserOf, clock, subscribes }) },
  }
}
