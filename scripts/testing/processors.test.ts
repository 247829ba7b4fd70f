import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idleShare, spentNow, untilIdle } from './processors.ts'

test('whoever waits for the tests has no processor idle, and none asked by too many', async () => {
  assert.equal(idleShare({ idle: 100, all: 400 }, { idle: 175, all: 500 }), 0.75)
  assert.equal(idleShare({ idle: 100, all: 400 }, { idle: 100, all: 500 }), 0)
  const { idle, all } = spentNow()
  assert.ok(idle > 0 && all > idle, `${idle} of ${all}`)
  await untilIdle(AbortSignal.abort())
})
