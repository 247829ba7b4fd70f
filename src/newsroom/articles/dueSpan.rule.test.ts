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

test('overdue is whatever should have been there by now, however long ago', () => {
  const now = at('2026-11-23T09:00:00Z')
  assert.deepEqual(dueSpan('overdue', now, zone), { from: undefined, until: now })
})
