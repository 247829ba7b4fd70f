import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** A second trial was ended, unpaid; paying is offered, never begun. */
export function trialUsedEmail(frame: MailFrame, subscription: Subscription): WrittenMail {
  const { words, publication, offerUrl } = frame
  return writeLetter(frame, {
    subject: words.t('mail.trialUsed.subject'),
    heading: words.t('mail.trialUsed.heading'),
    paragraphs: [words.t('mail.trialUsed.lead', { publication }), words.t('mail.trialUsed.offer')],
    facts: [[words.t('mail.agreed.plan'), words.published(subscription.planName).text]],
    after: [words.t('mail.trialUsed.notYou')],
    action: { label: words.t('mail.trialUsed.button'), url: offerUrl },
  })
}
