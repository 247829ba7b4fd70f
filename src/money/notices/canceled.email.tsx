import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** The confirmation of a cancellation, with the day until which everything stays open. */
export function canceledEmail(frame: MailFrame, subscription: Subscription): WrittenMail {
  const { words, zone, accountUrl } = frame
  const date = words.date(subscription.cancelAt ?? subscription.periodEnd, zone)
  return writeLetter(frame, {
    subject: words.t('mail.canceled.subject'),
    heading: words.t('mail.canceled.heading'),
    paragraphs: [words.t('mail.canceled.lead', { date }), words.t('mail.canceled.resume')],
    facts: [
      [words.t('mail.agreed.plan'), words.published(subscription.planName).text],
      [words.t('mail.agreed.accessUntil'), date],
    ],
    besides: { label: words.t('subscription.title'), url: accountUrl },
  })
}
