import { inTransaction } from '../../platform/database.ts'
import { insertConsent, lockRequesting, markEnded, storePause, storeZone } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'
import { type ConsentManner, type ConsentSource, describeConsent } from './describeConsent.ts'
import { takeNewsletter } from './takeNewsletter.ts'

/** What somebody wants who came from a letter that had reached them. */
export type LetterChange =
  | { kind: 'end' }
  /** `until`: the first day on which it comes again. */
  | { kind: 'pause'; until: string }
  | { kind: 'resume' }
  /** Another newsletter, by its slug, in its place. */
  | { kind: 'instead'; slug: string }
  | { kind: 'zone'; zone: string }

/**
 * Does to a newsletter what somebody chose who came from one of its letters: whoever has the letter has the mailbox. Each
 * change is kept with its evidence; what is so already stays, and leaves none. Answers whether something changed.
 */
export async function changeByLetter(
  deps: Pick<NewslettersDeps, 'db' | 'clock' | 'signer'>,
  about: { slug: string; email: string; emailKey: string },
  change: LetterChange,
  how: Extract<ConsentManner, 'one-click' | 'letter' | 'by-mail'>,
  source: ConsentSource,
): Promise<boolean> {
  const now = deps.clock.now()
  const { email, emailKey, slug } = about
  return inTransaction(deps.db, async (tx) => {
    await lockRequesting(tx, emailKey)
    const evidence = {
      ...describeConsent(deps.signer, how, source),
      ...(change.kind === 'pause' && { until: change.until }),
    }
    const keep = (event: 'ended' | 'paused' | 'resumed') =>
      insertConsent(tx, { slug, email, emailKey, event, evidence, now })
    switch (change.kind) {
      case 'end':
        if (!(await markEnded(tx, about, now))) return false
        await keep('ended')
        return true
      case 'pause':
        if (!(await storePause(tx, about, change.until))) return false
        await keep('paused')
        return true
      case 'resume':
        if (!(await storePause(tx, about, undefined))) return false
        await keep('resumed')
        return true
      case 'instead':
        if (!(await markEnded(tx, about, now))) return false
        await keep('ended')
        await takeNewsletter(tx, { slug: change.slug, email, emailKey, evidence, now })
        return true
      case 'zone':
        await storeZone(tx, about, change.zone)
        return true
    }
  })
}
