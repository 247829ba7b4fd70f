import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isToken } from '../../platform/signing.ts'
import {
  isSessionAlive,
  oldestFresh,
  personKey,
  SESSION_COOKIE_SECONDS,
  shortUserAgent,
} from '../accounts/accounts.module.ts'
import { chooseReturnPath } from './chooseReturnPath.ts'
import {
  ASKED_FOR_ADDRESS,
  ASKED_FOR_ADDRESS_HERE,
  ASKED_FROM_NETWORK,
  CODES_FOR_ADDRESS,
  TRIED_FROM_NETWORK,
} from './signInLimits.ts'
import { CODE_TRIES, decideLink, readCode, SIGN_IN_MINUTES } from './signInRequest.rule.ts'

const at = (text: string) => Temporal.Instant.from(text)

test('one person with many spellings of an address has one trial', () => {
  const same = ['anab@gmail.com', 'ana.b@gmail.com', 'a.n.a.b+trial@gmail.com', 'ana.b+1+2@googlemail.com']
  for (const key of same) assert.equal(personKey(key), 'anab@gmail.com', key)
  assert.equal(personKey('ana.b+trial@example.org'), 'ana.b@example.org')
  // Elsewhere dots tell people apart.
  assert.notEqual(personKey('anab@example.org'), personKey('ana.b@example.org'))
  assert.equal(personKey('+tag@example.org'), '+tag@example.org')
})

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

test('a session lives 90 days from its last use, unless it was ended', () => {
  const lastUsedAt = at('2026-01-01T00:00:00Z')
  assert.equal(isSessionAlive({ lastUsedAt, endedAt: null }, at('2026-03-31T23:59:59Z')), true)
  assert.equal(isSessionAlive({ lastUsedAt, endedAt: null }, at('2026-04-01T00:00:00Z')), false)
  assert.equal(isSessionAlive({ lastUsedAt, endedAt: lastUsedAt }, at('2026-01-01T00:00:01Z')), false)
})

test('a link works until it is used or its time is up', () => {
  const expiresAt = at('2026-11-23T07:10:00Z')
  assert.equal(decideLink({ expiresAt, usedAt: null }, at('2026-11-23T07:09:59.999Z')), 'usable')
  assert.equal(decideLink({ expiresAt, usedAt: null }, expiresAt), 'expired')
  assert.equal(decideLink({ expiresAt, usedAt: at('2026-11-23T07:01:00Z') }, at('2026-11-24T07:00:00Z')), 'used')
  assert.equal(decideLink(undefined, expiresAt), 'unknown')
})

test('a code is read as people type it', () => {
  for (const typed of ['123456', ' 123 456 ', '123-456', '１２３４５６']) assert.equal(readCode(typed), '123456', typed)
  for (const typed of ['', '12345', '1234567', '12345a', '٠١٢٣٤٥']) assert.equal(readCode(typed), undefined, typed)
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

test('of a browser only a short line is kept', () => {
  assert.equal(shortUserAgent(undefined), '')
  assert.equal(shortUserAgent(`Mozilla\u0000/5.0\n${'x'.repeat(500)}`).length, 200)
  assert.doesNotMatch(shortUserAgent('a\u0000b\nc'), /\p{C}/u)
})

test('a session’s cookie lives as long as the session, and “last used” is exact to the hour', () => {
  assert.equal(SESSION_COOKIE_SECONDS, 90 * 24 * 3600)
  assert.equal(oldestFresh(at('2026-11-23T08:00:00Z')).toString(), '2026-11-23T07:00:00Z')
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
})
