import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personKey } from './person.rule.ts'

test('one person with many spellings of an address has one trial', () => {
  const same = ['anab@gmail.com', 'ana.b@gmail.com', 'a.n.a.b+trial@gmail.com', 'ana.b+1+2@googlemail.com']
  for (const key of same) assert.equal(personKey(key), 'anab@gmail.com', key)
  assert.equal(personKey('ana.b+trial@example.org'), 'ana.b@example.org')
  // Elsewhere dots tell people apart.
  assert.notEqual(personKey('anab@example.org'), personKey('ana.b@example.org'))
  assert.equal(personKey('+tag@example.org'), '+tag@example.org')
})
