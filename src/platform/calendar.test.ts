import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isBefore } from './calendar.ts'

for (const [a, b, before] of [
  ['2026-11-28T07:00:00Z', '2026-11-28T07:00:00.001Z', true],
  ['2026-11-28T07:00:00.001Z', '2026-11-28T07:00:00Z', false],
  ['2026-11-28T07:00:00Z', '2026-11-28T07:00:00Z', false],
  // Within one millisecond; and before 1970, where milliseconds are rounded down too.
  ['2026-11-28T07:00:00.000000001Z', '2026-11-28T07:00:00.000000002Z', true],
  ['2026-11-28T07:00:00.000000002Z', '2026-11-28T07:00:00.000000001Z', false],
  ['1969-12-31T23:59:59.9999Z', '1970-01-01T00:00:00Z', true],
  ['1969-12-31T23:59:59.9998Z', '1969-12-31T23:59:59.9999Z', true],
] as const) {
  test(`${a} is ${before ? '' : 'not '}before ${b}`, () => {
    assert.equal(isBefore(Temporal.Instant.from(a), Temporal.Instant.from(b)), before)
  })
}
