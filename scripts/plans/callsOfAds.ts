import { ago, type Calls, later, now } from './values.ts'

const campaign = 1_000_001
const slug = 'archive-7'
const draft = {
  ...{ slug, kind: 'weighted', advertiser: 'x', startsOn: '2026-01-01', endsOn: undefined, placements: ['below'] },
  ...{ sections: [], countries: [], languages: [], notBeside: [], rivals: undefined, weight: 1, cap: undefined },
  ...{ price: '', creative: { kind: 'text', headline: '', text: '', button: '', link: '' }, linkVersion: 1 },
}
const lease = { id: 77, campaignId: campaign, size: 8, closesAt: later }
const bits = Buffer.alloc(1)

/** By file below `src`, then by function. */
export const callsOfAds: Record<string, Calls> = {
  'ads/campaigns/campaigns.sql.ts': {
    listCampaigns: [[], ['2026-01-01']],
    findCampaign: [[slug]],
    findCampaignById: [[campaign]],
    lockCampaign: [[slug]],
    upsertCampaign: [[draft]],
    lockPromised: [[campaign]],
    storeBooked: [[campaign, 100_000]],
    storeLetters: [[campaign, [{ newsletter: 'archive-letter', date: '2026-01-01' }]]],
    storePaused: [[slug, now]],
  },
  'ads/campaigns/settings.sql.ts': {
    loadSettings: [[]],
    storeSettings: [[{ pausedAt: undefined, adsTxt: '', contact: '' }]],
    loadRates: [[]],
    upsertRate: [[{ placement: 'below', price: { amountMinor: 1, currency: 'usd' }, per: 'day', note: '' }]],
    deleteRate: [['below']],
    pauseSales: [[now]],
  },
  'ads/pacing/leases.sql.ts': {
    lockPromise: [[campaign]],
    countLeases: [[campaign]],
    insertLease: [[{ ...lease, id: 2 ** 40 }]],
    shrinkLease: [[77, 3]],
    earliestClosing: [[]],
    countClosing: [[now]],
    closeDueLeases: [[500, now]],
    listProgress: [[[campaign]]],
  },
  'ads/pacing/traffic.sql.ts': { addTraffic: [[now, 3]], listTraffic: [[ago(28)]], deleteTraffic: [[ago(35)]] },
  'ads/counting/counting.sql.ts': {
    lockLeases: [[[77, 78]]],
    storeLeases: [[[{ id: 77, seen: bits, clicked: bits, served: 1 }]]],
    addDays: [[[{ campaignId: campaign, day: '2026-01-01', placement: 'below', served: 1, seen: 1, clicked: 0 }]]],
    addRefusals: [[[{ campaignId: campaign, day: '2026-01-01', event: 'seen', reason: 'old', refused: 1 }]]],
  },
  'ads/counting/report.sql.ts': { listDays: [[campaign]], sumRefusals: [[campaign], [undefined]] },
}
