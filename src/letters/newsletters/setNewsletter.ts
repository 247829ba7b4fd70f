import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { slugOf } from '../../publication/facts/facts.module.ts'
import { NEWSLETTER, type Newsletter, type StoredNewsletter } from './newsletter.ts'
import { findNewsletter, lockNewsletters, positionOfNewsletter, upsertNewsletter } from './newsletters.sql.ts'
import type { NewsletterChange } from './readNewsletterChange.ts'
import { NEWSLETTERS_CHANNEL } from './saveNewsletters.ts'
import { whyNoWeeklyForm } from './weeklyForm.rule.ts'

/** Makes or changes a newsletter; a new one needs a name, a promise and a cadence, and stands last. */
export async function setNewsletter(
  db: Database,
  actor: string,
  slug: string,
  { change, language }: { change: NewsletterChange; language: string },
  now: Temporal.Instant,
): Promise<StoredNewsletter> {
  if (slug === '' || slugOf(slug) !== slug)
    throw invalid('slug', `“${slug}” is no address; write one like the-daily-letter.`)
  return inTransaction(db, async (tx) => {
    const last = await lockNewsletters(tx)
    const before = await findNewsletter(tx, slug)
    const draft = { language, ...before, ...change, slug }
    const { name, promise, every } = draft
    if (name === undefined || promise === undefined || every === undefined) {
      const missing = name === undefined ? 'name' : promise === undefined ? 'promise' : 'cadence'
      throw invalid(missing, `There is no newsletter “${slug}” yet; to make it, say ${missing}=…`)
    }
    const after = NEWSLETTER.parse({ ...draft, name, promise, every })
    await checkWeeklyForm(tx, after)
    const changed = await upsertNewsletter(tx, after, (await positionOfNewsletter(tx, slug)) ?? last)
    const stored = await findNewsletter(tx, slug)
    if (!stored) throw new Error(`newsletter ${slug} was not stored`)
    if (!changed) return stored
    await writeAuditLog(tx, { actor, action: 'newsletter.set', subject: `newsletter:${slug}`, detail: { change } }, now)
    await announce(tx, NEWSLETTERS_CHANNEL, '')
    return stored
  })
}

async function checkWeeklyForm(tx: DatabaseTransaction, newsletter: Newsletter): Promise<void> {
  const slug = newsletter.weeklyForm
  if (slug === undefined) return
  const form = await findNewsletter(tx, slug)
  const why = form ? whyNoWeeklyForm(newsletter, form) : `there is no newsletter “${slug}”`
  if (why !== undefined) throw invalid('weekly-form', `weekly-form: ${why}; none takes it away.`)
}
