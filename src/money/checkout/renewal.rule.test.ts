import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renewsOn } from './renewal.rule.ts'

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Europe/Paris'

test('a month on from the last day of January is the last of February, and a year on from 29 February the 28th', () => {
  for (const [from, interval, day] of [
    ['2027-01-31T12:00:00Z', 'month', '2027-02-28'],
    ['2028-01-31T12:00:00Z', 'month', '2028-02-29'],
    ['2028-02-29T12:00:00Z', 'year', '2029-02-28'],
    ['2026-11-23T23:30:00Z', 'month', '2026-12-24'],
  ] as const) {
    assert.equal(renewsOn(at(from), interval, zone).toString(), day)
  }
})
