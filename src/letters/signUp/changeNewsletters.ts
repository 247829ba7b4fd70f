import { inTransaction } from '../../platform/database.ts'
import type { Session } from '../../readers/accounts/accounts.module.ts'
import type { Newsletter } from '../newsletters/newsletters.module.ts'
import { insertConsent, listSubscriptionsOf, lockRequesting, markEnded } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'
import { type ConsentSource, describeConsent } from './describeConsent.ts'
import { takeNewsletter } from './takeNewsletter.ts'

/**
 * Takes and stops newsletters for a reader whose address is known to be theirs, with the evidence of each. `shown` are
 * those that the form showed as taken: what was taken meanwhile, elsewhere, is not stopped by an older form.
 */
export async function changeNewsletters(
  deps: NewslettersDeps,
  reader: Session,
  { chosen, shown }: { chosen: readonly Newsletter[]; shown: readonly Newsletter[] },
  sourceOf: (newsletter: Newsletter) => ConsentSource,
): Promise<void> {
  if (!reader.addressConfirmed) throw new Error('newsletters are changed at once for a proven address only')
  const { email, emailKey } = reader
  const now = deps.clock.now()
  await inTransaction(deps.db, async (tx) => {
    await lockRequesting(tx, emailKey)
    const before = await listSubscriptionsOf(tx, emailKey)
    const has = new Set(before.filter(({ status }) => status === 'confirmed').map(({ slug }) => slug))
    const about = (newsletter: Newsletter) => ({
      slug: newsletter.slug,
      email,
      emailKey,
      now,
      evidence: describeConsent(deps.signer, 'signed-in', sourceOf(newsletter)),
    })
    for (const newsletter of chosen) if (!has.has(newsletter.slug)) await takeNewsletter(tx, about(newsletter))
    for (const newsletter of shown) {
      if (chosen.includes(newsletter)) continue
      if (await markEnded(tx, { slug: newsletter.slug, emailKey }, now)) {
        await insertConsent(tx, { ...about(newsletter), event: 'ended' })
      }
    }
  })
}
