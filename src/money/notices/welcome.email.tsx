import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { REMIND_DAYS_BEFORE } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** What was agreed: plan, price, when it is free until, when it is charged, how to cancel. */
export function welcomeEmail(frame: MailFrame, subscription: Subscription): WrittenMail {
  const { words, zone, publication, accountUrl } = frame
  const { interval, trialEnd, periodEnd, startedAt } = subscription
  const monthly = interval === 'month'
  const price = words.money(subscription)
  const free = trialEnd !== undefined
  const charge = words.date(trialEnd ?? periodEnd, zone)
  const hours = (trialEnd ?? periodEnd).since(startedAt).total('hours')
  const isTold = hours > REMIND_DAYS_BEFORE * 24 && (free || !monthly)
  return writeLetter(frame, {
    subject: words.t('mail.welcome.subject', { publication }),
    heading: words.t('mail.welcome.heading'),
    paragraphs: [words.t('mail.welcome.trial', { publication })],
    facts: [
      [words.t('mail.agreed.plan'), words.published(subscription.planName).text],
      [
        words.t('mail.agreed.price'),
        words.t(monthly ? 'subscription.priceMonth' : 'subscription.priceYear', { price }),
      ],
      ...(free ? ([[words.t('mail.agreed.trialUntil'), charge]] as Array<[string, string]>) : []),
      [words.t(free ? 'mail.agreed.firstCharge' : 'mail.agreed.nextCharge'), charge],
      [words.t('mail.agreed.renews'), words.t(monthly ? 'mail.agreed.everyMonth' : 'mail.agreed.everyYear')],
    ],
    after: [
      isTold
        ? words.t('mail.welcome.charge', { price, date: charge, days: REMIND_DAYS_BEFORE })
        : words.t('mail.welcome.chargeSoon', { price, date: charge }),
      words.t('mail.howToCancel'),
    ],
    action: { label: words.t('mail.manage'), url: accountUrl },
  })
}
