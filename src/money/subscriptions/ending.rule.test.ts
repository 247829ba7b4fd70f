import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  decideClosedUntil,
  decideEnding,
  endedSince,
  isForNothing,
  isOrphan,
  nextUndoing,
  owedBack,
  owedSince,
} from './ending.rule.ts'
import { STATES } from './states.rule.ts'

const coversUntil = Temporal.Instant.from('2027-11-23T07:00:00Z')

for (const [given, amountMinor, refundedMinor, closes] of [
  ['nothing', 1990, 0, false],
  ['a cent', 1990, 1, false],
  ['all but a cent', 1990, 1989, false],
  ['all of it', 1990, 1990, true],
  ['more than was paid', 1990, 1991, true],
  ['all of a payment in a currency without cents', 290, 290, true],
] as const) {
  test(`${given} given back of a payment closes ${closes ? 'what it paid for, to its end' : 'nothing'}`, () => {
    const paidAt = coversUntil.subtract({ hours: 365 * 24 })
    const runs = { setAside: undefined, endedBecause: undefined, endedAt: undefined, pastDueSince: undefined }
    const closedUntil = decideClosedUntil({ amountMinor, refundedMinor, paidAt, coversUntil }, runs)
    assert.equal(closedUntil, closes ? coversUntil : undefined)
  })
}

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Europe/Paris'
const failed = at('2026-12-01T10:00:00Z')
const graceEnd = at('2026-12-15T10:00:00Z')
const lastMoment = graceEnd.subtract({ seconds: 1 })
const fresh = { endedBecause: undefined, refundedUntil: undefined }
const said = { state: 'active', gaveUp: false, periodEnd: at('2027-01-01T10:00:00Z'), pastDueSince: undefined } as const
const owing = { ...said, state: 'past_due', pastDueSince: failed } as const
const givenUp = { ...owing, state: 'ended', gaveUp: true } as const

for (const [what, last, now, says, because] of [
  ['runs', fresh, graceEnd, said, undefined],
  ['is seen for the first time', undefined, graceEnd, said, undefined],
  ['was ended by its reader', fresh, graceEnd, { ...said, state: 'ended' }, undefined],
  ['owes a payment, in the grace', fresh, lastMoment, owing, undefined],
  ['owes a payment, and the grace is over', fresh, graceEnd, owing, 'unpaid'],
  ['owes a payment, nobody knows since when', fresh, graceEnd, { ...owing, pastDueSince: undefined }, undefined],
  ['was given up by the provider, in the grace', fresh, lastMoment, givenUp, 'unpaid'],
  ['was given up before it was seen', undefined, graceEnd, givenUp, 'unpaid'],
  ['was given back whole', { ...fresh, refundedUntil: graceEnd }, lastMoment, said, 'refunded'],
  ['was given back for a time that is over', { ...fresh, refundedUntil: graceEnd }, graceEnd, said, undefined],
  [
    'was given back and had ended',
    { ...fresh, refundedUntil: graceEnd },
    lastMoment,
    { ...said, state: 'ended' },
    undefined,
  ],
  [
    'has ended for a reason, and runs on there',
    { ...fresh, endedBecause: 'dispute-lost' },
    graceEnd,
    said,
    'dispute-lost',
  ],
  ['has ended unpaid, and is paid there', { ...fresh, endedBecause: 'unpaid' }, graceEnd, said, 'unpaid'],
  [
    'has ended for a reason, and was given up there',
    { ...fresh, endedBecause: 'refunded' },
    graceEnd,
    givenUp,
    'refunded',
  ],
] as const) {
  test(`a subscription that ${what} ${because ? `has ended: ${because}` : 'has not ended for any other reason'}`, () => {
    assert.equal(decideEnding(last, says, now, zone), because)
  })
}

test('nobody’s is what goes on, or is heard of for the first time, when its reader is gone', () => {
  const known = { setAside: undefined, endedBecause: undefined }
  for (const state of STATES) {
    assert.equal(isOrphan(false, known, state), false, state)
    assert.equal(isOrphan(false, undefined, state), false, state)
    assert.equal(isOrphan(true, known, state), state !== 'ended', state)
    assert.equal(isOrphan(true, undefined, state), true, state)
    assert.equal(isOrphan(true, { ...known, setAside: 'surplus' }, state), false, state)
    assert.equal(isOrphan(true, { ...known, endedBecause: 'erasure' }, state), false, state)
  }
})

test('what never opened anything is given back whole; else what was paid since it was over; else nothing', () => {
  const endedAt = graceEnd
  const none = { setAside: undefined, endedBecause: undefined, endedAt, pastDueSince: failed } as const
  assert.equal(owedBack({ ...none, endedAt: undefined }), 'nothing', 'it goes on, whatever is owed')
  for (const setAside of ['surplus', 'trial-used', 'orphan'] as const) {
    assert.equal(owedBack({ ...none, setAside }), 'everything')
  }
  const since = (of: Parameters<typeof owedBack>[0]) => {
    const owed = owedBack(of)
    return typeof owed === 'string' ? owed : owed.since.toString()
  }
  assert.equal(since(none), endedAt.add({ seconds: 1 }).toString(), 'in the second of its end it may have begun')
  for (const endedBecause of ['refunded', 'dispute-lost', 'erasure'] as const) {
    assert.equal(since({ ...none, endedBecause }), endedAt.toString())
    assert.equal(since({ ...none, endedBecause, endedAt: undefined }), 'nothing')
  }
  assert.equal(since({ ...none, endedBecause: 'unpaid' }), failed.toString(), 'what was paid later was paid too late')
  assert.equal(since({ ...none, endedBecause: 'unpaid', pastDueSince: undefined }), endedAt.toString())
})

test('what was paid for nothing closes nothing on its way back, and what was paid before the end does', () => {
  const unpaid = { setAside: undefined, endedBecause: 'unpaid', endedAt: graceEnd, pastDueSince: failed } as const
  const closes = (paidAt: Temporal.Instant, of: Parameters<typeof isForNothing>[1]) => {
    const closedUntil = decideClosedUntil({ amountMinor: 290, refundedMinor: 290, paidAt, coversUntil }, of)
    assert.equal(closedUntil === undefined, isForNothing(paidAt, of))
    return closedUntil !== undefined
  }
  const before = failed.subtract({ seconds: 1 })
  assert.deepEqual([closes(before, unpaid), closes(failed, unpaid), closes(lastMoment, unpaid)], [true, false, false])
  const asked = { ...unpaid, endedBecause: undefined, pastDueSince: undefined }
  const second = graceEnd.add({ seconds: 1 })
  assert.deepEqual([closes(lastMoment, asked), closes(graceEnd, asked), closes(second, asked)], [true, true, false])
  assert.equal(closes(second, { ...asked, endedAt: undefined }), true)
  assert.equal(closes(before, { ...asked, setAside: 'surplus' }), false)
})

test('a payment is owed since we first heard so, and of one that ended for it that stays', () => {
  const now = graceEnd
  const since = (last: Parameters<typeof owedSince>[0], more: Partial<Parameters<typeof owedSince>[1]>) =>
    String(owedSince(last, { state: 'past_due', gaveUp: undefined, endedAt: undefined, ...more }, now))
  const owes = { endedBecause: undefined, pastDueSince: failed }
  assert.equal(since(undefined, {}), now.toString())
  assert.equal(since(owes, {}), failed.toString())
  assert.equal(since({ ...owes, pastDueSince: undefined }, {}), now.toString())
  assert.equal(since(owes, { state: 'active' }), 'undefined', 'it was paid')
  assert.equal(since(owes, { state: 'ended' }), 'undefined')
  assert.equal(since({ ...owes, endedBecause: 'unpaid' }, { state: 'active' }), failed.toString())
  assert.equal(since({ ...owes, endedBecause: 'refunded' }, { state: 'active' }), 'undefined')
  const gaveUp = { state: 'ended', gaveUp: true, endedAt: lastMoment } as const
  assert.equal(since(owes, gaveUp), failed.toString())
  assert.equal(since(undefined, gaveUp), lastMoment.toString())
  assert.equal(since(undefined, { ...gaveUp, endedAt: undefined }), now.toString())
})

test('what has ended here keeps that moment when the provider follows', () => {
  const [now, there] = [graceEnd, lastMoment]
  const none = { endedBecause: undefined, endedAt: undefined }
  const since = (...[last, taken]: [Parameters<typeof endedSince>[0], Parameters<typeof endedSince>[1]]) =>
    String(endedSince(last, taken, now))
  assert.equal(since(undefined, none), 'undefined')
  assert.equal(since(none, { ...none, endedAt: there }), there.toString())
  assert.equal(since(none, { ...none, endedBecause: 'unpaid' }), now.toString())
  assert.equal(since(none, { endedBecause: 'unpaid', endedAt: there }), there.toString())
  const ended = { endedBecause: 'refunded', endedAt: failed } as const
  assert.equal(since(ended, { ...ended, endedAt: there }), failed.toString())
})

test('what is set aside or has ended is undone soon, and what was undone is not begun again', () => {
  const [now, soon] = [failed, failed.add({ seconds: 20 }).toString()]
  const none = { setAside: undefined, endedBecause: undefined, undoAt: undefined }
  const next = (...[last, taken]: [Parameters<typeof nextUndoing>[0], Parameters<typeof nextUndoing>[1]]) =>
    String(nextUndoing(last, taken, now))
  assert.equal(next(undefined, none), 'undefined')
  assert.equal(next({ ...none, undoAt: graceEnd }, none), 'undefined')
  for (const more of [{ setAside: 'surplus' }, { endedBecause: 'unpaid' }] as const) {
    assert.equal(next(undefined, { ...none, ...more }), soon)
    assert.equal(next(none, { ...none, ...more }), soon)
    assert.equal(next({ ...none, ...more, undoAt: graceEnd }, { ...none, ...more }), graceEnd.toString())
    assert.equal(next({ ...none, ...more }, { ...none, ...more }), 'undefined', 'it is undone')
  }
})
