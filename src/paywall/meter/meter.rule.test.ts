import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { defaultPolicy } from '../../../tests/support/policies.ts'
import { meterState, type Read, readsInWindow } from './meter.rule.ts'
import { isInWindow, type MeterWindow, type PaywallPolicy } from './policy.rule.ts'

const at = (text: string) => Temporal.Instant.from(text)
const policy = (window: MeterWindow, zone = 'Europe/Paris', allowance = 1): PaywallPolicy => ({
  ...defaultPolicy,
  allowance,
  window,
  zone,
})
const rolling = (days: number) => ({ kind: 'rolling', days }) as const
const calendar = (unit: 'day' | 'week' | 'month') => ({ kind: 'calendar', unit }) as const
/** At the site's own meter. */
const stateOf = (groupId: number, reads: readonly Read[], rule: PaywallPolicy, now: Temporal.Instant) =>
  meterState(groupId, reads, { poolId: undefined, allowance: rule.allowance }, rule, now)
const read = (groupId: number, openedAt: string): Read => ({ groupId, openedAt: at(openedAt) })

test('the first article is new, the same one again is free, another one is past the allowance', () => {
  const now = at('2026-11-23T08:00:00Z')
  assert.deepEqual(stateOf(1, [], policy(rolling(30)), now), { kind: 'new', left: 0 })
  const reads = [read(1, '2026-11-23T07:00:00Z')]
  assert.deepEqual(stateOf(1, reads, policy(rolling(30)), now), { kind: 'reread', left: 0 })
  assert.deepEqual(stateOf(2, reads, policy(rolling(30)), now), { kind: 'spent' })
})

test('reading an article again never prolongs its window', () => {
  const reads = [read(1, '2026-11-01T10:00:00Z')]
  const before = at('2026-12-01T09:59:59Z')
  assert.equal(stateOf(1, reads, policy(rolling(30)), before).kind, 'reread')
  assert.deepEqual(stateOf(1, reads, policy(rolling(30)), at('2026-12-01T10:00:00Z')), { kind: 'new', left: 0 })
})

test('what is left counts down to nothing and never below', () => {
  const now = at('2026-11-23T08:00:00Z')
  const three = policy(rolling(30), 'Europe/Paris', 3)
  const reads = [read(1, '2026-11-22T08:00:00Z'), read(2, '2026-11-22T09:00:00Z')]
  assert.deepEqual(stateOf(3, reads, three, now), { kind: 'new', left: 0 })
  assert.deepEqual(stateOf(2, reads, three, now), { kind: 'reread', left: 1 })
  assert.deepEqual(stateOf(2, reads, policy(rolling(30)), now), { kind: 'reread', left: 0 })
})

/** Window, zone, when it was opened, the last instant at which it counts, the first at which it does not. */
const edges: [string, MeterWindow, string, string, string, string][] = [
  [
    'summer time begins',
    rolling(1),
    'Europe/Paris',
    '2026-03-28T12:00:00+01:00',
    '2026-03-29T11:59:59+02:00',
    '2026-03-29T12:00:00+02:00',
  ],
  [
    'summer time ends',
    rolling(1),
    'Europe/Paris',
    '2026-10-24T12:00:00+02:00',
    '2026-10-25T11:59:59+01:00',
    '2026-10-25T12:00:00+01:00',
  ],
  [
    'opened in the hour that is skipped a month later',
    rolling(30),
    'Europe/Paris',
    '2026-02-27T02:30:00+01:00',
    '2026-03-29T03:29:59+02:00',
    '2026-03-29T03:30:00+02:00',
  ],
  [
    '29 February',
    rolling(365),
    'Europe/Paris',
    '2028-02-29T09:00:00+01:00',
    '2029-02-28T08:59:59+01:00',
    '2029-02-28T09:00:00+01:00',
  ],
  [
    'half-hour zone',
    rolling(30),
    'Asia/Kolkata',
    '2026-11-23T00:00:00+05:30',
    '2026-12-22T23:59:59+05:30',
    '2026-12-23T00:00:00+05:30',
  ],
  [
    'calendar day, midnight of Auckland',
    calendar('day'),
    'Pacific/Auckland',
    '2026-11-23T23:59:00+13:00',
    '2026-11-23T23:59:59+13:00',
    '2026-11-24T00:00:00+13:00',
  ],
  [
    'calendar day without a midnight (Beirut skips it)',
    calendar('day'),
    'Asia/Beirut',
    '2026-03-28T23:00:00+02:00',
    '2026-03-28T23:59:59+02:00',
    '2026-03-29T01:00:00+03:00',
  ],
  [
    'calendar week ends on Sunday night',
    calendar('week'),
    'Europe/Paris',
    '2026-11-16T00:00:00+01:00',
    '2026-11-22T23:59:59+01:00',
    '2026-11-23T00:00:00+01:00',
  ],
  [
    '31 January to 1 February',
    calendar('month'),
    'America/New_York',
    '2026-01-31T23:00:00-05:00',
    '2026-01-31T23:59:59-05:00',
    '2026-02-01T00:00:00-05:00',
  ],
  [
    'February of a leap year',
    calendar('month'),
    'Europe/Paris',
    '2028-02-01T00:00:00+01:00',
    '2028-02-29T23:59:59+01:00',
    '2028-03-01T00:00:00+01:00',
  ],
]

for (const [name, window, zone, opened, last, first] of edges) {
  test(`a read counts to the end of its window: ${name}`, () => {
    assert.equal(isInWindow(at(opened), policy(window, zone), at(last)), true)
    assert.equal(isInWindow(at(opened), policy(window, zone), at(first)), false)
  })
}

const instants = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2029, 0, 1) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
const zones = fc.constantFrom(
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Asia/Beirut',
  'UTC',
  'America/Santiago',
  'Africa/Lagos',
)
const windows = fc.oneof(
  fc.integer({ min: 1, max: 366 }).map((days): MeterWindow => rolling(days)),
  fc.constantFrom<'day' | 'week' | 'month'>('day', 'week', 'month').map((unit): MeterWindow => calendar(unit)),
)

test('once a read has stopped counting it never counts again, in any zone, over every month end and clock change', () => {
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 0, max: 400 * 86_400 }),
      fc.integer({ min: 0, max: 40 * 86_400 }),
      zones,
      windows,
      (opened, after, more, zone, window) => {
        const rule = policy(window, zone)
        const now = opened.add({ seconds: after })
        if (!isInWindow(opened, rule, now)) assert.equal(isInWindow(opened, rule, now.add({ seconds: more })), false)
      },
    ),
    { numRuns: 3_000 },
  )
})

test('a rolling read ends at the same wall time it began, whatever the clocks did between', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 366 }), zones, (opened, days, zone) => {
      const start = opened.toZonedDateTimeISO(zone)
      const end = start.add({ days })
      assert.equal(isInWindow(opened, policy(rolling(days), zone), end.toInstant().subtract({ milliseconds: 1 })), true)
      assert.equal(isInWindow(opened, policy(rolling(days), zone), end.toInstant()), false)
      // Only where the wall time does not exist on that day may it differ.
      const wanted = start.toPlainDateTime().add({ days })
      if (exists(wanted, zone)) assert.equal(end.toPlainTime().toString(), start.toPlainTime().toString())
    }),
    { numRuns: 2_000 },
  )
})

/** Beirut goes from midnight to one o'clock on the last Sunday of March: that day has no midnight. */
function exists(wall: Temporal.PlainDateTime, zone: string): boolean {
  try {
    wall.toZonedDateTime(zone, { disambiguation: 'reject' })
    return true
  } catch {
    // Twice in one day, too: then it is the first of both.
    const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
    return earlier.toPlainDateTime().equals(wall)
  }
}

test('a read that began at a midnight which its last day lacks ends an hour later on the clock', () => {
  const opened = Temporal.Instant.from('2026-03-30T21:00:00Z')
  const ends = Temporal.ZonedDateTime.from('2027-03-28T01:00[Asia/Beirut]').toInstant()
  const rule = policy(rolling(362), 'Asia/Beirut')
  assert.equal(isInWindow(opened, rule, ends.subtract({ milliseconds: 1 })), true)
  assert.equal(isInWindow(opened, rule, ends), false)
})

test('in no order of openings does anybody open more than the allowance in one window', () => {
  fc.assert(
    fc.property(
      windows,
      zones,
      fc.integer({ min: 0, max: 5 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 20 * 86_400 })), { maxLength: 40 }),
      (window, zone, allowance, steps) => {
        const rule = policy(window, zone, allowance)
        let now = at('2026-02-20T00:00:00Z')
        let reads: Read[] = []
        for (const [groupId, later] of steps) {
          now = now.add({ seconds: later })
          const state = stateOf(groupId, reads, rule, now)
          if (state.kind === 'new') reads = [...reads, { groupId, openedAt: now }]
          const counting = new Set(readsInWindow(reads, rule, now).map((each) => each.groupId))
          assert.ok(counting.size <= allowance)
          if (state.kind !== 'spent') assert.equal(state.left, allowance - counting.size)
        }
      },
    ),
    { numRuns: 1_000 },
  )
})
