import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWallTime, writeWallTime } from './readWallTime.rule.ts'
import { remindAt } from './remindAt.rule.ts'

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Europe/Paris'

test('whoever has an article is reminded in the morning before, by the publication’s clock', () => {
  const now = at('2026-11-23T09:00:00Z')
  assert.deepEqual(remindAt(at('2026-11-26T17:00:00Z'), now, zone), at('2026-11-25T07:00:00Z'))
  assert.deepEqual(remindAt(at('2026-11-24T23:30:00Z'), now, zone), at('2026-11-24T07:00:00Z'), 'half past midnight')
  assert.equal(remindAt(at('2026-11-24T09:00:00Z'), now, zone), undefined, 'that morning is over')
  assert.deepEqual(remindAt(at('2027-03-29T09:00:00Z'), now, zone), at('2027-03-28T06:00:00Z'), 'summer time')
  assert.deepEqual(
    remindAt(at('2026-10-26T09:00:00Z'), at('2026-10-20T09:00:00Z'), zone),
    at('2026-10-25T07:00:00Z'),
    'winter time',
  )
  assert.deepEqual(remindAt(at('2026-11-26T22:59:00Z'), now, zone), at('2026-11-25T07:00:00Z'), '23:59')
  assert.deepEqual(remindAt(at('2026-11-26T23:00:00Z'), now, zone), at('2026-11-26T07:00:00Z'), 'midnight')
  const elsewhere = remindAt(at('2026-11-26T23:00:00Z'), now, 'America/New_York')
  assert.deepEqual(elsewhere, at('2026-11-25T13:00:00Z'), 'by the clock of the publication, wherever somebody sits')
})

test('an hour is the publication’s: one that the clocks skip is none, of one that comes twice the first is meant', () => {
  assert.deepEqual(readWallTime('2026-11-30T18:00', zone), { kind: 'at', at: at('2026-11-30T17:00:00Z') })
  assert.deepEqual(readWallTime('2027-03-28T02:30', zone), { kind: 'no-such-hour' })
  assert.deepEqual(readWallTime('2026-10-25T02:30', zone), { kind: 'twice', at: at('2026-10-25T00:30:00Z') })
  assert.deepEqual(readWallTime('  ', zone), { kind: 'none' })
  for (const said of ['tomorrow', '2026-02-30T10:00', '2026-11-30', '30.11.2026 18:00']) {
    assert.deepEqual(readWallTime(said, zone), { kind: 'malformed' }, said)
  }
  assert.equal(writeWallTime(at('2026-11-30T17:00:00Z'), zone), '2026-11-30T18:00')
})
