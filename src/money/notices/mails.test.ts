import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTrial } from '../../../tests/support/subscriptions.ts'
import { en } from '../../design/words/english.ts'
import { createWords } from '../../design/words/words.ts'
import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { endedEmail } from './ended.email.tsx'
import type { MailFrame } from './letter.email.tsx'
import { paymentFailedEmail } from './paymentFailed.email.tsx'
import { welcomeEmail } from './welcome.email.tsx'

const frame: MailFrame = {
  words: createWords(en, 'en'),
  zone: 'Europe/Paris',
  publication: 'The Meridian',
  frontUrl: 'https://meridian.example.org/',
  imprint: '',
  accountUrl: 'https://meridian.example.org/account/subscription',
  offerUrl: 'https://meridian.example.org/sign-in',
}
const owed: Subscription = { ...inTrial, state: 'past_due', pastDueSince: inTrial.periodEnd }

test('who has just subscribed is led to reading first, and finds how to cancel below it', () => {
  const { text } = welcomeEmail(frame, inTrial)
  const read = text.indexOf('Start reading: https://meridian.example.org/')
  assert.ok(read > 0 && read < text.indexOf('/account/subscription'))
  assert.match(text, /Free until: December 23, 2026\nFirst charge: December 23, 2026/)
  assert.match(text, /We will charge \$2\.90 on December 23, 2026, and write to you 7 days before\./)
})

test('a welcome promises a mail before the charge where there will be one, and no charge to whoever has canceled', () => {
  const monthly: Subscription = { ...inTrial, state: 'active', trialEnd: undefined }
  assert.match(welcomeEmail(frame, monthly).text, /We will charge \$2\.90 on December 23, 2026\./)
  assert.match(welcomeEmail(frame, { ...monthly, interval: 'year' }).text, /write to you 7 days before/)
  const canceled = welcomeEmail(frame, { ...inTrial, state: 'canceling', cancelAt: inTrial.trialEnd }).text
  assert.doesNotMatch(canceled, /charge|Renews/)
})

test('the first mail about a payment that failed does not say “still”, also where the provider has given up at once', () => {
  const givenUp: Subscription = { ...owed, state: 'ended', endedBecause: 'unpaid' }
  for (const subscription of [owed, givenUp]) {
    assert.match(paymentFailedEmail(frame, subscription).text, /\n\nWe could not charge \$2\.90/)
    assert.match(paymentFailedEmail(frame, subscription, 3).text, /We still could not charge \$2\.90/)
  }
  assert.match(paymentFailedEmail(frame, owed).text, /We will try again/)
  assert.match(paymentFailedEmail(frame, givenUp).text, /We will not try again/)
})

test('whoever has no subscription any more is not told that they have one', () => {
  assert.doesNotMatch(endedEmail(frame, { ...inTrial, state: 'ended' }).text, /because you have a subscription/)
})
