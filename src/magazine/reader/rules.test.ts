import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leftOf, placeAmong } from './left.rule.ts'
import { leftUnread } from './unread.rule.ts'

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
