import type { Campaigns } from '../../ads/campaigns/campaigns.module.ts'
import type { Ads } from '../../ads/counting/counting.module.ts'
import { createShowing } from '../../ads/showing/showing.module.ts'
import { ALMANAC_PATH, type Almanac } from '../../almanac/entries/entries.module.ts'
import type { Newsletters } from '../../letters/signUp/signUp.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

type Deps = {
  ads: Ads
  campaigns: Campaigns
  publication: Publication
  newsletters: Newsletters
  plans: Plans
  almanac: Almanac
  paywall: Pick<Paywall, 'maySubscribe'>
}

/** What stands for sale in pages, and what the house says of itself where nothing was sold. */
export function composeNotices(platform: Platform, deps: Deps) {
  const { ads, campaigns, publication, newsletters, plans, almanac, paywall } = deps
  return createShowing(platform, {
    ads,
    campaigns,
    subscribes: paywall.maySubscribe,
    publicationName: () => publication.facts().name,
    house: {
      version: () => String(longestTrial(plans)),
      dailyLetter() {
        const { dailyLetter } = publication.facts()
        const found = newsletters.list().find(({ slug }) => slug === dailyLetter)
        return found && { name: found.name, url: `/newsletters/${found.slug}` }
      },
      trialDays: () => longestTrial(plans),
      leaf: () => (almanac.days().length > 0 ? ALMANAC_PATH : undefined),
    },
  })
}

/** In days; undefined: nothing is tried for free. */
export function longestTrial(plans: Plans): number | undefined {
  const days = Math.max(0, ...plans.all().map(({ trialDays }) => trialDays))
  return days > 0 ? days : undefined
}
