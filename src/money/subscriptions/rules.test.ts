import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isBefore } from '../../platform/calendar.ts'
import { type DueFacts, nextDunning, nextQuestion, nextReminder, WARN_PUBLISHER_AFTER_HOURS } from './dueDates.rule.ts'
import { type EntitlementFacts, entitlementOf } from './entitlement.rule.ts'
import {
  type Command,
  decideSync,
  isAsAsked,
  isOverThere,
  isPaying,
  mayAskFor,
  STATES,
  type State,
} from './states.rule.ts'
import { hasSpentTrial, isTrialOfAnother, isTrialRunning, trialDaysOnOffer, whatToJudge } from './trial.rule.ts'

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Europe/Paris'
const said = (status: string, more: { collectionPaused?: boolean; cancelAt?: Temporal.Instant } = {}) => ({
  status,
  collectionPaused: more.collectionPaused ?? false,
  cancelAt: more.cancelAt,
})

test('each status of the provider has its state', () => {
  const cancelAt = at('2027-01-01T00:00:00Z')
  for (const [status, state] of [
    [said('trialing'), 'trialing'],
    [said('trialing', { cancelAt }), 'canceling'],
    [said('trialing', { collectionPaused: true }), 'paused'],
    [said('active'), 'active'],
    [said('active', { cancelAt }), 'canceling'],
    [said('active', { collectionPaused: true }), 'paused'],
    [said('active', { collectionPaused: true, cancelAt }), 'paused'],
    [said('past_due'), 'past_due'],
    [said('past_due', { cancelAt }), 'past_due'],
    [said('unpaid'), 'past_due'],
    [said('paused'), 'paused'],
    [said('paused', { cancelAt }), 'paused'],
    [said('canceled'), 'ended'],
    [said('canceled', { cancelAt }), 'ended'],
    [said('incomplete'), 'incomplete'],
    [said('incomplete_expired'), 'ended'],
  ] as const) {
    const decided = decideSync(undefined, status)
    assert.equal(decided.kind === 'take' && decided.state, state, JSON.stringify(status))
  }
})

test('a status that nobody knows is refused, whatever was known before', () => {
  for (const last of [undefined, ...STATES]) {
    for (const status of ['', 'Active', 'dormant', '__proto__', 'constructor']) {
      assert.equal(decideSync(last, said(status)).kind, 'refuse')
    }
  }
})

test('the provider is always taken at its word; only the path says whether we expected it', () => {
  const path = (last: State | undefined, status: string) => {
    const decided = decideSync(last, said(status))
    return decided.kind === 'take' ? decided.path : 'refused'
  }
  for (const [last, status, expected] of [
    [undefined, 'trialing', 'expected'],
    [undefined, 'canceled', 'reconciled'],
    ['trialing', 'active', 'expected'],
    ['trialing', 'trialing', 'expected'],
    ['active', 'trialing', 'reconciled'],
    ['active', 'canceled', 'reconciled'],
    ['canceling', 'canceled', 'expected'],
    ['canceling', 'active', 'expected'],
    ['ended', 'active', 'reconciled'],
    ['past_due', 'active', 'expected'],
    ['paused', 'active', 'expected'],
  ] as const) {
    assert.equal(path(last, status), expected, `${last} → ${status}`)
  }
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('trialing', 'active', 'past_due', 'paused', 'canceled', 'unpaid', 'incomplete')),
      (statuses) => {
        let state: State | undefined
        for (const status of statuses) {
          const decided = decideSync(state, said(status))
          assert.equal(decided.kind, 'take')
          if (decided.kind === 'take') state = decided.state
        }
        const fresh = statuses.length > 0 ? decideSync(undefined, said(statuses.at(-1) as string)) : undefined
        return fresh === undefined || (fresh.kind === 'take' && fresh.state === state)
      },
    ),
  )
})

test('of every change that the provider may tell, whether it was to be expected', () => {
  const statuses = { ...Object.fromEntries(STATES.map((state) => [state, said(state)])), ended: said('canceled') }
  const changes = {
    ...statuses,
    paused: said('active', { collectionPaused: true }),
    canceling: said('active', { cancelAt: at('2027-01-01T00:00:00Z') }),
  } as Record<State, ReturnType<typeof said>>
  // From the state on the left to each above: e expected, r reconciled.
  const table = `
               incomplete trialing active past_due paused canceling ended
    unseen     e          e        e      r        r      r         r
    incomplete e          e        e      r        r      r         e
    trialing   r          e        e      e        e      e         e
    active     r          r        e      e        e      e         r
    past_due   r          r        e      e        r      e         e
    paused     r          e        e      r        e      e         e
    canceling  r          e        e      e        r      e         e
    ended      r          r        r      r        r      r         e
  `
  const [head = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  let seen = 0
  for (const [from = '', ...paths] of rows) {
    for (const [column, path] of paths.entries()) {
      const state = head[column] as State
      const decided = decideSync(from === 'unseen' ? undefined : (from as State), changes[state])
      const expected = { kind: 'take', state, path: path === 'e' ? 'expected' : 'reconciled' }
      assert.deepEqual(decided, expected, `${from} → ${state}`)
      seen++
    }
  }
  assert.equal(seen, (STATES.length + 1) * STATES.length)
})

test('an unknown status is named in the alarm, but not at any length', () => {
  assert.deepEqual(decideSync('active', said('dormant')), { kind: 'refuse', reason: 'unknown status dormant' })
  const refused = decideSync('active', said('x'.repeat(500)))
  assert.equal(refused.kind === 'refuse' && refused.reason, `unknown status ${'x'.repeat(40)}`)
})

test('what our commands may ask for, state by state', () => {
  const table: Record<State, Record<Command, boolean>> = {
    incomplete: { 'check-out': true, cancel: false, resume: false, manage: false, 'end-now': true },
    trialing: { 'check-out': false, cancel: true, resume: false, manage: true, 'end-now': true },
    active: { 'check-out': false, cancel: true, resume: false, manage: true, 'end-now': true },
    past_due: { 'check-out': false, cancel: true, resume: true, manage: true, 'end-now': true },
    paused: { 'check-out': false, cancel: true, resume: true, manage: true, 'end-now': true },
    canceling: { 'check-out': false, cancel: false, resume: true, manage: true, 'end-now': true },
    ended: { 'check-out': true, cancel: false, resume: false, manage: false, 'end-now': false },
  }
  for (const state of STATES) {
    for (const [command, allowed] of Object.entries(table[state])) {
      assert.equal(mayAskFor(state, command as Command), allowed, `${command} when ${state}`)
    }
    assert.equal(isPaying(state), !table[state]['check-out'], `who pays (${state}) does not check out again`)
  }
})

const facts: EntitlementFacts = {
  state: 'active',
  setAside: false,
  trialEnd: undefined,
  periodEnd: at('2026-12-23T10:00:00Z'),
  cancelAt: undefined,
  pastDueSince: undefined,
  paidUntil: at('2026-12-23T10:00:00Z'),
  refundedUntil: undefined,
}

test('what a subscription opens, and for how long without any news', () => {
  const end = facts.periodEnd
  const trial = { ...facts, state: 'trialing' as const, trialEnd: end, paidUntil: undefined }
  const canceling = { ...facts, state: 'canceling' as const, cancelAt: end }
  const pastDue = { ...facts, state: 'past_due' as const, pastDueSince: at('2026-12-01T10:00:00Z') }
  const paused = { ...facts, state: 'paused' as const, paidUntil: at('2026-12-05T10:00:00Z') }
  const before = '2026-12-04T00:00:00Z'
  const held = '2026-12-30T09:59:59Z'
  const heldOver = '2026-12-30T10:00:00Z'
  for (const [what, given, when, reason, until] of [
    ['nothing', undefined, before, 'none', undefined],
    ['paid', facts, before, 'paid', heldOver],
    ['paid, period over, no answer', facts, '2026-12-23T10:00:00Z', 'unanswered', heldOver],
    ['paid, nearly a week without an answer', facts, held, 'unanswered', heldOver],
    ['paid, a week without an answer', facts, heldOver, 'unpaid', undefined],
    ['trial', trial, before, 'trial', heldOver],
    ['trial over, no answer', trial, held, 'unanswered', heldOver],
    ['canceled', canceling, before, 'canceling', heldOver],
    ['canceled, over, no answer', canceling, held, 'unanswered', heldOver],
    ['card failed', pastDue, before, 'grace', '2026-12-15T10:00:00Z'],
    ['card failed, grace over', pastDue, '2026-12-15T10:00:00Z', 'unpaid', undefined],
    ['paused, paid time left', paused, before, 'paused', '2026-12-05T10:00:00Z'],
    ['paused, paid time over', paused, '2026-12-05T10:00:00Z', 'paused', undefined],
    [
      'paused in the trial',
      { ...paused, paidUntil: undefined, trialEnd: at('2026-12-06T00:00:00Z') },
      before,
      'paused',
      '2026-12-06T00:00:00Z',
    ],
    [
      'paused, in a trial that ended before the paid time',
      { ...paused, trialEnd: at('2026-11-20T00:00:00Z') },
      before,
      'paused',
      '2026-12-05T10:00:00Z',
    ],
    [
      'paused, paid before the trial ended',
      { ...paused, trialEnd: at('2026-12-20T00:00:00Z') },
      before,
      'paused',
      '2026-12-20T00:00:00Z',
    ],
    [
      'paused and canceled before the paid time is over',
      { ...paused, cancelAt: at('2026-12-04T12:00:00Z') },
      before,
      'paused',
      '2026-12-04T12:00:00Z',
    ],
    ['trial whose end is not told', { ...trial, trialEnd: undefined }, before, 'trial', heldOver],
    [
      'trial within a longer period',
      { ...trial, trialEnd: at('2026-12-10T10:00:00Z') },
      before,
      'trial',
      '2026-12-17T10:00:00Z',
    ],
    ['canceled, its end not told', { ...canceling, cancelAt: undefined }, before, 'canceling', heldOver],
    [
      'canceled before the period is over',
      { ...canceling, cancelAt: at('2026-12-10T10:00:00Z') },
      before,
      'canceling',
      '2026-12-17T10:00:00Z',
    ],
    [
      'card failed, nobody knows since when',
      { ...pastDue, pastDueSince: undefined },
      before,
      'grace',
      '2027-01-06T10:00:00Z',
    ],
    ['paused, never paid', { ...paused, paidUntil: undefined }, before, 'paused', undefined],
    ['ended', { ...facts, state: 'ended' as const }, before, 'ended', undefined],
    [
      'ended since it was taken back, with a payment owed before',
      { ...pastDue, state: 'ended' as const, endedBecause: 'dispute-lost' as const },
      before,
      'ended',
      undefined,
    ],
    [
      'given up by the provider, in the grace',
      { ...pastDue, state: 'ended' as const, endedBecause: 'unpaid' as const },
      before,
      'grace',
      '2026-12-15T10:00:00Z',
    ],
    [
      'given up by the provider, grace over',
      { ...pastDue, state: 'ended' as const, endedBecause: 'unpaid' as const },
      '2026-12-15T10:00:00Z',
      'unpaid',
      undefined,
    ],
    ['incomplete', { ...facts, state: 'incomplete' as const }, before, 'incomplete', undefined],
    ['set aside', { ...facts, setAside: true }, before, 'set-aside', undefined],
    ['given back', { ...facts, refundedUntil: end }, before, 'refunded', undefined],
    ['an earlier month given back', { ...facts, refundedUntil: at('2026-11-23T10:00:00Z') }, before, 'paid', heldOver],
  ] as const) {
    const entitlement = entitlementOf(given, at(when), zone)
    assert.equal(entitlement.reason, reason, what)
    assert.equal(entitlement.until?.toString(), until, what)
    assert.equal(entitlement.subscriber, until !== undefined, what)
  }
})

const instants = fc
  .integer({ min: 1_700_000_000, max: 1_900_000_000 })
  .map((s) => Temporal.Instant.fromEpochMilliseconds(s * 1000))
const anyFacts = fc.record({
  state: fc.constantFrom(...STATES),
  setAside: fc.boolean(),
  trialEnd: fc.option(instants, { nil: undefined }),
  periodEnd: instants,
  cancelAt: fc.option(instants, { nil: undefined }),
  pastDueSince: fc.option(instants, { nil: undefined }),
  paidUntil: fc.option(instants, { nil: undefined }),
  refundedUntil: fc.option(instants, { nil: undefined }),
})

test('whatever is known, what is open ends in the future, and what has ended or is set aside is closed', () => {
  fc.assert(
    fc.property(
      anyFacts,
      instants,
      fc.constantFrom('Europe/Paris', 'America/New_York', 'Pacific/Apia'),
      (given, now, zone) => {
        const entitlement = entitlementOf(given, now, zone)
        if (entitlement.subscriber) {
          assert.ok(isBefore(now, entitlement.until))
          assert.ok(given.state !== 'ended' && given.state !== 'incomplete' && !given.setAside)
          // Without news nothing changes before then, and nothing is open from then on.
          assert.equal(
            entitlementOf(given, entitlement.until.subtract({ seconds: 1 }), zone).subscriber ||
              !isBefore(now, entitlement.until.subtract({ seconds: 1 })),
            true,
          )
          const later = entitlementOf({ ...given, refundedUntil: undefined }, entitlement.until, zone)
          assert.equal(later.subscriber, false)
        }
      },
    ),
  )
})

const due: DueFacts = {
  state: 'trialing',
  setAside: false,
  interval: 'month',
  startedAt: at('2026-11-23T10:00:00Z'),
  trialEnd: at('2026-12-23T10:00:00Z'),
  periodEnd: at('2026-12-23T10:00:00Z'),
  cancelAt: undefined,
  pastDueSince: undefined,
  paidUntil: undefined,
}

test('the provider is asked where what we know ends, and then hourly', () => {
  const early = at('2026-12-01T00:00:00Z')
  const paid = { ...due, paidUntil: due.periodEnd }
  for (const [what, given, now, ask] of [
    ['trial', due, early, '2026-12-23T10:00:00Z'],
    ['trial whose end is not told', { ...due, trialEnd: undefined }, early, '2026-12-23T10:00:00Z'],
    ['trial within a longer period', { ...due, trialEnd: at('2026-12-10T10:00:00Z') }, early, '2026-12-10T10:00:00Z'],
    ['canceled, its end not told', { ...due, state: 'canceling' }, early, '2026-12-23T10:00:00Z'],
    ['card failed, nobody knows since when', { ...due, state: 'past_due' }, early, '2026-12-23T10:00:00Z'],
    [
      'card failed at the end of a period that is over',
      { ...due, state: 'past_due', periodEnd: at('2026-11-30T10:00:00Z') },
      early,
      '2026-12-01T01:00:00Z',
    ],
    ['not begun', { ...due, state: 'incomplete' }, early, '2026-12-23T10:00:00Z'],
    [
      'payment not heard of near the end',
      { ...due, state: 'active' },
      at('2026-12-23T08:00:00Z'),
      '2026-12-23T10:00:00Z',
    ],
    ['trial over', due, at('2026-12-23T10:00:00Z'), '2026-12-23T11:00:00Z'],
    ['paid', { ...paid, state: 'active' }, early, '2026-12-23T10:00:00Z'],
    ['payment not heard of', { ...due, state: 'active' }, early, '2026-12-01T06:00:00Z'],
    ['canceled', { ...due, state: 'canceling', cancelAt: at('2026-12-20T10:00:00Z') }, early, '2026-12-20T10:00:00Z'],
    ['grace', { ...due, state: 'past_due', pastDueSince: at('2026-11-24T10:00:00Z') }, early, '2026-12-08T10:00:00Z'],
    ['paused', { ...paid, state: 'paused' }, early, '2026-12-23T10:00:00Z'],
    ['ended', { ...due, state: 'ended' }, early, undefined],
    ['set aside', { ...due, setAside: true }, early, undefined],
  ] as const) {
    assert.equal(nextQuestion(given, now, zone)?.toString(), ask, what)
  }
})

test('a publisher hears of a provider that has been silent for six hours', () => {
  assert.equal(WARN_PUBLISHER_AFTER_HOURS, 6)
})

test('before money moves for the first time, or for another year, a notice goes out seven days ahead', () => {
  const year = at('2027-11-23T10:00:00Z')
  for (const [what, given, kind, when] of [
    ['trial', due, 'trial-ending', '2026-12-16T10:00:00Z'],
    ['yearly', { ...due, state: 'active', interval: 'year', periodEnd: year }, 'renewal', '2027-11-16T10:00:00Z'],
    ['trial whose end is not told', { ...due, trialEnd: undefined }, 'trial-ending', '2026-12-16T10:00:00Z'],
    ['monthly', { ...due, state: 'active' }, undefined, undefined],
    ['canceled', { ...due, state: 'canceling' }, undefined, undefined],
    ['set aside', { ...due, setAside: true }, undefined, undefined],
    ['a trial of a week, told in the welcome', { ...due, trialEnd: at('2026-11-30T10:00:00Z') }, undefined, undefined],
    [
      'over the change of the clocks, at the same time of the day',
      { ...due, startedAt: at('2026-09-29T10:00:00Z'), trialEnd: at('2026-10-29T10:00:00Z') },
      'trial-ending',
      '2026-10-22T09:00:00Z',
    ],
  ] as const) {
    const reminder = nextReminder(given, zone)
    assert.equal(reminder?.kind, kind, what)
    assert.equal(reminder?.at.toString(), when, what)
  }
})

test('while a payment is owed, mails go out after 3, 7 and 12 days, and at the end of what the provider gave up', () => {
  const since = at('2026-10-20T10:00:00Z')
  const owed = { ...due, state: 'past_due', pastDueSince: since } as const
  const givenUp = { ...owed, state: 'ended', endedBecause: 'unpaid' } as const
  // The clocks change on the fifth day: at the same time of the day, by them.
  const [third, seventh, twelfth, last] = [
    '2026-10-23T10:00:00Z',
    '2026-10-27T11:00:00Z',
    '2026-11-01T11:00:00Z',
    '2026-11-03T11:00:00Z',
  ]
  for (const [what, given, now, mail, then] of [
    ['the first day', owed, since.toString(), `payment-failed 3 ${third}`, third],
    ['the third', owed, third, `payment-failed 3 ${third}`, seventh],
    ['the day after', owed, '2026-10-24T10:00:00Z', `payment-failed 3 ${third}`, seventh],
    ['held back for a week', owed, '2026-10-31T10:00:00Z', `payment-failed 7 ${seventh}`, twelfth],
    ['the twelfth', owed, twelfth, `payment-failed 12 ${twelfth}`, undefined],
    ['the twelfth, given up', givenUp, twelfth, `payment-failed 12 ${twelfth}`, last],
    ['the end, given up', givenUp, last, `ended - ${last}`, undefined],
    [
      'nobody knows since when',
      { ...owed, pastDueSince: undefined, periodEnd: since },
      third,
      `payment-failed 3 ${third}`,
      seventh,
    ],
    ['paid', { ...owed, state: 'active' }, third, undefined, undefined],
    ['ended by its reader', { ...givenUp, endedBecause: undefined }, third, undefined, undefined],
    ['given back', { ...givenUp, endedBecause: 'refunded' }, third, undefined, undefined],
    ['set aside', { ...owed, setAside: true }, third, undefined, undefined],
  ] as const) {
    const dunning = nextDunning(given, at(now), zone)
    const said = dunning && [dunning.due.kind, 'day' in dunning.due ? dunning.due.day : '-', dunning.due.at].join(' ')
    assert.equal(said, mail, what)
    assert.equal(dunning?.then?.at.toString(), then, what)
  }
})

test('what will never be charged for again at the provider', () => {
  for (const status of ['trialing', 'active', 'past_due', 'unpaid', 'paused', 'incomplete', 'dormant']) {
    assert.equal(isOverThere(status), false, status)
  }
  for (const status of ['canceled', 'incomplete_expired']) assert.equal(isOverThere(status), true, status)
})

test('one trial per person, by address and by card', () => {
  const use = (kind: 'address' | 'card', providerSubscription: string) => ({ kind, providerSubscription })
  assert.equal(isTrialOfAnother('sub_1', []), false)
  assert.equal(isTrialOfAnother('sub_1', [use('address', 'sub_1'), use('card', 'sub_1')]), false)
  assert.equal(isTrialOfAnother('sub_1', [use('address', 'sub_0')]), true)
  assert.equal(isTrialOfAnother('sub_1', [use('address', 'sub_1'), use('card', 'sub_0')]), true)
  assert.equal(trialDaysOnOffer(30, false), 30)
  assert.equal(trialDaysOnOffer(30, true), 0)
})

test('a reader is held to the trial of their address, and to a refused one only where nobody else can be meant', () => {
  const history = { addressHasHadTrial: false, addressProven: true, trialUndone: false }
  const spent = (more: Partial<typeof history>) => hasSpentTrial({ ...history, ...more })
  assert.equal(spent({}), false)
  assert.equal(spent({ addressProven: false }), false)
  assert.equal(spent({ addressHasHadTrial: true }), true)
  assert.equal(spent({ addressHasHadTrial: true, addressProven: false }), true)
  assert.equal(spent({ trialUndone: true }), false, 'a stranger may have tried')
  assert.equal(spent({ trialUndone: true, addressProven: false }), true, 'whoever tried sits here')
})

test('a trial runs until its end, and one that is over is nobody’s second one', () => {
  const [end, before, after] = [at('2026-12-23T10:00:00Z'), at('2026-12-23T09:59:59Z'), at('2026-12-23T10:00:01Z')]
  const runs = (state: State, now: Temporal.Instant, trialEnd: Temporal.Instant | undefined = end) =>
    isTrialRunning({ trialEnd }, state, now)
  for (const state of ['canceling', 'paused', 'active', 'past_due'] as const) {
    assert.equal(runs(state, before), true, state)
    assert.equal(runs(state, end), false, state)
    assert.equal(runs(state, after), false, state)
    assert.equal(isTrialRunning({ trialEnd: undefined }, state, before), false, state)
  }
  assert.equal(runs('trialing', before), true)
  assert.equal(runs('trialing', after), true, 'as long as the provider says so')
  for (const state of ['ended', 'incomplete'] as const) assert.equal(runs(state, before), false, state)
})

test('what there is to judge of a subscription is judged where it begins, and not again', () => {
  const [now, trialEnd, past] = [at('2026-12-01T10:00:00Z'), at('2026-12-23T10:00:00Z'), at('2026-11-23T10:00:00Z')]
  type Known = Parameters<typeof whatToJudge>[2]
  const judge = (state: State, end: Temporal.Instant | undefined, current: Known) => {
    const judged = whatToJudge({ trialEnd: end }, state, current, now)
    return judged && `${judged.second ? 'second?' : '-'} ${judged.trial}`
  }
  const known = (state: State, more: Partial<Known> = {}): Known => ({
    state,
    setAside: undefined,
    judgedAt: now,
    ...more,
  })
  assert.equal(judge('incomplete', trialEnd, undefined), undefined)
  for (const setAside of ['surplus', 'trial-used', 'orphan'] as const) {
    assert.equal(judge('trialing', trialEnd, known('trialing', { setAside })), undefined, setAside)
  }
  for (const state of ['trialing', 'canceling', 'paused'] as const) {
    assert.equal(judge(state, trialEnd, undefined), 'second? claim', state)
    const begun = known('incomplete', { judgedAt: undefined })
    assert.equal(judge(state, trialEnd, begun), 'second? claim', state)
    assert.equal(judge(state, trialEnd, known(state)), '- card', `${state}: whatever address its reader has by now`)
  }
  for (const state of ['active', 'past_due', 'canceling', 'paused'] as const) {
    assert.equal(judge(state, past, undefined), 'second? note', state)
    assert.equal(judge(state, past, known('trialing')), '- nothing', state)
    assert.equal(judge(state, undefined, undefined), 'second? nothing', state)
    assert.equal(judge(state, undefined, known('ended')), 'second? nothing', `${state} again`)
  }
  assert.equal(judge('ended', past, undefined), '- note')
  assert.equal(judge('ended', past, known('active')), '- nothing')
  assert.equal(judge('ended', undefined, undefined), '- nothing')
})

test('what was asked for is done when the subscription stands so, whatever the provider answered', () => {
  const cancelAt = at('2027-01-23T10:00:00Z')
  for (const state of STATES) {
    const runs = state !== 'incomplete' && state !== 'ended'
    assert.equal(isAsAsked('cancel', { state, cancelAt }), runs, state)
    assert.equal(isAsAsked('cancel', { state, cancelAt: undefined }), false, state)
    assert.equal(isAsAsked('resume', { state, cancelAt: undefined }), runs, state)
    assert.equal(isAsAsked('resume', { state, cancelAt }), false, state)
  }
})
