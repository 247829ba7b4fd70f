import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPayingSite } from '../../../tests/support/payingSite.ts'

test('an operator advances the clock right after the magazine was set up: what has been due since ever is due now', async () => {
  const site = await openPayingSite('advance_overdue')
  try {
    await site.planning.set('somebody', { weekday: 6 })
    const before = site.clock.now()
    const { now } = await site.advance({ hours: 1 })
    assert.ok(Temporal.Instant.from(now).since(before).total('hours') >= 1)
  } finally {
    await site.close()
  }
})
