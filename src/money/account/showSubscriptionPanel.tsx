import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import type { Database } from '../../platform/database.ts'
import { listOfReader } from '../subscriptions/subscriptions.module.ts'
import { shownState } from './shownState.rule.ts'
import { SubscriptionPanel } from './subscription.view.tsx'

/** The subscription's part of the account page: its state in a sentence, and the way to it. */
export async function showSubscriptionPanel(
  db: Database,
  readerId: number,
  words: Words,
  zone: string,
  now: Temporal.Instant,
): Promise<Child> {
  const subscription = (await listOfReader(db, readerId)).find((candidate) => !candidate.setAside)
  return (
    <SubscriptionPanel
      words={words}
      zone={zone}
      {...(subscription ? { subscription: shownState(subscription, zone, now) } : {})}
    />
  )
}
