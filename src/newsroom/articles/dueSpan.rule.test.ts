import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueSpan } from './dueSpan.rule.ts'

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Europe/Paris'

test('what is due today is due on the publication’s day, and not on that of Greenwich', () => {
  const lateInParis = at('2026-11-23T23:30:00Z')
  assert.deepEqual(dueSpan('today', lateInParis, zone), {
    from: at('2026-11-23T23:00:00Z'),
    until: at('2026-11-24T23:00:00Z'),
  })
  assert.deepEqual(dueSpan('tomorrow', lateInParis, zone).from, at('2026-11-24T23:00:00Z'))
})

test('the day on which the clocks change has its own length', () => {
  const spring = dueSpan('today', at('2027-03-28T09:00:00Z'), zone)
  assert.equal(spring.from?.until(spring.until).total('hours'), 23)
  const autumn = dueSpan('week', at('2026-10-25T09:00:00Z'), zone)
  assert.equal(autumn.from?.until(autumn.until).total('hours'), 7 * 24 + 1)
})

test('a minute to midnight is the day before, midnight the day after, where the clocks change and where they skip midnight', () => {
  for (const [day, where, beforeIt, first, last, afterIt] of [
    ['2027-03-28T09:00:00Z', zone, '2027-03-27T22:59Z', '2027-03-27T23:00Z', '2027-03-28T21:59Z', '2027-03-28T22:00Z'],
    ['2026-10-25T09:00:00Z', zone, '2026-10-24T21:59Z', '2026-10-24T22:00Z', '2026-10-25T22:59Z', '2026-10-25T23:00Z'],
    // The day begins at one.
    [
      '2027-09-05T15:00:00Z',
      'America/Santiago',
      '2027-09-05T03:59Z',
      '2027-09-05T04:00Z',
      '2027-09-06T02:59Z',
      '2027-09-06T03:00Z',
    ],
  ] as const) {
    const { from, until } = dueSpan('today', at(day), where)
    const isToday = (due: string) =>
      from !== undefined && Temporal.Instant.compare(at(due), from) >= 0 && Temporal.Instant.compare(at(due), until) < 0
    assert.deepEqual([beforeIt, first, last, afterIt].map(isToday), [false, true, true, false], `${where} ${day}`)
    assert.deepEqual(dueSpan('tomorrow', at(day), where).from, until, 'no minute is between the days')
  }
})

test('in a zone that the publication has moved to, days are that zone’s, for what was due before, too', () => {
  const due = at('2026-11-24T03:00:00Z')
  const covers = (where: string) => {
    const { from, until } = dueSpan('today', at('2026-11-23T12:00:00Z'), where)
    return from !== undefined && Temporal.Instant.compare(due, from) >= 0 && Temporal.Instant.compare(due, until) < 0
  }
  assert.deepEqual([covers(zone), covers('America/New_York')], [false, true])
})

test('overdue is whatever should have been there by now, however long ago', () => {
  const now = at('2026-11-23T09:00:00Z')
  assert.deepEqual(dueSpan('overdue', now, zone), { from: undefined, until: now })
})
