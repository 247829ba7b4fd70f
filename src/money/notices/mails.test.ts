import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTrial } from '../../../tests/support/subscriptions.ts'
import { en } from '../../design/words/english.ts'
import { createWords } from '../../design/words/words.ts'
import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { canceledEmail } from './canceled.email.tsx'
import { chargeAheadEmail } from './chargeAhead.email.tsx'
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
  assert.ok(read > 0 && read < text.indexOf('Plan: ') && read < text.indexOf('/account/subscription'))
  assert.match(text, /Free until: December 23, 2026\nFirst charge: December 23, 2026/)
  assert.match(text, /We will charge \$2\.90 on December 23, 2026, and write to you 7 days before\./)
})

test('who has canceled finds first how to keep the subscription, and who is warned of a charge a quiet way out', () => {
  const canceled = canceledEmail(frame, { ...inTrial, state: 'canceling', cancelAt: inTrial.trialEnd })
  const keep = canceled.text.indexOf('Keep my subscription: https://meridian.example.org/account/subscription')
  assert.ok(keep > 0 && keep < canceled.text.indexOf('Plan: '))
  assert.match(canceled.html, /class="button"[^>]*>\s*Keep my subscription/)
  const paused = canceledEmail(frame, { ...inTrial, state: 'paused', cancelAt: inTrial.trialEnd })
  assert.doesNotMatch(paused.text, /Keep my subscription/, 'it cannot be kept')
  const ahead = chargeAheadEmail(frame, inTrial, { about: 'trialEnding', chargedAt: inTrial.periodEnd })
  assert.match(ahead.html, /class="link"[^>]*>\s*See or cancel your subscription/)
  assert.doesNotMatch(ahead.html, /class="button"/)
  assert.match(ahead.text, /First charge: December 23, 2026\nPrice: \$2\.90/)
})

test('a mail says who writes line by line, and parts no date', () => {
  const { html, text } = welcomeEmail(
    { ...frame, imprint: 'The Meridian Ltd\n12 Example Street\n75000 Paris' },
    inTrial,
  )
  assert.match(text, /\nThe Meridian Ltd\n12 Example Street\n75000 Paris\n/)
  assert.match(html, /The Meridian Ltd<\/bdi><br\/?><bdi>12.Example Street<\/bdi><br\/?><bdi>75000.Paris/)
  assert.doesNotMatch(html.slice(html.indexOf('<h1>')), /December 23|23, 2026|7 days/)
  assert.match(html, /December\u00a023,\u00a02026/)
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
