import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** Before a first charge (`trialEnding`) and before another year's (`renewal`): what, when, and how not to. */
export function chargeAheadEmail(
  frame: MailFrame,
  subscription: Subscription,
  { about, chargedAt }: { about: 'trialEnding' | 'renewal'; chargedAt: Temporal.Instant },
): WrittenMail {
  const { words, zone, publication, accountUrl } = frame
  const date = words.date(chargedAt, zone)
  const price = words.money(subscription)
  return writeLetter(frame, {
    subject: words.t(`mail.${about}.subject`, { date }),
    heading: words.t(`mail.${about}.heading`, { date }),
    paragraphs: [words.t(`mail.${about}.lead`, { price, publication }), words.t(`mail.${about}.otherwise`)],
    facts: [
      [words.t('mail.agreed.plan'), words.published(subscription.planName).text],
      [words.t(about === 'trialEnding' ? 'mail.agreed.firstCharge' : 'mail.agreed.nextCharge'), date],
      [words.t('mail.agreed.price'), price],
    ],
    note: words.t('mail.howToCancel'),
    besides: { label: words.t('mail.manage'), url: accountUrl },
  })
}
