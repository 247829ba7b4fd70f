import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** Before another year is charged. */
export function renewalEmail(frame: MailFrame, subscription: Subscription, chargedAt: Temporal.Instant): WrittenMail {
  const { words, zone, publication, accountUrl } = frame
  const date = words.date(chargedAt, zone)
  const price = words.money(subscription)
  return writeLetter(frame, {
    subject: words.t('mail.renewal.subject', { date }),
    heading: words.t('mail.renewal.heading', { date }),
    paragraphs: [
      words.t('mail.renewal.lead', { price, publication }),
      words.t('mail.renewal.otherwise'),
      words.t('mail.howToCancel'),
    ],
    action: { label: words.t('mail.manage'), url: accountUrl },
  })
}
