import type { DatabaseTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import { NEWSLETTER, type NewsletterDraft } from './newsletter.ts'
import { upsertNewsletter } from './newsletters.sql.ts'

/** Tells every process to read the list again. */
export const NEWSLETTERS_CHANNEL = 'newsletters'

/** Makes or updates these newsletters, in this order; others stay as they are. Answers how many changed. */
export async function saveNewsletters(
  tx: DatabaseTransaction,
  newsletters: readonly NewsletterDraft[],
): Promise<number> {
  let changed = 0
  const all = newsletters.map((newsletter, position) => ({ newsletter: NEWSLETTER.parse(newsletter), position }))
  const [named, naming] = [
    all.filter((one) => !one.newsletter.weeklyForm),
    all.filter((one) => one.newsletter.weeklyForm),
  ]
  // What names another one as its weekly form stands in the database after that one.
  for (const { newsletter, position } of [...named, ...naming]) {
    if (await upsertNewsletter(tx, newsletter, position)) changed += 1
  }
  if (changed > 0) await announce(tx, NEWSLETTERS_CHANNEL, '')
  return changed
}
