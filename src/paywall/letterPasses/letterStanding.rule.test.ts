import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standingNow } from './letterStanding.rule.ts'

for (const [sent, subscribes, shown] of [
  ['visitor', false, 'visitor'],
  ['reader', false, 'reader'],
  ['reader', true, 'reader'],
  ['lapsed', false, 'lapsed'],
  ['trial', true, 'trial'],
  ['trial', false, 'lapsed'],
  ['subscriber', true, 'subscriber'],
  ['subscriber', false, 'lapsed'],
] as const) {
  test(`a letter to a ${sent} who ${subscribes ? 'subscribes' : 'does not subscribe'} now is shown as to a ${shown}`, () => {
    assert.equal(standingNow(sent, subscribes), shown)
  })
}
