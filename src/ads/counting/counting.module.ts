import { randomInt } from 'node:crypto'
import type { Platform } from '../../platform/platform.ts'
import type { Campaigns } from '../campaigns/campaigns.module.ts'
import { addTraffic, openPacing } from '../pacing/pacing.module.ts'
import { createChooseEndpoint } from './choose.endpoint.ts'
import { createClickEndpoint } from './click.endpoint.ts'
import { createAds } from './createAds.ts'
import { createCounter } from './createCounter.ts'
import { createSeenEndpoint } from './seen.endpoint.ts'

export { CONSENT_COOKIE } from './addresses.ts'
export type {
  Ads,
  Asker,
  Counted,
  Decision,
  HouseNotice,
  LetterContext,
  LetterNotice,
  Refusal,
  ShownBooking,
  ShownCreative,
} from './ads.ts'
export { type AskerDeps, askerOf } from './askerOf.endpoint.ts'
export { sumRefusals } from './report.sql.ts'
export { type CampaignReport, reportCampaign } from './reportCampaign.ts'

export type CountingDeps = {
  campaigns: Campaigns
  zone(): string
  isLinkPreview(userAgent: string | undefined): boolean
  subscribes(sessionToken: string | undefined): Promise<boolean>
}

/** So many different beginnings of a process's draws. */
const BEGINNINGS = 2 ** 32

/** Chooses notices, counts what people saw and clicked of them, and refuses what no person did. */
export function createCounting(platform: Platform, { campaigns, zone, isLinkPreview, subscribes }: CountingDeps) {
  const { db, log, clock, browserOf, signerFor } = platform
  const start = randomInt(BEGINNINGS) / BEGINNINGS
  const pacing = openPacing({ db, log, campaigns, zone, start })
  const counter = createCounter({ db, log, zone, addTraffic })
  const signers = { pageSigner: signerFor('notice-pages'), tokenSigner: signerFor('notices') }
  const ads = createAds({ db, log, campaigns, pacing, counter, zone, isLinkPreview, ...signers })
  const asked = { ads, browserOf, clock }
  return {
    ads,
    pacing,
    endpoints: {
      chooseNotices: createChooseEndpoint({
        ...asked,
        subscribes,
        campaigns,
        zone,
        shownSigner: signerFor('notices-shown'),
      }),
      noticesSeen: createSeenEndpoint(asked),
      noticeClicked: createClickEndpoint(asked),
    },
    dueWork: pacing.dueWork,
    async close() {
      await counter.close()
      await pacing.close()
    },
  }
}
