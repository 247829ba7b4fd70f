import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { absoluteUrl } from '../../platform/http.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import type { Newsletter } from '../newsletters/newsletters.module.ts'
import { findNewsletter } from '../newsletters/newsletters.module.ts'
import { writeAlreadySubscribedMail, writeConfirmationMail } from './confirm.email.tsx'
import { CONFIRM_WITHIN_DAYS } from './confirmation.rule.ts'
import { findRequests, insertConfirmation, type RequestRow, requestSubscription } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'

/**
 * Answers what was asked for at once by one mail: a link to confirm all of it with, or the word that there is nothing
 * left to confirm.
 */
export async function sendConfirmationMail(deps: NewslettersDeps, requestIds: readonly number[]): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const requests = await findRequests(tx, requestIds)
    const [first] = requests
    if (!first) throw new Error('no such request for a newsletter')
    const token = makeToken()
    const asked: Newsletter[] = []
    const waiting: Newsletter[] = []
    for (const request of requests) {
      const newsletter = await findNewsletter(tx, request.slug)
      const answered = newsletter && (await answer(deps, tx, request, token))
      if (!newsletter || !answered) continue
      asked.push(newsletter)
      if (answered === 'waits') waiting.push(newsletter)
    }
    if (asked.length === 0) return
    const words = deps.languages.speak(first.language)
    const about = {
      words,
      publication: { name: await deps.publicationName(), url: absoluteUrl(deps.site, words.path('/')) },
      email: first.email,
    }
    const mail =
      waiting.length === 0
        ? writeAlreadySubscribedMail({
            ...about,
            newsletters: asked,
            url: absoluteUrl(deps.site, words.path('/newsletters')),
          })
        : writeConfirmationMail({
            ...about,
            newsletters: waiting,
            url: absoluteUrl(deps.site, words.path(`/confirm/${token}`)),
            days: CONFIRM_WITHIN_DAYS,
          })
    await deps.mailer.send(tx, {
      kind: 'newsletter-confirm',
      to: first.email,
      ...mail,
      keepDays: CONFIRM_WITHIN_DAYS,
    })
  })
}

/** undefined where this request has its mail already. */
async function answer(
  deps: NewslettersDeps,
  tx: DatabaseTransaction,
  request: RequestRow,
  token: string,
): Promise<'waits' | 'has' | undefined> {
  const now = deps.clock.now()
  const wish = { slug: request.slug, email: request.email, emailKey: request.email_key, at: request.at }
  const subscription = await requestSubscription(tx, wish)
  const has = subscription.status === 'confirmed'
  const isFirst = await insertConfirmation(tx, {
    requestId: request.id,
    subscriptionId: subscription.id,
    tokenHash: has ? undefined : tokenHash(token),
    now,
    expiresAt: now.add({ hours: CONFIRM_WITHIN_DAYS * 24 }),
  })
  if (!isFirst) return undefined
  return has ? 'has' : 'waits'
}
