import type { Almanac } from '../../almanac/entries/entries.module.ts'
import type { Shell } from '../../design/frame/shell.ts'
import type { Words } from '../../design/words/words.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Renditions } from '../../platform/renditions.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { PersonalDataHolder, Readers } from '../../readers/accounts/accounts.module.ts'
import type { ListSubjects } from '../lists/lists.module.ts'
import type { Posters } from '../posters/posters.module.ts'
import type { ArticleMemory } from '../store/store.module.ts'
import { announceToHub } from './announceToHub.ts'
import { createFeedPanel } from './createFeedPanel.tsx'
import { createFeedEndpoints } from './feeds.endpoint.ts'
import { feedsChanged } from './hub.job.ts'
import { createOembedEndpoint } from './oembed.endpoint.ts'
import { createPersonalFeedEndpoint } from './personalFeed.endpoint.ts'
import { createPersonalFeedPage } from './personalFeed.page.tsx'
import { deletePersonalFeed, listPersonalFeedRows } from './personalFeeds.sql.ts'
import { createSitemapEndpoints } from './sitemaps.endpoint.ts'
import { tellHub } from './tellHub.ts'

export { standingAlone } from './feed.rule.ts'
export { type Feed, type FeedItem, makeFeedItems } from './makeFeedItems.tsx'
export { endPersonalFeeds } from './personalFeeds.sql.ts'
export { writeJsonFeed } from './writeJsonFeed.ts'
export { writeRss } from './writeRss.ts'

export type SyndicationDeps = {
  media: Media
  memory: ArticleMemory
  publication: Publication
  subjects: ListSubjects
  posters: Posters
  almanac: Almanac
  paywall: Paywall
  readers: Readers
  renditions: Renditions
  words: () => Words
  /** Of the magazine's issues that have come out. */
  issueDates(): Promise<readonly string[]>
  subscriberUntil(readerId: number, now: Temporal.Instant): Promise<Temporal.Instant | undefined>
}

/** What machines read of the articles: feeds, sitemaps, oEmbed, the hub; and a subscriber's own feed. */
export function createSyndication(platform: Platform, deps: SyndicationDeps) {
  const all = { ...platform, ...deps }
  platform.jobs.handle(feedsChanged, (news, { signal }) => tellHub(all, news, signal))
  const feed: PersonalDataHolder = {
    name: 'feed',
    facts: async () => undefined,
    everything: (from, { readerId }) => listPersonalFeedRows(from, readerId),
    erase: (tx, { readerId }) => deletePersonalFeed(tx, readerId),
  }
  return {
    pages: (shell: Shell) => ({ personalFeed: createPersonalFeedPage({ ...all, shell }) }),
    endpoints: {
      feeds: createFeedEndpoints({ ...all, db: platform.browsing }),
      personalFeed: createPersonalFeedEndpoint(all),
      oembed: createOembedEndpoint(all),
      sitemaps: createSitemapEndpoints({ ...all, db: platform.browsing }),
    },
    dueWork: [announceToHub(all)],
    accountPanels: [createFeedPanel(deps.subscriberUntil, () => deps.publication.facts().zone)],
    personalData: [feed],
  }
}
