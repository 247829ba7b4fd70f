import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { graceEnd } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/**
 * A charge failed (`day` is undefined), or is still owed so many days later: access is kept for the grace period, and a
 * card can be checked. Where the provider has given up, only a new subscription leads on.
 */
export function paymentFailedEmail(frame: MailFrame, subscription: Subscription, day?: number): WrittenMail {
  const { words, zone, publication, accountUrl, offerUrl } = frame
  const hasEnded = subscription.state === 'ended'
  const date = words.date(graceEnd(subscription, zone), zone)
  const subject = words.t(day === undefined ? 'mail.paymentFailed.subject' : 'mail.paymentFailed.owedSubject')
  const owed = { price: words.money(subscription), publication }
  const first = hasEnded ? 'mail.paymentFailed.refused' : 'mail.paymentFailed.lead'
  return writeLetter(frame, {
    subject,
    heading: subject,
    paragraphs: [
      words.t(day === undefined ? first : 'mail.paymentFailed.owed', owed),
      words.t(hasEnded ? 'mail.paymentFailed.givenUp' : 'mail.paymentFailed.access', { date }),
    ],
    action: hasEnded
      ? { label: words.t('mail.ended.button'), url: offerUrl }
      : { label: words.t('mail.paymentFailed.button'), url: accountUrl },
  })
}
