import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '../../design/words/english.ts'
import { createWords } from '../../design/words/words.ts'
import { CancelView, type SubscriptionFacts, SubscriptionPanel, SubscriptionView } from './subscription.view.tsx'

const words = createWords(en, 'en')
const zone = 'Europe/Paris'
const at = (text: string) => Temporal.Instant.from(`${text}T10:00:00Z`)
const may = { cancel: true, resume: false, managePayment: true }

const paid: SubscriptionFacts = {
  state: 'active',
  planName: 'Monthly',
  interval: 'month',
  price: { amountMinor: 290, currency: 'usd' },
  started: at('2026-11-23'),
  periodEnd: at('2027-01-23'),
}
const owed: SubscriptionFacts = { ...paid, state: 'past_due', graceUntil: at('2027-01-06') }

/** What is read, without the markup. */
const said = (html: { toString(): unknown }) =>
  String(html)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

const pageOf = (subscription: SubscriptionFacts) => said(<SubscriptionView {...{ words, zone, subscription, may }} />)

test('who owes a payment is told until when they may read, and no day of a payment that nobody promises', () => {
  assert.match(pageOf(owed), /You can read until January 6, 2027/)
  assert.doesNotMatch(pageOf(owed), /January 23|Next payment/)
  assert.match(pageOf(paid), /Next payment January 23, 2027/)
})

test('who canceled while they owe a payment is told both, and not asked to check how they pay', () => {
  assert.match(
    pageOf({ ...owed, notRenewed: true }),
    /You have canceled.*did not succeed; you can read until January 6/,
  )
})

test('whose subscription is over is told when it ended, and not that they could read until then', () => {
  const over = pageOf({ ...paid, state: 'ended', periodEnd: at('2027-01-02') })
  assert.match(over, /Ended on January 2, 2027/)
  assert.doesNotMatch(over, /You can read until/)
  const inGrace = pageOf({ ...owed, state: 'ended', endedBecause: 'unpaid', periodEnd: at('2027-01-06') })
  assert.match(inGrace, /You can read until January 6, 2027/)
})

test('whose subscription is paused, with nothing left that was paid for, is promised no reading', () => {
  const { periodEnd: _, ...nothingLeft } = paid
  assert.match(pageOf({ ...nothingLeft, state: 'paused' }), /until it goes on you read as somebody without one/)
  assert.match(pageOf({ ...paid, state: 'paused' }), /paused.*You can read until January 23, 2027\./)
})

test('nobody is told before they cancel that they have paid for what they owe', () => {
  const asked = said(<CancelView {...{ words, zone, subscription: owed }} />)
  assert.match(asked, /Your payment of \$2\.90 is still owed; without it you can read until January 6, 2027\./)
  assert.match(asked, /Until January 6, 2027, you can change your mind with one click\./)
  assert.doesNotMatch(asked, /January 23/)
  assert.match(said(<CancelView {...{ words, zone, subscription: paid }} />), /until January 23, 2027.*one click/)
  const paused = said(<CancelView {...{ words, zone, subscription: { ...paid, state: 'paused' } }} />)
  assert.doesNotMatch(paused, /one click|January 23/)
})

test('the account leads to what can be done: to the plans once it has ended, and back once it is canceled', () => {
  const panelOf = (subscription: SubscriptionFacts) => String(<SubscriptionPanel {...{ words, zone, subscription }} />)
  assert.match(panelOf({ ...paid, state: 'ended' }), /href="\/subscribe">Subscribe again/)
  assert.match(panelOf({ ...paid, state: 'canceling' }), /take it up again/)
  assert.match(panelOf(paid), /or cancel</)
})
