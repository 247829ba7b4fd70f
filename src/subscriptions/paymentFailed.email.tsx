import { addDays } from '../platform/calendar.ts'
import { GRACE_DAYS } from './entitlement.rule.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'
import type { Subscription } from './subscriptions.sql.ts'

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
