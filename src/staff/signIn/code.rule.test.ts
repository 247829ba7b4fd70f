import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inGroups, readTypedCode, writeRecoveryCode } from './code.rule.ts'

test('a code is read however it is parted, and in figures of any width', () => {
  for (const typed of ['123456', '123 456', ' 123-456 ', '１２３４５６', '12\u00a034\u200b56'])
    assert.deepEqual(readTypedCode(typed), { kind: 'app', code: '123456' })
  for (const typed of ['abcde-fgh23', 'ABCDE FGH23', 'abcdefgh23'])
    assert.deepEqual(readTypedCode(typed), { kind: 'recovery', code: 'abcdefgh23' })
})

test('anything else is no code', () => {
  for (const typed of ['', '12345', '1234567', 'abcde-fgh2', 'abcde-fgh01', 'abcde-fgh2é', '12345x', 'x'.repeat(5000)])
    assert.deepEqual(readTypedCode(typed), { kind: 'malformed' }, typed)
})

test('what is written on the sheet is what is read from it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (random) => {
      const code = writeRecoveryCode(random)
      assert.deepEqual(readTypedCode(inGroups(code)), { kind: 'recovery', code })
    }),
  )
})
