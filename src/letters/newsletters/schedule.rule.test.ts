import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueForReader, firstDue, nextInstalment, type Schedule } from './newsletters.module.ts'
import { dueOn } from './schedule.rule.ts'

const daily: Schedule = { every: 'daily', hour: '07:00', atReadersHour: false }
const day = (text: string) => Temporal.PlainDate.from(text)
const wall = (at: Temporal.Instant | undefined, zone: string) =>
  at?.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'minute' })

for (const [what, hour, on, zone, due] of [
  ['an ordinary morning', '07:00', '2026-11-28', 'Europe/Paris', '2026-11-28T07:00+01:00'],
  ['an hour that the clocks skip', '02:30', '2026-03-29', 'Europe/Paris', '2026-03-29T03:30+02:00'],
  ['an hour that comes twice: the first', '02:30', '2026-10-25', 'Europe/Paris', '2026-10-25T02:30+02:00'],
  ['an hour skipped in New York', '02:15', '2026-03-08', 'America/New_York', '2026-03-08T03:15-04:00'],
  ['half an hour skipped on Lord Howe', '02:15', '2026-10-04', 'Australia/Lord_Howe', '2026-10-04T02:45+11:00'],
  ['half an hour twice on Lord Howe', '01:45', '2026-04-05', 'Australia/Lord_Howe', '2026-04-05T01:45+11:00'],
  ['the 29th of February', '07:00', '2028-02-29', 'Asia/Kathmandu', '2028-02-29T07:00+05:45'],
  ['a midnight that Beirut skips', '00:00', '2026-03-29', 'Asia/Beirut', '2026-03-29T01:00+03:00'],
  ['a day that Apia never had', '07:00', '2011-12-30', 'Pacific/Apia', undefined],
  ['the day after it', '07:00', '2011-12-31', 'Pacific/Apia', '2011-12-31T07:00+14:00'],
] as const) {
  test(`a letter is due on ${what}`, () => {
    assert.equal(wall(dueOn({ every: 'daily', hour }, day(on), zone), zone), due)
  })
}

for (const [every, weekday, on, has] of [
  ['weekdays', undefined, '2026-11-27', true],
  ['weekdays', undefined, '2026-11-28', false],
  ['weekly', 6, '2026-11-28', true],
  ['weekly', 6, '2026-11-29', false],
  ['weekly', undefined, '2026-11-30', true],
] as const) {
  test(`a letter of ${every}${weekday ? ` on day ${weekday}` : ''} ${has ? 'comes' : 'does not come'} on ${on}`, () => {
    assert.equal(dueOn({ every, weekday, hour: '07:00' }, day(on), 'UTC') !== undefined, has)
  })
}

for (const zone of ['America/New_York', 'Europe/Paris', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia']) {
  for (const hour of ['07:00', '02:15', '00:00', '23:45'] as const) {
    test(`a leap year of daily letters at ${hour} in ${zone}: one each day, none twice, none at another hour`, () => {
      const schedule = { ...daily, hour }
      const start = day('2028-01-01')
      let after = start.toZonedDateTime({ timeZone: zone, plainTime: '00:00' }).toInstant().subtract({ minutes: 11 })
      const shifted: string[] = []
      let before: Temporal.Instant | undefined
      for (let expected = start; expected.year === 2028; expected = expected.add({ days: 1 })) {
        const next = nextInstalment(schedule, after, zone)
        assert.equal(next.day.toString(), expected.toString())
        const local = next.due.toZonedDateTimeISO(zone)
        assert.equal(local.toPlainDate().toString(), expected.toString(), 'on its own day')
        if (local.toPlainTime().toString({ smallestUnit: 'minute' }) !== hour) shifted.push(expected.toString())
        if (before) assert.ok(Temporal.Instant.compare(before, next.due) < 0, 'later than the one before')
        before = next.due
        after = next.composeAt
      }
      // Only where the clocks skip the very hour.
      assert.ok(shifted.length <= (hour === '02:15' ? 1 : 0), shifted.join())
    })
  }
}

test('a letter that waits for approval is put together at that hour, the evening before where it has to be', () => {
  const at = (approval: string, from: string) =>
    wall(nextInstalment({ ...daily, approval }, Temporal.Instant.from(from), 'Europe/Paris').composeAt, 'Europe/Paris')
  assert.equal(at('06:30', '2026-11-28T00:00:00Z'), '2026-11-28T06:30+01:00')
  assert.equal(at('18:00', '2026-11-28T00:00:00Z'), '2026-11-28T18:00+01:00')
})

test('at the reader’s own hour a letter is there before the first of them wakes, and comes to each at seven', () => {
  const schedule = { ...daily, atReadersHour: true }
  const first = firstDue(schedule, day('2026-11-28'), 'Europe/Paris')
  assert.ok(first)
  assert.equal(wall(first, 'Pacific/Kiritimati'), '2026-11-28T07:00+14:00')
  for (const zone of [
    'Pacific/Kiritimati',
    'Asia/Kathmandu',
    'Europe/Paris',
    'America/New_York',
    'Pacific/Pago_Pago',
  ]) {
    const due = dueForReader(schedule, day('2026-11-28'), zone, first)
    assert.equal(due.toZonedDateTimeISO(zone).toPlainTime().toString(), '07:00:00', zone)
    assert.equal(due.toZonedDateTimeISO(zone).toPlainDate().toString(), '2026-11-28', zone)
  }
})

for (const [date, hour, zone, expected] of [
  ['2026-11-28', '07:00', 'Pacific/Auckland', '2026-11-27T18:00:00Z'],
  ['2026-11-28', '07:00', 'America/Los_Angeles', '2026-11-28T15:00:00Z'],
  ['2027-03-28', '02:30', 'Europe/Paris', '2027-03-28T01:30:00Z'],
  ['2026-10-25', '02:30', 'Europe/Paris', '2026-10-25T00:30:00Z'],
  // A zone without that day: with the first of all.
  ['2011-12-30', '07:00', 'Pacific/Apia', '2001-01-01T00:00:00Z'],
] as const) {
  test(`the letter of ${date} comes at ${hour} where a reader lives: ${zone}`, () => {
    const first = Temporal.Instant.from('2001-01-01T00:00:00Z')
    assert.equal(dueForReader({ atReadersHour: true, hour }, day(date), zone, first).toString(), expected)
  })
}

test('a newsletter at its own hour comes to every reader at once', () => {
  const first = firstDue(daily, day('2026-11-28'), 'Europe/Paris')
  assert.ok(first)
  assert.equal(dueForReader(daily, day('2026-11-28'), 'America/New_York', first), first)
})
