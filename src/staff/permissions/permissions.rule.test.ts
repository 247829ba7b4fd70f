import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isStaffRole, may } from './permissions.rule.ts'

for (const [role, previews] of [
  ['contributor', true],
  ['translator', true],
  ['editor', true],
  ['publisher', true],
  // Looks after payments, and reads as a reader does.
  ['circulation', false],
  [undefined, false],
] as const) {
  test(`somebody who is ${role ?? 'no staff'} ${previews ? 'reads' : 'does not read'} every article in full`, () => {
    assert.equal(may(role, 'preview'), previews)
  })
}

test('an operator can name each of the five roles and no other', () => {
  for (const role of ['contributor', 'translator', 'editor', 'publisher', 'circulation']) {
    assert.equal(isStaffRole(role), true, role)
  }
  for (const role of ['', 'admin', 'Editor', 'toString']) assert.equal(isStaffRole(role), false, role)
})
