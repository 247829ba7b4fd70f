import { addDays } from '../../platform/calendar.ts'
import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { GRACE_DAYS } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** A charge failed: access is kept for the grace period, and a card can be checked. */
export function paymentFailedEmail(frame: MailFrame, subscription: Subscription): WrittenMail {
  const { words, zone, publication, accountUrl } = frame
  const until = addDays(subscription.pastDueSince ?? subscription.periodStart, GRACE_DAYS, zone)
  return writeLetter(frame, {
    subject: words.t('mail.paymentFailed.subject'),
    heading: words.t('mail.paymentFailed.heading'),
    paragraphs: [
      words.t('mail.paymentFailed.lead', { price: words.money(subscription), publication }),
      words.t('mail.paymentFailed.access', { date: words.date(until, zone) }),
    ],
    action: { label: words.t('mail.paymentFailed.button'), url: accountUrl },
  })
}
