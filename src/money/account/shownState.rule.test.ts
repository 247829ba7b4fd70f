import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTrial } from '../../../tests/support/subscriptions.ts'
import { ProviderUnanswered, STATES, type State, type Subscription } from '../subscriptions/subscriptions.module.ts'
import { asItStands, mayDo, shownState } from './shownState.rule.ts'

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Europe/Paris'
const started = '2026-11-23T10:00:00Z'
const periodEnd = '2027-01-23T10:00:00Z'
const trialEnd = '2026-12-23T10:00:00Z'
const cancelAt = '2026-12-30T10:00:00Z'
const endedAt = '2026-12-31T10:00:00Z'
const paidUntil = '2027-01-02T10:00:00Z'
const now = at('2026-12-10T10:00:00Z')

const subscription: Subscription = {
  ...inTrial,
  state: 'active',
  judgedAt: at(started),
  providerStatus: 'active',
  startedAt: at(started),
  trialEnd: undefined,
  periodStart: at(started),
  periodEnd: at(periodEnd),
  paidUntil: at(periodEnd),
}

/** As text: `deepEqual` takes any two instants for equal. */
const shown = (change: Partial<Subscription>) =>
  JSON.parse(JSON.stringify(shownState({ ...subscription, ...change }, zone, now)))

test('a reader is shown the plan, what it costs, since when, and the next date', () => {
  assert.deepEqual(shown({}), {
    state: 'active',
    planName: 'Monthly',
    interval: 'month',
    price: { amountMinor: 290, currency: 'usd' },
    started,
    periodEnd,
    canceledInTrial: false,
    collecting: false,
  })
})

const dates: [string, State, Partial<Subscription>, string | undefined][] = [
  ['the end of a trial', 'trialing', { trialEnd: at(trialEnd) }, trialEnd],
  ['the end of a trial that nobody told', 'trialing', {}, periodEnd],
  ['where a canceled one ends', 'canceling', { cancelAt: at(cancelAt) }, cancelAt],
  ['where a canceled one ends, when nobody told', 'canceling', {}, periodEnd],
  ['what a paused one has paid', 'paused', { paidUntil: at(paidUntil), trialEnd: at(trialEnd) }, paidUntil],
  ['the trial of a paused one', 'paused', { paidUntil: undefined, trialEnd: at(trialEnd) }, trialEnd],
  ['nothing, when a paused one is paid for no more', 'paused', { paidUntil: at(started) }, undefined],
  ['nothing, when a paused one was never paid for', 'paused', { paidUntil: undefined }, undefined],
  ['when it ended', 'ended', { endedAt: at(endedAt) }, endedAt],
  ['nothing, when nobody knows its end', 'ended', {}, undefined],
  ['nothing, before it has begun', 'incomplete', {}, undefined],
  ['the next charge', 'active', { cancelAt: at(cancelAt), endedAt: at(endedAt), trialEnd: at(trialEnd) }, periodEnd],
  ['the charge that failed', 'past_due', { cancelAt: at(cancelAt), endedAt: at(endedAt) }, periodEnd],
]

for (const [what, state, change, date] of dates) {
  test(`the one date that a reader is shown of a subscription: ${what}`, () => {
    const facts = shown({ state, ...change })
    assert.equal(facts.periodEnd, date)
    assert.equal('periodEnd' in shownState({ ...subscription, state, ...change }, zone, now), date !== undefined)
  })
}

test('whose card failed is told how long reading goes on: fourteen days, by the publication’s clocks', () => {
  assert.equal(
    shown({ state: 'past_due', pastDueSince: at('2026-12-01T10:00:00Z') }).graceUntil,
    '2026-12-15T10:00:00Z',
  )
  assert.equal(shown({ state: 'past_due' }).graceUntil, '2027-02-06T10:00:00Z')
  assert.equal('graceUntil' in shown({ pastDueSince: at('2026-12-01T10:00:00Z') }), false)
})

test('no day that has passed is promised to whoever owes a payment: after the grace it has ended, and may be bought again', () => {
  const owed = { state: 'past_due', pastDueSince: at('2026-11-26T10:00:00Z') } as const
  const facts = shown(owed)
  assert.deepEqual([facts.state, facts.endedBecause, facts.graceUntil], ['ended', 'unpaid', undefined])
  assert.equal(facts.periodEnd, '2026-12-10T10:00:00Z')
  const stands = asItStands({ ...subscription, ...owed }, zone, now)
  assert.deepEqual(mayDo(stands), { cancel: false, resume: false, managePayment: false })
})

test('a reader is told why it ended, and reads until the grace is over where the provider has given up', () => {
  const ended = { state: 'ended', endedAt: at(endedAt) } as const
  for (const endedBecause of ['refunded', 'dispute-lost'] as const) {
    const facts = shown({ ...ended, endedBecause, pastDueSince: at('2026-12-01T10:00:00Z') })
    assert.deepEqual([facts.endedBecause, facts.periodEnd, facts.graceUntil], [endedBecause, endedAt, undefined])
  }
  const open = shown({ ...ended, endedBecause: 'unpaid', pastDueSince: at('2026-12-01T10:00:00Z') })
  assert.deepEqual([open.periodEnd, open.graceUntil], ['2026-12-15T10:00:00Z', '2026-12-15T10:00:00Z'])
  const over = shown({ ...ended, endedBecause: 'unpaid', pastDueSince: at('2026-11-26T10:00:00Z') })
  assert.deepEqual([over.endedBecause, over.periodEnd, over.graceUntil], ['unpaid', now.toString(), undefined])
  assert.equal('endedBecause' in shown(ended), false)
  assert.equal('endedBecause' in shown({ endedBecause: 'refunded' }), false)
})

const endings: [string, Partial<Subscription>, boolean][] = [
  ['never had a trial', { state: 'ended', endedAt: at(endedAt) }, false],
  ['canceled to the end of the trial', { trialEnd: at(trialEnd), cancelAt: at(trialEnd) }, true],
  ['canceled after it', { trialEnd: at(trialEnd), cancelAt: at(cancelAt) }, false],
  ['ended in it', { trialEnd: at(paidUntil), endedAt: at(endedAt) }, true],
  ['ended after it', { trialEnd: at(trialEnd), endedAt: at(endedAt) }, false],
  [
    'ended in it, though to be canceled after it',
    { trialEnd: at(cancelAt), cancelAt: at(endedAt), endedAt: at(trialEnd) },
    false,
  ],
  ['goes on after it', { trialEnd: at(trialEnd) }, false],
  ['is in it', { trialEnd: at(periodEnd) }, true],
]

for (const [what, change, unpaid] of endings) {
  test(`a reader whose subscription ${what} is ${unpaid ? '' : 'not '}told that it ends unpaid`, () => {
    assert.equal(shown({ state: 'canceling', ...change }).canceledInTrial, unpaid)
  })
}

test('nobody is told “paid” while a payment is being collected', () => {
  assert.equal(shown({ paidUntil: undefined }).collecting, true)
  assert.equal(shown({ paidUntil: at(paidUntil) }).collecting, true)
  assert.equal(shown({ state: 'past_due', paidUntil: undefined }).collecting, false)
})

test('nobody is shown a charge as coming whose day has passed, while the provider is silent about it', () => {
  for (const [state, change] of [
    ['active', { periodEnd: now }],
    ['trialing', { trialEnd: now }],
  ] as const) {
    const facts = shown({ state, ...change })
    assert.deepEqual([facts.collecting, facts.periodEnd], [true, undefined], state)
  }
})

test('who canceled what is owed or paused is told so, and nobody who did not', () => {
  const told = (state: State, more: Partial<Subscription> = {}) =>
    shownState({ ...subscription, state, ...more }, zone, now).notRenewed
  for (const state of ['past_due', 'paused'] as const) {
    assert.equal(told(state, { cancelAt: at(cancelAt) }), true, state)
    assert.equal(told(state), undefined, state)
  }
  // Its state says so already.
  assert.equal(told('canceling', { cancelAt: at(cancelAt) }), undefined)
  assert.equal(told('active'), undefined)
})

test('the buttons below a subscription are those that would do something', () => {
  const none = { cancel: false, resume: false, managePayment: false }
  const running = { cancel: true, resume: false, managePayment: true }
  const buttons = {
    incomplete: none,
    trialing: running,
    active: running,
    past_due: running,
    paused: running,
    canceling: { cancel: false, resume: true, managePayment: true },
    ended: none,
  }
  for (const state of STATES) assert.deepEqual(mayDo({ ...subscription, state }), buttons[state], state)
  for (const state of ['past_due', 'paused'] as const) {
    assert.deepEqual(mayDo({ ...subscription, state, cancelAt: at(cancelAt) }), buttons.canceling)
  }
  assert.deepEqual(mayDo(undefined), none)
  assert.deepEqual(mayDo({ ...subscription, setAside: 'surplus' }), none)
})

test('a provider that could not be heard is told apart in the log', () => {
  const cause = new Error('no route')
  const unanswered = new ProviderUnanswered('nobody answered', { cause })
  assert.equal(String(unanswered), 'ProviderUnanswered: nobody answered')
  assert.equal(unanswered.cause, cause)
})
