import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideClosedUntil } from './ending.rule.ts'

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
    const closedUntil = decideClosedUntil({ amountMinor, refundedMinor, coversUntil })
    assert.equal(closedUntil, closes ? coversUntil : undefined)
  })
}
