import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLogPlace, readLogSearch, writeLogPlace } from './logSearch.rule.ts'

test('the log is asked by who, what, to what, when and in which words', () => {
  const asked = readLogSearch('actor:cli action:staff.role from:2026-03-28 to:2026-03-29 editor', 'Europe/Paris')
  assert.equal(asked.actor, 'cli')
  assert.equal(asked.action, 'staff.role')
  assert.equal(asked.from?.toString(), '2026-03-27T23:00:00Z')
  // The night on which the clocks go forward.
  assert.equal(asked.until?.toString(), '2026-03-29T22:00:00Z')
  assert.deepEqual(asked.typed.words, ['editor'])
  assert.deepEqual(asked.wrong, [])
})

test('a day that there is not is said, and not left out in silence', () => {
  assert.deepEqual(readLogSearch('from:2026-02-30 to:tomorrow', 'UTC').wrong, ['2026-02-30', 'tomorrow'])
  // The database writes these years in another way, and answered with a failure.
  assert.deepEqual(readLogSearch('from:0000-01-01 to:9999-12-31', 'UTC').wrong, ['0000-01-01', '9999-12-31'])
})

test('the next page begins where this one ends, and nowhere for what is no place', () => {
  const place = { at: Temporal.Instant.from('2026-11-23T07:00:00.123456Z'), id: 12 }
  assert.deepEqual(readLogPlace(writeLogPlace(place)), place)
  for (const said of [undefined, '', '1', 'x-1', '1-2-3', '9'.repeat(20)]) assert.equal(readLogPlace(said), undefined)
})
