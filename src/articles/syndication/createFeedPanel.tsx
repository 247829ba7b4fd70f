import type { AccountPanel } from '../../readers/accounts/accounts.module.ts'
import { FeedPanel, UnprovenFeedPanel } from './personalFeed.view.tsx'
import { personalFeedSince } from './personalFeeds.sql.ts'

/** The account page's part for the reader's own feed: for subscribers, and for whoever has one to take back. */
export function createFeedPanel(
  subscriberUntil: (readerId: number, now: Temporal.Instant) => Promise<Temporal.Instant | undefined>,
  zone: () => string,
): AccountPanel {
  return {
    order: 30,
    async render(db, { readerId, email, addressConfirmed, words, now }) {
      const since = await personalFeedSince(db, readerId)
      if (!since && !(await subscriberUntil(readerId, now))) return undefined
      if (!since && !addressConfirmed) return <UnprovenFeedPanel words={words} email={email} />
      return <FeedPanel words={words} zone={zone()} since={since} />
    },
  }
}
