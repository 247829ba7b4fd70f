import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { isUnwritable } from './errors.ts'

const failure = (code: string, syscall?: string) =>
  Object.assign(new Error(code), { code, ...(syscall !== undefined && { syscall }) })

for (const [what, error, expected] of [
  ['a full disk', failure('ENOSPC', 'write'), true],
  ['a quota that is used up', failure('EDQUOT', 'fsync'), true],
  ['a read-only disk', failure('EROFS', 'open'), true],
  ['a folder that is closed to this account', failure('EACCES', 'mkdir'), true],
  ['a folder that nobody may change', failure('EPERM', 'rename'), true],
  ['a broken disk', failure('EIO', 'read'), true],
  ['a file that is not there', failure('ENOENT', 'open'), false],
  ['an address that this account may not listen on', failure('EACCES', 'listen'), false],
  ['a socket that this account may not enter', failure('EACCES', 'connect'), false],
  ['a program that may not be run', failure('EACCES', 'spawn node'), false],
  ['somebody else’s process', failure('EPERM', 'kill'), false],
  ['a mail server that refuses', failure('EACCES'), false],
  ['something that is no error', 'ENOSPC', false],
] as const) {
  test(`${what} is ${expected ? '' : 'not '}what another time may work for`, () => {
    assert.equal(isUnwritable(error), expected)
  })
}

test('what Node says of a file is recognized', async () => {
  const error = await readFile('/nowhere').catch((failed: unknown) => failed)
  assert.equal(isUnwritable(error), false)
  assert.equal(isUnwritable(Object.assign(error as Error, { code: 'EIO' })), true)
})
