import type { Money } from '../../platform/money.ts'
import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** A second subscription was ended, and what was paid for it given back. */
export function surplusEmail(frame: MailFrame, subscription: Subscription, refunded: Money): WrittenMail {
  const { words, accountUrl } = frame
  return writeLetter(frame, {
    subject: words.t('mail.surplus.subject'),
    heading: words.t('mail.surplus.heading'),
    paragraphs: [
      words.t('mail.surplus.lead'),
      refunded.amountMinor > 0
        ? words.t('mail.surplus.refunded', { amount: words.money(refunded) })
        : words.t('mail.surplus.nothing'),
    ],
    facts: [[words.t('mail.agreed.plan'), words.published(subscription.planName).text]],
    besides: { label: words.t('mail.manage'), url: accountUrl },
  })
}
