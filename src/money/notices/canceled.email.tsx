import { graceEnd, type Subscription } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/**
 * The confirmation of a cancellation, with the day until which everything stays open. While a payment is owed that is the
 * end of the grace, and the end of the period only if the payment still comes.
 */
export function canceledEmail(frame: MailFrame, subscription: Subscription): WrittenMail {
  const { words, zone, accountUrl } = frame
  const end = words.date(subscription.cancelAt ?? subscription.periodEnd, zone)
  const isOwed = subscription.state === 'past_due'
  const isPaused = subscription.state === 'paused'
  const date = isOwed ? words.date(graceEnd(subscription, zone), zone) : end
  return writeLetter(frame, {
    subject: words.t('mail.canceled.subject'),
    heading: words.t('mail.canceled.heading'),
    paragraphs: isPaused
      ? [words.t('mail.canceled.paused')]
      : [
          isOwed
            ? words.t('mail.canceled.owed', { price: words.money(subscription), date, end })
            : words.t('mail.canceled.lead', { date }),
          words.t('mail.canceled.resume'),
        ],
    facts: [
      [words.t('mail.agreed.plan'), words.published(subscription.planName).text],
      ...(isPaused ? [] : ([[words.t('mail.agreed.accessUntil'), date]] as Array<[string, string]>)),
    ],
    ...(isPaused
      ? { besides: { label: words.t('subscription.title'), url: accountUrl } }
      : { action: { label: words.t('subscription.resume'), url: accountUrl } }),
  })
}
