import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOf, readWallTime } from './wallTime.rule.ts'

const instants = (wall: string, zone: string) => {
  const time = readWallTime(wall, zone)
  if (time.kind === 'exact') return [time.kind, time.at.toString()]
  return time.kind === 'unreadable' ? [time.kind] : [time.kind, time.earlier.toString(), time.later.toString()]
}

for (const [wall, zone, expected] of [
  ['2026-11-30T06:00', 'Europe/Paris', ['exact', '2026-11-30T05:00:00Z']],
  ['2026-07-30T06:00', 'Europe/Paris', ['exact', '2026-07-30T04:00:00Z']],
  ['2027-03-28T02:30', 'Europe/Paris', ['skipped', '2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z']],
  ['2026-10-25T02:30', 'Europe/Paris', ['doubled', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']],
  ['2026-03-08T02:30', 'America/New_York', ['skipped', '2026-03-08T06:30:00Z', '2026-03-08T07:30:00Z']],
  // Half an hour, at two in the morning, on an island.
  ['2026-04-05T01:45', 'Australia/Lord_Howe', ['doubled', '2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z']],
  // A day that Samoa never had.
  ['2011-12-30T12:00', 'Pacific/Apia', ['skipped', '2011-12-29T22:00:00Z', '2011-12-30T22:00:00Z']],
  ['2026-02-30T06:00', 'Europe/Paris', ['unreadable']],
  ['tomorrow', 'Europe/Paris', ['unreadable']],
  ['9999-12-31T23:59', 'America/New_York', ['unreadable']],
  ['2026-11-30T25:00', 'Europe/Paris', ['unreadable']],
] as const) {
  test(`${wall} in ${zone} is ${expected[0]}: nobody’s article goes out an hour off`, () => {
    assert.deepEqual(instants(wall, zone), expected)
  })
}

test('an hour that is missing or comes twice is no instant until somebody has chosen', () => {
  const doubled = readWallTime('2026-10-25T02:30', 'Europe/Paris')
  assert.equal(instantOf(doubled, undefined), undefined)
  assert.equal(instantOf(doubled, 'later')?.toString(), '2026-10-25T01:30:00Z')
})
