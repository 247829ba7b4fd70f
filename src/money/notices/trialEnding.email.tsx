import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** Before the first charge: what, when, and how not to. */
export function trialEndingEmail(
  frame: MailFrame,
  subscription: Subscription,
  chargedAt: Temporal.Instant,
): WrittenMail {
  const { words, zone, publication, accountUrl } = frame
  const date = words.date(chargedAt, zone)
  const price = words.money(subscription)
  return writeLetter(frame, {
    subject: words.t('mail.trialEnding.subject', { date }),
    heading: words.t('mail.trialEnding.heading', { date }),
    paragraphs: [
      words.t('mail.trialEnding.lead', { price, publication }),
      words.t('mail.trialEnding.otherwise'),
      words.t('mail.howToCancel'),
    ],
    action: { label: words.t('mail.manage'), url: accountUrl },
  })
}
