import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseEmailAddress } from './emailAddress.rule.ts'

const parsed = (typed: string) => {
  const address = parseEmailAddress(typed)
  if (address.kind === 'address') return [address.email, address.emailKey]
  assert.equal(address.kind, 'refused')
  return address.problem
}

test('an address is kept as typed and known by its mailbox', () => {
  const cases: [string, string, string][] = [
    ['ana@example.org', 'ana@example.org', 'ana@example.org'],
    ['  Ana.Silva@Example.ORG \n', 'Ana.Silva@example.org', 'ana.silva@example.org'],
    ['a.n.a+letters@gmail.com', 'a.n.a+letters@gmail.com', 'a.n.a+letters@gmail.com'],
    ["o'neil@example.ie", "o'neil@example.ie", "o'neil@example.ie"],
    ['leser@bücher.example', 'leser@xn--bcher-kva.example', 'leser@xn--bcher-kva.example'],
    ['読者@例え.jp', '読者@xn--r8jz45g.jp', '読者@xn--r8jz45g.jp'],
    ['ana@sub.a-b.example.co', 'ana@sub.a-b.example.co', 'ana@sub.a-b.example.co'],
  ]
  for (const [typed, email, key] of cases) assert.deepEqual(parsed(typed), [email, key], typed)
})

test('what Unicode declares equal is one mailbox, not two accounts', () => {
  const composed = parsed('ren\u00e9@example.fr')
  assert.deepEqual(parsed('rene\u0301@example.fr'), composed)
  assert.deepEqual(parsed('REN\u00c9@EXAMPLE.FR')[1], composed[1])
  // The Kelvin sign looks like a K and becomes one before anything is compared or sent.
  assert.deepEqual(parsed('\u212aim@example.org'), ['Kim@example.org', 'kim@example.org'])
  assert.deepEqual(parsed('kim@\u212aiosk.example'), ['kim@kiosk.example', 'kim@kiosk.example'])
  assert.deepEqual(parsed('ana@ｅxample.org'), ['ana@example.org', 'ana@example.org'])
})

test('an address that was copied from elsewhere is the address, whatever came along', () => {
  const copied = [
    '\u200bana@example.org',
    'ana@example.org\u200b',
    '\u202aana@example.org\u202c',
    '\u202dana@example.org\u202c',
    '\u2066ana@example.org\u2069',
    '\ufeffana@example.org\u200e\u00a0',
    'ana@\u200bexample.\u200borg',
    'ana\u2060@example.org',
    'ana\uff20example.org',
    'ana\ufe6bexample.org',
    'ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ',
    'ana＠example。org',
    'mailto:ana@example.org',
    'MAILTO:ana@example.org?subject=Hello%20there',
    ' \u200emailto:ana%40example.org ',
    '<ana@example.org>',
    '<mailto:ana@example.org>',
  ]
  for (const typed of copied)
    assert.deepEqual(parsed(typed), ['ana@example.org', 'ana@example.org'], JSON.stringify(typed))
  assert.equal(parsed('mailto:ana+news%2B1@example.org')[0], 'ana+news+1@example.org')
  assert.equal(parsed('mailto:'), 'missing')
  assert.equal(parsed('\u200b\ufeff'), 'missing')
  for (const typed of [
    'mailto:ana@example.org,eve@example.org',
    'mailto:ana@example.org%0d%0aBcc:eve@example.org',
    'mailto:%e0%a4@example.org%',
    'mailto:mailto:ana@example.org',
    'ana@example.org>',
    '<<ana@example.org>>',
    'ana＠eve＠example.org',
    'ana@example.org\u202eeve',
    'ana@example.org／evil',
  ])
    assert.equal(parsed(typed), 'malformed', JSON.stringify(typed))
})

test('what cannot be mailed to, or would write into the mail, is refused', () => {
  const malformed = [
    'ana',
    '@example.org',
    'ana@',
    'ana@localhost',
    'ana@example',
    'ana@@example.org',
    'a b@example.org',
    'ana@exam ple.org',
    'ana@example..org',
    '.ana@example.org',
    'ana.@example.org',
    'a..na@example.org',
    'ana@-example.org',
    'ana@example-.org',
    'ana@[127.0.0.1]',
    'ana@127.0.0.1',
    'ana@127.1',
    'ana@example.org/evil',
    'ana@example.org?subject=x',
    'ana@example.org:25',
    'ana@exa%6dple.org',
    '"ana"@example.org',
    'Ana <ana@example.org>',
    'ana@example.org, eve@example.org',
    'ana@example.org;eve@example.org',
    'ana@example.org\r\nBcc: eve@example.org',
    'ana\r\nBcc:eve@example.org',
    'ana\u0000@example.org',
    'ana\u2028@example.org',
    // Zero-width and direction marks hide who is meant.
    'an\u200ba@example.org',
    '\u202eana@example.org',
    'ana@exam\u00adple.org',
    'ana@example.org\ud800',
  ]
  for (const typed of malformed) assert.equal(parsed(typed), 'malformed', JSON.stringify(typed))
  assert.equal(parsed('   '), 'missing')
  assert.deepEqual(parsed('a@example.org'), ['a@example.org', 'a@example.org'])
})

test('an address may be as long as a mail server takes, and no longer', () => {
  const domain = `${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(20)}.org`
  assert.equal(parsed(`${'a'.repeat(64)}@example.org`)[0], `${'a'.repeat(64)}@example.org`)
  assert.equal(parsed(`${'a'.repeat(65)}@example.org`), 'too-long')
  assert.equal(parsed(`${'é'.repeat(33)}@example.org`), 'too-long')
  assert.equal(parsed(`${'a'.repeat(254 - domain.length - 1)}@${domain}`).length, 2)
  assert.equal(parsed(`${'a'.repeat(255 - domain.length - 1)}@${domain}`), 'too-long')
  assert.equal(parsed(`${'a'.repeat(1_000_000)}@example.org`), 'too-long')
})

test('a part of a domain has at most 63 letters, and the last of its parts too', () => {
  assert.equal(parsed(`ana@${'d'.repeat(63)}.org`).length, 2)
  assert.equal(parsed(`ana@${'d'.repeat(64)}.org`), 'malformed')
  assert.equal(parsed(`ana@example.${'o'.repeat(63)}`).length, 2)
  assert.equal(parsed(`ana@example.${'o'.repeat(64)}`), 'malformed')
})

test('whatever is typed, an accepted address is a fixed point and fits one header line', () => {
  const typed = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'binary' }),
    fc.string().map((text) => `${text}@example.org`),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const address = parseEmailAddress(text)
      if (address.kind === 'refused') return
      assert.doesNotMatch(address.email, /[\s\p{C}<>,;"()]/u)
      assert.deepEqual(parseEmailAddress(address.email), address)
      const byKey = parseEmailAddress(address.emailKey)
      assert.equal(byKey.kind === 'address' && byKey.emailKey, address.emailKey)
    }),
    // Making addresses is slow, and these rules run on every check.
    { numRuns: 60 },
  )
})
