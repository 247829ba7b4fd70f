import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leftOf, leftUnread, placeAmong } from './left.rule.ts'
import { decidePlace, type Place } from './place.rule.ts'

const contents = [
  { kind: 'letter', slug: 'letter', minutes: 2 },
  { kind: 'opener', slug: 'borders' },
  { kind: 'piece', slug: 'one', minutes: 6 },
  { kind: 'piece', slug: 'two', minutes: 9 },
  { kind: 'colophon', slug: 'colophon' },
] as const

test('what is left counts pieces and everybody’s minutes after the one that is open', () => {
  assert.deepEqual(leftOf(contents), { pieces: 2, minutes: 17 })
  assert.deepEqual(leftOf(contents, 'letter'), { pieces: 2, minutes: 15 })
  assert.deepEqual(leftOf(contents, 'one'), { pieces: 1, minutes: 9 })
  assert.deepEqual(leftOf(contents, 'two'), { pieces: 0, minutes: 0 })
  assert.deepEqual(leftOf(contents, 'colophon'), { pieces: 0, minutes: 0 })
})

test('whoever jumps ahead has left what they passed over, and has read the issue once each piece was read', () => {
  const toBeRead = [
    ['one', 6],
    ['two', 9],
    ['three', 1],
  ] as const
  assert.deepEqual(leftUnread(toBeRead, ['three']), { pieces: 2, minutes: 15 })
  assert.deepEqual(leftUnread(toBeRead, ['three', 'colophon', 'one', 'one']), { pieces: 1, minutes: 9 })
  assert.deepEqual(leftUnread(toBeRead, ['two', 'three', 'one']), { pieces: 0, minutes: 0 })
})

test('before the first and after the last there is nothing to turn to', () => {
  assert.equal(placeAmong(contents, 'letter')?.previous, undefined)
  assert.equal(placeAmong(contents, 'letter')?.next?.slug, 'borders')
  assert.equal(placeAmong(contents, 'colophon')?.next, undefined)
  assert.deepEqual(placeAmong(contents, 'one')?.position, 3)
  assert.equal(placeAmong(contents, 'gone'), undefined)
})

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
