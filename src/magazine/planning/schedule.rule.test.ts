import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comingIssue, issueOn, nextIssue } from './schedule.rule.ts'

const FRIDAY = { weekday: 5, hour: '05:00', aheadHours: 24 }
const PARIS = 'Europe/Paris'
const at = (text: string) => Temporal.Instant.from(text)

const cases: [
  what: string,
  after: string,
  zone: string,
  hour: string,
  day: string,
  appears: string,
  proposes: string,
][] = [
  [
    'an ordinary week',
    '2026-11-23T12:00:00Z',
    PARIS,
    '05:00',
    '2026-11-27',
    '2026-11-27T04:00:00Z',
    '2026-11-26T04:00:00Z',
  ],
  [
    'its turn to be proposed has just passed: the week after',
    '2026-11-26T04:00:00Z',
    PARIS,
    '05:00',
    '2026-12-04',
    '2026-12-04T04:00:00Z',
    '2026-12-03T04:00:00Z',
  ],
  [
    'the clocks skip the hour: as much later as they skip',
    '2025-04-20T12:00:00Z',
    'Africa/Cairo',
    '00:30',
    '2025-04-25',
    '2025-04-24T22:30:00Z',
    '2025-04-23T22:30:00Z',
  ],
  [
    'the hour comes twice: the first of them, and once',
    '2025-10-27T12:00:00Z',
    'Africa/Cairo',
    '23:30',
    '2025-10-31',
    '2025-10-31T21:30:00Z',
    '2025-10-30T21:30:00Z',
  ],
]

for (const [what, after, zone, hour, day, appears, proposes] of cases)
  test(`when an issue comes: ${what}`, () => {
    const next = nextIssue({ ...FRIDAY, hour }, at(after), zone)
    assert.deepEqual([next.day, next.appearsAt.toString(), next.proposeAt.toString()], [day, appears, proposes])
  })

test('by hand the issue is proposed that comes next, although its turn has passed', () => {
  assert.equal(comingIssue(FRIDAY, at('2026-11-26T12:00:00Z'), PARIS).day, '2026-11-27')
  assert.equal(comingIssue(FRIDAY, at('2026-11-27T04:00:01Z'), PARIS).day, '2026-12-04')
})

test('an issue of another day comes at the hour of that day', () => {
  assert.equal(issueOn(FRIDAY, '2026-12-01', PARIS).appearsAt.toString(), '2026-12-01T04:00:00Z')
})

test('a year of issues has one each week', () => {
  let after = at('2026-01-01T00:00:00Z')
  const days: string[] = []
  while (days.length < 52) {
    const next = nextIssue(FRIDAY, after, PARIS)
    days.push(next.day)
    after = next.proposeAt
  }
  assert.equal(new Set(days).size, 52)
  assert.equal(
    days.at(-1),
    Temporal.PlainDate.from(days[0] ?? '')
      .add({ weeks: 51 })
      .toString(),
  )
})
