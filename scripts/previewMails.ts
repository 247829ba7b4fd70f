import type { WrittenEmail } from '../src/design/frame/email.view.tsx'
import type { Words } from '../src/design/words/words.ts'
import type { Newsletter } from '../src/letters/newsletters/newsletters.module.ts'
import { writeAlreadySubscribedMail, writeConfirmationMail } from '../src/letters/signUp/confirm.email.tsx'
import { alarmEmail } from '../src/money/alarms/alarm.email.tsx'
import { canceledEmail } from '../src/money/notices/canceled.email.tsx'
import { chargeAheadEmail } from '../src/money/notices/chargeAhead.email.tsx'
import { endedEmail } from '../src/money/notices/ended.email.tsx'
import type { MailFrame } from '../src/money/notices/letter.email.tsx'
import { paymentFailedEmail } from '../src/money/notices/paymentFailed.email.tsx'
import { receiptEmail } from '../src/money/notices/receipt.email.tsx'
import { surplusEmail } from '../src/money/notices/surplus.email.tsx'
import { trialUsedEmail } from '../src/money/notices/trialUsed.email.tsx'
import { welcomeEmail } from '../src/money/notices/welcome.email.tsx'
import {
  writeChangeAskedMail,
  writeChangedMail,
  writeChangeTakenMail,
} from '../src/readers/privacy/emailChange.email.tsx'
import { writeErasedMail } from '../src/readers/privacy/erased.email.tsx'
import { writeSignInMail } from '../src/readers/signIn/signIn.email.tsx'
import { subscriptionsByState } from './previewMoney.tsx'

export type PreviewMailsProps = {
  words: Words
  zone: string
  publication: string
  imprint: string
  letter: Newsletter
}

/** Every mail that a reader or the publication gets, by name. */
export function previewMails({
  words,
  zone,
  publication,
  imprint,
  letter,
}: PreviewMailsProps): Map<string, WrittenEmail> {
  const site = 'https://meridian.example.org'
  const frame: MailFrame = {
    words,
    zone,
    publication,
    frontUrl: `${site}/`,
    imprint,
    accountUrl: `${site}/account/subscription`,
    offerUrl: `${site}/sign-in?return=%2Fsubscribe%3Ftrial%3Dno`,
  }
  const of = (state: string) => {
    const found = subscriptionsByState[state]
    if (!found) throw new Error(`no subscription is ${state}`)
    return found
  }
  const mails: [string, WrittenEmail][] = [
    ['welcome-trial', welcomeEmail(frame, of('trial'))],
    ['welcome-annual', welcomeEmail(frame, of('annual'))],
    ['welcome-canceled', welcomeEmail(frame, of('canceled-in-trial'))],
    ['trial-ending', chargeAheadEmail(frame, of('trial'), { about: 'trialEnding', chargedAt: of('trial').periodEnd })],
    ['renewal', chargeAheadEmail(frame, of('annual'), { about: 'renewal', chargedAt: of('annual').periodEnd })],
    [
      'receipt',
      receiptEmail(frame, {
        planName: of('paid').planName,
        payment: 'pi_1',
        number: 'MERI-0001',
        amount: { amountMinor: 290, currency: 'usd' },
        paidAt: of('paid').periodStart,
        coversFrom: of('paid').periodStart,
        coversUntil: of('paid').periodEnd,
      }),
    ],
    ['payment-failed', paymentFailedEmail(frame, of('owed'))],
    ['payment-failed-3', paymentFailedEmail(frame, of('owed'), 3)],
    ['given-up', paymentFailedEmail(frame, of('given-up'))],
    ['given-up-3', paymentFailedEmail(frame, of('given-up'), 3)],
    ['canceled', canceledEmail(frame, of('canceled'))],
    ['ended', endedEmail(frame, of('ended'))],
    ['ended-refunded', endedEmail(frame, of('refunded'))],
    ['ended-unpaid', endedEmail(frame, of('unpaid'))],
    ['ended-disputed', endedEmail(frame, of('disputed'))],
    ['trial-used', trialUsedEmail(frame, of('trial'))],
    ['surplus', surplusEmail(frame, of('paid'), { amountMinor: 290, currency: 'usd' })],
    ['surplus-unpaid', surplusEmail(frame, of('trial'), { amountMinor: 0, currency: 'usd' })],
    ['alarm', alarmEmail(words, publication, { code: 'dispute-opened', subject: 'dp_1' })],
  ]
  const about = { words, publication: { name: publication, url: `${site}/` } }
  const email = 'reader@example.org'
  const move = { ...about, from: email, to: 'new.address@example.org' }
  const letters = { ...about, newsletters: [letter], email, url: `${site}/confirm/t` }
  mails.push(
    ['sign-in', writeSignInMail({ ...about, email, url: `${site}/sign-in/t0k3n`, code: '204 613', minutes: 10 })],
    ['change-asked', writeChangeAskedMail({ ...move, email, url: `${site}/account/email/t0k3n`, hours: 24 })],
    ['change-taken', writeChangeTakenMail({ ...move, url: `${site}/sign-in` })],
    ['changed', writeChangedMail({ ...move, email })],
    ['erased', writeErasedMail({ words, publication, email })],
    ['letter-confirm', writeConfirmationMail({ ...letters, days: 3 })],
    [
      'letters-confirm',
      writeConfirmationMail({ ...letters, newsletters: [letter, { ...letter, name: 'High Water' }], days: 7 }),
    ],
    ['letter-already', writeAlreadySubscribedMail(letters)],
  )
  return new Map(mails)
}
