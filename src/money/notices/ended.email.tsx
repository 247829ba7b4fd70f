import type { Words } from '../../design/words/words.ts'
import { GRACE_DAYS, type Subscription } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** It has ended otherwise than the reader had asked: why, that nothing more is charged, and how to begin anew. */
export function endedEmail(frame: MailFrame, subscription: Subscription): WrittenMail {
  const { words, publication, offerUrl } = frame
  return writeLetter(frame, {
    subject: words.t('mail.ended.subject'),
    heading: words.t('mail.ended.subject'),
    paragraphs: [why(words, publication, subscription), words.t('mail.ended.again')],
    facts: [[words.t('mail.agreed.plan'), words.published(subscription.planName).text]],
    action: { label: words.t('mail.ended.button'), url: offerUrl },
  })
}

function why(words: Words, publication: string, subscription: Subscription): string {
  switch (subscription.endedBecause) {
    case 'refunded':
      return words.t('mail.ended.refunded', { publication })
    case 'unpaid':
      return words.t('mail.ended.unpaid', { publication, price: words.money(subscription), days: GRACE_DAYS })
    case 'dispute-lost':
      return words.t('mail.ended.disputeLost', { publication })
    case 'erasure':
    case undefined:
      return words.t('mail.ended.lead', { publication })
  }
}
