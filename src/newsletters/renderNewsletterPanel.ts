import type { Child } from 'hono/jsx'
import type { Words } from '../design/words/words.ts'
import type { Database } from '../platform/database.ts'
import { selectSubscriptionsOf } from './consents.sql.ts'
import { AccountNewsletters } from './newsletters.view.tsx'

/** The account page's part: what comes to the reader's address, and what still waits to be confirmed. */
export async function renderNewsletterPanel(
  db: Database,
  { emailKey, words }: { emailKey: string; words: Words },
): Promise<Child> {
  const subscriptions = await selectSubscriptionsOf(db, emailKey)
  return AccountNewsletters({ words, subscriptions: subscriptions.filter(({ status }) => status !== 'ended') })
}
