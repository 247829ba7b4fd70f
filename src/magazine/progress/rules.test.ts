import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decidePlace, type Place } from './place.rule.ts'

const now = Temporal.Instant.from('2026-11-28T12:00:00Z')
const known = new Set(['letter', 'one', 'two'])
const at = (slug: string, minutesAgo: number, done: string[] = []): Place => ({
  slug,
  through: 500,
  at: now.subtract({ minutes: minutesAgo }),
  done,
})
const told = (slug: string, minutesAgo: number, done: string[] = []) => ({
  slug,
  through: 250,
  secondsAgo: minutesAgo * 60,
  done,
})

test('of two devices the one that was read on last says where one is', () => {
  assert.equal(decidePlace(at('one', 30), told('two', 5), known, now)?.slug, 'two')
  assert.equal(decidePlace(undefined, told('two', 5), known, now)?.through, 250)
})

test('a place that a device tells when it is online again replaces no later one, and what was read there is read', () => {
  assert.equal(decidePlace(at('two', 5), told('one', 60), known, now), undefined)
  const merged = decidePlace(at('two', 5, ['two']), told('one', 60, ['one']), known, now)
  assert.equal(merged?.slug, 'two')
  assert.equal(merged?.through, 500)
  assert.deepEqual(merged?.done, ['two', 'one'])
})

test('a part that the issue has not is no place, and neither is one from long ago or from tomorrow', () => {
  assert.equal(decidePlace(undefined, told('elsewhere', 5), known, now), undefined)
  assert.equal(decidePlace(undefined, told('one', 60 * 24 * 31), known, now), undefined)
  assert.equal(decidePlace(undefined, told('one', -60), known, now)?.at.toString(), now.toString())
  assert.deepEqual(decidePlace(undefined, told('one', 0, ['elsewhere', 'one']), known, now)?.done, ['one'])
})
