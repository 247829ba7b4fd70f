import type { Receipt } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** For each payment that was received. */
export function receiptEmail(frame: MailFrame, receipt: Receipt): WrittenMail {
  const { words, zone, publication, accountUrl } = frame
  const amount = words.money(receipt.amount)
  const period = { from: words.date(receipt.coversFrom, zone), until: words.date(receipt.coversUntil, zone) }
  return writeLetter(frame, {
    subject: words.t('mail.receipt.subject', { amount }),
    heading: words.t('mail.receipt.heading'),
    paragraphs: [words.t('mail.receipt.lead', { amount, publication })],
    facts: [
      [words.t('mail.agreed.plan'), words.published(receipt.planName).text],
      [words.t('mail.receipt.amount'), amount],
      [words.t('mail.receipt.paidOn'), words.date(receipt.paidAt, zone)],
      [words.t('mail.receipt.covers'), words.t('mail.receipt.period', period)],
      ...(receipt.number ? ([[words.t('mail.receipt.number'), receipt.number]] as Array<[string, string]>) : []),
    ],
    besides: { label: words.t('mail.manage'), url: accountUrl },
  })
}
