import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isToken } from '../../platform/signing.ts'
import { chooseReturnPath } from './chooseReturnPath.ts'
import {
  ASKED_BY_EVERYBODY,
  ASKED_FOR_ADDRESS,
  ASKED_FOR_ADDRESS_HERE,
  ASKED_FROM_NETWORK,
  ASKED_WHERE_KNOWN,
  ASKED_WHERE_KNOWN_BY_EVERYBODY,
  CODES_FOR_ADDRESS,
  CODES_OF_EVERYBODY,
  CODES_WHERE_KNOWN,
  MAILED_ANYWAY,
  TRIED_FROM_NETWORK,
} from './signInLimits.ts'
import { CODE_TRIES, decideLink, readCode, SIGN_IN_MINUTES } from './signInRequest.rule.ts'

const at = (text: string) => Temporal.Instant.from(text)

test('after signing in a reader goes on within this site, whatever the link says', () => {
  const cases: [string | undefined, string][] = [
    ['/borders/one?x=1', '/borders/one?x=1'],
    ['/account', '/account'],
    ['/', '/'],
    [undefined, '/'],
    ['', '/'],
    ['account', '/'],
    ['//evil.example', '/'],
    ['///evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/a/..//evil.example', '/'],
    ['/%2e%2e//evil.example', '/'],
    ['https://evil.example', '/'],
    ['https:evil.example', '/'],
    ['javascript:alert(1)', '/'],
    [' /account', '/'],
    ['/account\r\nSet-Cookie: a=b', '/'],
    [`/${'a'.repeat(600)}`, '/'],
    // These would undo or repeat the signing in.
    ['/sign-in', '/'],
    ['/sign-in?return=/account', '/'],
    ['/sign-in/abc', '/'],
    ['/SIGN-OUT', '/'],
    ['/sign-ins-of-spring', '/sign-ins-of-spring'],
  ]
  for (const [wanted, path] of cases) assert.equal(chooseReturnPath(wanted), path, String(wanted))
})

test('a link works until it is used or its time is up', () => {
  const expiresAt = at('2026-11-23T07:10:00Z')
  assert.equal(decideLink({ expiresAt, usedAt: null }, at('2026-11-23T07:09:59.999Z')), 'usable')
  assert.equal(decideLink({ expiresAt, usedAt: null }, expiresAt), 'expired')
  assert.equal(decideLink({ expiresAt, usedAt: at('2026-11-23T07:01:00Z') }, at('2026-11-24T07:00:00Z')), 'used')
  assert.equal(decideLink(undefined, expiresAt), 'unknown')
})

test('a code is read as people type it', () => {
  const same = [
    '123456',
    ' 123 456 ',
    '123-456',
    '123\u2013456',
    '１２３４５６',
    '١٢٣٤٥٦',
    '۱۲۳۴۵۶',
    '१२३४५६',
    '১২৩৪৫৬',
    '１２٣४56',
    '\u202a123456\u202c',
    '\u200f١٢٣ ٤٥٦\u200e',
    '12\u200b34\ufeff56',
    '1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e3456',
    '\ud835\udfcf\ud835\udfd0\ud835\udfd1456',
  ]
  for (const typed of same) assert.equal(readCode(typed), '123456', typed)
  assert.equal(readCode('٠٩۰۹०९'), '090909')
  for (const typed of ['', '12345', '1234567', '12345a', '12345六', '1234.56', '½23456'])
    assert.equal(readCode(typed), undefined, typed)
})

test('every digit that there is stands for its value', () => {
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const digit = String.fromCodePoint(code)
    if (!/\p{Nd}/u.test(digit)) continue
    const ascii = readCode(digit.repeat(6)) ?? assert.fail(digit)
    assert.match(ascii, /^(\d)\1{5}$/)
    // The next of its script is one more.
    const next = String.fromCodePoint(code + 1)
    if (ascii[0] !== '9') assert.equal(readCode(next.repeat(6))?.[0], String(Number(ascii[0]) + 1), digit)
  }
})

test('only what we made passes for a token', () => {
  assert.equal(isToken('a'.repeat(43)), true)
  for (const text of [
    '',
    'code',
    'a'.repeat(42),
    'a'.repeat(44),
    `${'a'.repeat(42)}%`,
    `${'a'.repeat(42)}\n`,
    `${'a'.repeat(43)}\n`,
  ])
    assert.equal(isToken(text), false, JSON.stringify(text))
})

test('a link lives ten minutes, and a code may be mistyped four times', () => {
  assert.equal(SIGN_IN_MINUTES, 10)
  assert.equal(CODE_TRIES, 5)
})

test('how often anybody may ask for a mail, or try a link or a code', () => {
  assert.deepEqual(ASKED_FOR_ADDRESS_HERE, { name: 'sign-in-address-here', times: 5, perSeconds: 3600 })
  assert.deepEqual(ASKED_FOR_ADDRESS, { name: 'sign-in-address', times: 15, perSeconds: 3600 })
  assert.deepEqual(ASKED_FROM_NETWORK, { name: 'sign-in-network', times: 60, perSeconds: 3600 })
  assert.deepEqual(TRIED_FROM_NETWORK, { name: 'sign-in-tries-network', times: 120, perSeconds: 3600 })
  assert.deepEqual(CODES_FOR_ADDRESS, { name: 'sign-in-codes', times: 20, perSeconds: 86_400 })
  assert.deepEqual(ASKED_BY_EVERYBODY, { name: 'sign-in-all', times: 2_000, perSeconds: 3600 })
  assert.deepEqual(ASKED_WHERE_KNOWN, { name: 'sign-in-known', times: 5, perSeconds: 3600 })
  assert.deepEqual(ASKED_WHERE_KNOWN_BY_EVERYBODY, { name: 'sign-in-known-all', times: 4_000, perSeconds: 3600 })
  assert.deepEqual(CODES_OF_EVERYBODY, { name: 'sign-in-codes-all', times: 100, perSeconds: 3600 })
  assert.deepEqual(CODES_WHERE_KNOWN, { name: 'sign-in-codes-known', times: 20, perSeconds: 86_400 })
  assert.ok(MAILED_ANYWAY.perSeconds <= (SIGN_IN_MINUTES * 60) / 2, 'the link that is there is still good')
})
