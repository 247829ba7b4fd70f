import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import type { Database } from '../../platform/database.ts'
import type { NewsletterList } from '../newsletters/newsletters.module.ts'
import { listSubscriptionsOf } from './consents.sql.ts'
import { AccountNewsletters, UnprovenNewsletters } from './newsletters.view.tsx'

/**
 * The account page's part: what comes to the reader's address, and what still waits to be confirmed. Where the address is
 * not proven to be theirs, how they prove it: who pays with a stranger's address must not learn what that one reads.
 */
export async function renderNewsletterPanel(
  db: Database,
  newsletters: Pick<NewsletterList, 'find'>,
  about: { email: string; emailKey: string; addressConfirmed: boolean; words: Words },
): Promise<Child | undefined> {
  const { email, emailKey, addressConfirmed, words } = about
  if (!addressConfirmed) return UnprovenNewsletters({ words, email })
  const subscriptions = await listSubscriptionsOf(db, emailKey)
  const shown = subscriptions.flatMap(({ slug, status }) => {
    const newsletter = status === 'ended' ? undefined : newsletters.find(slug)
    return newsletter ? [{ newsletter, status }] : []
  })
  return AccountNewsletters({ words, subscriptions: shown })
}
