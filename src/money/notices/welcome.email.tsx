import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { nextReminder, REMIND_DAYS_BEFORE } from '../subscriptions/subscriptions.module.ts'
import { type MailFrame, type WrittenMail, writeLetter } from './letter.email.tsx'

/** What was agreed: plan, price, when it is free until, when it is charged, how to cancel. */
export function welcomeEmail(frame: MailFrame, subscription: Subscription): WrittenMail {
  const { words, publication, accountUrl, frontUrl } = frame
  const monthly = subscription.interval === 'month'
  const price = words.money(subscription)
  // Whoever canceled before we heard of it is charged nothing, and is told how long it lasts by the mail about that.
  const goesOn = subscription.state !== 'canceling'
  return writeLetter(frame, {
    subject: words.t('mail.welcome.subject', { publication }),
    heading: words.t('mail.welcome.heading'),
    paragraphs: [words.t('mail.welcome.trial', { publication })],
    factsLead: words.t('mail.welcome.agreed'),
    facts: [
      [words.t('mail.agreed.plan'), words.published(subscription.planName).text],
      [
        words.t('mail.agreed.price'),
        words.t(monthly ? 'subscription.priceMonth' : 'subscription.priceYear', { price }),
      ],
      ...(goesOn ? chargeFacts(frame, subscription) : []),
    ],
    after: goesOn ? [chargeSentence(frame, subscription, price)] : [],
    ...(goesOn && { note: words.t('mail.howToCancel') }),
    action: { label: words.t('mail.welcome.read'), url: frontUrl },
    besides: { label: words.t('mail.manage'), url: accountUrl },
  })
}

const nextCharge = ({ state, trialEnd, periodEnd }: Subscription) =>
  state === 'trialing' ? (trialEnd ?? periodEnd) : periodEnd

function chargeFacts({ words, zone }: MailFrame, subscription: Subscription): Array<[string, string]> {
  const charge = words.date(nextCharge(subscription), zone)
  const renews = words.t(subscription.interval === 'month' ? 'mail.agreed.everyMonth' : 'mail.agreed.everyYear')
  const dates: Array<[string, string]> =
    subscription.state === 'trialing'
      ? [
          [words.t('mail.agreed.trialUntil'), charge],
          [words.t('mail.agreed.firstCharge'), charge],
        ]
      : [[words.t('mail.agreed.nextCharge'), charge]]
  return [...dates, [words.t('mail.agreed.renews'), renews]]
}

/** A reminder is promised where one will be sent. */
function chargeSentence({ words, zone }: MailFrame, subscription: Subscription, price: string): string {
  const date = words.date(nextCharge(subscription), zone)
  const reminder = nextReminder({ ...subscription, setAside: subscription.setAside !== undefined }, zone)
  return reminder
    ? words.t('mail.welcome.charge', { price, date, days: REMIND_DAYS_BEFORE })
    : words.t('mail.welcome.chargeSoon', { price, date })
}
