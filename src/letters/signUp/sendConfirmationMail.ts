import { inTransaction } from '../../platform/database.ts'
import { absoluteUrl } from '../../platform/http.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import { writeAlreadySubscribedMail, writeConfirmationMail } from './confirm.email.tsx'
import { CONFIRM_WITHIN_DAYS } from './confirmation.rule.ts'
import { findRequest, insertConfirmation, requestSubscription } from './consents.sql.ts'
import type { NewslettersDeps } from './deps.ts'
import { findNewsletter } from './newsletters.sql.ts'

/** Answers one request by one mail: a link to confirm with, or the word that there is nothing left to confirm. */
export async function sendConfirmationMail(deps: NewslettersDeps, requestId: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const request = await findRequest(tx, requestId)
    const newsletter = request && (await findNewsletter(tx, request.slug))
    if (!request || !newsletter) throw new Error('no such request for a newsletter')
    const now = deps.clock.now()
    const wish = { slug: request.slug, email: request.email, emailKey: request.email_key, at: request.at }
    const subscription = await requestSubscription(tx, wish)
    const token = subscription.status === 'confirmed' ? undefined : makeToken()
    const isFirst = await insertConfirmation(tx, {
      requestId,
      subscriptionId: subscription.id,
      tokenHash: token === undefined ? undefined : tokenHash(token),
      now,
      expiresAt: now.add({ hours: CONFIRM_WITHIN_DAYS * 24 }),
    })
    if (!isFirst) return
    const words = deps.languages.speak(request.language)
    const about = {
      words,
      publication: { name: await deps.publicationName(), url: absoluteUrl(deps.site, words.path('/')) },
      newsletter,
      email: request.email,
    }
    const mail =
      token === undefined
        ? writeAlreadySubscribedMail({ ...about, url: absoluteUrl(deps.site, words.path('/newsletters')) })
        : writeConfirmationMail({
            ...about,
            url: absoluteUrl(deps.site, words.path(`/confirm/${token}`)),
            days: CONFIRM_WITHIN_DAYS,
          })
    await deps.mailer.send(tx, {
      kind: 'newsletter-confirm',
      to: request.email,
      ...mail,
      keepDays: CONFIRM_WITHIN_DAYS,
    })
  })
}
