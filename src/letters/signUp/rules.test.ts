import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CONFIRM_WITHIN_DAYS, decideConfirmation, isConfirmationToken } from './confirmation.rule.ts'
import { SIGN_UPS_FOR_ADDRESS, SIGN_UPS_FOR_LETTER, SIGN_UPS_FROM_NETWORK } from './signUpLimits.ts'

const expiresAt = Temporal.Instant.from('2026-11-30T08:00:00Z')
const before = expiresAt.subtract({ milliseconds: 1 })
const used = expiresAt.subtract({ hours: 1 })

for (const [what, status, usedAt, now, decision] of [
  ['a link from the mail', 'requested', null, before, 'confirmable'],
  ['a link whose week is over', 'requested', null, expiresAt, 'expired'],
  ['a link that did its work before', 'ended', used, before, 'used'],
  ['an old link that did its work before', 'ended', used, expiresAt, 'used'],
  ['a link that was opened a second time', 'confirmed', used, before, 'already-confirmed'],
  ['another, older link', 'confirmed', null, expiresAt, 'already-confirmed'],
] as const) {
  test(`somebody who signed up opens ${what}: ${decision}`, () => {
    assert.equal(decideConfirmation({ status, usedAt, expiresAt }, now), decision)
  })
}

test('a wish for a newsletter waits seven days for its confirmation', () => {
  assert.equal(CONFIRM_WITHIN_DAYS, 7)
})

test('only what we made passes for a link of a confirmation', () => {
  assert.equal(isConfirmationToken(`${'a'.repeat(39)}Z9_-`), true)
  for (const text of [
    '',
    'a'.repeat(42),
    'a'.repeat(44),
    `${'a'.repeat(42)}%`,
    `%${'a'.repeat(43)}`,
    `${'a'.repeat(43)}%`,
  ])
    assert.equal(isConfirmationToken(text), false, text)
})

test('how many mails anybody can have sent to somebody in an hour', () => {
  assert.deepEqual(SIGN_UPS_FOR_ADDRESS, { name: 'letters-address', times: 15, perSeconds: 3600 })
  assert.deepEqual(SIGN_UPS_FOR_LETTER, { name: 'letters-address-letter', times: 3, perSeconds: 3600 })
  assert.deepEqual(SIGN_UPS_FROM_NETWORK, { name: 'letters-network', times: 60, perSeconds: 3600 })
})
