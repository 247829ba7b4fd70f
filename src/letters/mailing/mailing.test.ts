import assert from 'node:assert/strict'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { simpleParser } from 'mailparser'
import { handWritten } from '../../../tests/support/handWrittenLetter.ts'
import type { Slices } from '../drawing/drawing.module.ts'
import { encodeSlices } from './encodeSlices.ts'
import { encodeValue } from './encodeValue.ts'
import { encodeVariant } from './encodeVariant.ts'
import { joinMail, type OwnOfReader } from './joinMail.ts'
import { readDkimKey } from './readDkimKey.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const dkim = { domain: 'news.test', selector: 's1', key: privateKey }
const own: OwnOfReader = {
  to: 'anna@example.org',
  messageId: '<l.abc@news.test>',
  date: Temporal.Instant.from('2026-11-28T07:00:05Z'),
  listUnsubscribe: '<https://news.test/unsubscribe/abc>',
  holes: { pass: 'p1', unsubscribe: 'u1.abc-_', address: 'anna@example.org' },
}

/** As DNS would say it. */
const records = (key: KeyObject) => async (name: string) => {
  assert.equal(name, 's1._domainkey.news.test')
  return [[`v=DKIM1; k=rsa; p=${key.export({ type: 'spki', format: 'der' }).toString('base64')}`]]
}

/** Back from quoted-printable, as RFC 2045 says and nothing of ours. */
function decoded(text: string): string {
  const bytes = text
    .replace(/[ \t]+$/gm, '')
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

const joined = (slices: Slices, value: string) =>
  encodeSlices(slices)
    .map((slice) => (typeof slice === 'string' ? slice : encodeValue(value)))
    .join('')

describe('a letter as bytes', () => {
  test('what is put together from slices reads as what was written, in short lines of ASCII', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.stringMatching(/^[ \t\n=.aF]{0,90}$/),
      fc.constantFrom('From here\nFrom there', ' \n \n', 'a  b   c', '.\r\n.\r\n', '\t', 'x'.repeat(300)),
    )
    const slice = fc.oneof(
      { weight: 3, arbitrary: text },
      { weight: 1, arbitrary: fc.constant({ hole: 'pass' as const }) },
    )
    fc.assert(
      fc.property(fc.array(slice, { maxLength: 8 }), fc.oneof(text, fc.emailAddress()), (slices, value) => {
        const encoded = joined(slices, value)
        assert.match(encoded, /^[\r\n\x20-\x7e]*$/)
        for (const line of encoded.split('\r\n')) {
          assert.ok(line.length <= 76, `${line.length} letters: ${line}`)
          assert.doesNotMatch(line, /[\r\n\t]| {2}| $/, 'it is no relaxed canonical form')
          assert.ok(!line.startsWith('From '))
          assert.ok(!line.startsWith('.'), 'it would have to be doubled for the way')
        }
        const filled = slices
          .map((one) => (typeof one === 'string' ? one.replace(/\r\n?/g, '\n') : value.replace(/[\r\n]+/g, ' ')))
          .join('')
        assert.equal(decoded(encoded).replaceAll('\r\n', '\n'), filled)
      }),
      { numRuns: 300 },
    )
  })

  test('a reader’s mail is read by a stranger’s library as it was written, their own address in it', async () => {
    const variant = await encodeVariant(handWritten({ standing: 'reader', language: 'en', arm: 'a' }), 'x:y')
    const raw = joinMail(variant, { ...own, holes: { ...own.holes, address: 'o’hara&<b>@example.org' } }, dkim)
    assert.ok(
      raw
        .toString('latin1')
        .split('\r\n')
        .every((line) => line.length <= 998),
    )
    const mail = await simpleParser(raw)
    assert.equal(mail.subject, 'Überall Regen, and a subject that is long enough to be folded by whoever composes it')
    assert.equal(mail.from?.value.length, 1)
    assert.equal(mail.from?.value[0]?.address, 'letters@news.test')
    assert.equal(mail.headers.get('bcc'), undefined, 'a name ended a header')
    assert.equal(mail.messageId, own.messageId)
    assert.equal(mail.date?.toISOString(), '2026-11-28T07:00:05.000Z')
    assert.match(
      mail.text ?? '',
      /^Good morning, reader\.\n\nFrom Crète to 東京\. \n\.A line that begins with a dot\nFrom a line/,
    )
    assert.match(mail.text ?? '', /\?letter=p1\n/)
    assert.match(mail.text ?? '', /Sent to o’hara&<b>@example\.org\n/)
    assert.match(String(mail.html), /\?letter=p1">Crète, 東京 &amp; more<\/a>/)
    assert.match(String(mail.html), /Sent to o’hara&amp;&lt;b&gt;@example\.org\./)
    assert.match(String(mail.html), /unsubscribe\/u1\.abc-_">/)
  })

  test('a signature covers both headers of one-click unsubscribing, and nobody can add another one', async () => {
    const variant = await encodeVariant(handWritten({ standing: 'reader', language: 'en', arm: 'a' }), 'x:y')
    const raw = joinMail(variant, own, dkim)
    assert.match(raw.toString('latin1'), /^(?:(?!\.)[\x20-\x7e]*\r\n)+$/, 'as it goes over the wire')
    const verify = async (mail: Buffer) =>
      (await dkimVerify(mail, { resolver: records(publicKey) })).results.map(({ status }) => status.result)
    assert.deepEqual(await verify(raw), ['pass'])
    const names = (/ h=([^;]+);/.exec(raw.toString('latin1'))?.[1] ?? '').toLowerCase().split(':')
    for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'list-id'])
      assert.ok(names.includes(name), `${name} is not signed`)
    for (const name of ['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post'])
      assert.equal(names.filter((one) => one === name).length, 2, `${name} can be added`)
    const text = raw.toString('latin1')
    for (const forged of [
      `List-Unsubscribe: <https://evil.example>\r\n${text}`,
      `List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n${text}`,
      `From: <evil@evil.example>\r\n${text}`,
      `Subject: Another\r\n${text}`,
      text.replace('List-Unsubscribe=One-Click', 'List-Unsubscribe=Two-Click'),
      text.replace('Paragraph 1', 'Paragraph 9'),
    ]) {
      assert.notDeepEqual(await verify(Buffer.from(forged, 'latin1')), ['pass'])
    }
    // What relays do on the way is no forgery.
    assert.deepEqual(await verify(Buffer.from(text.replace('List-Id: ', 'LIST-ID:   '), 'latin1')), ['pass'])
  })

  test('a row whose address is no address says so, and is no mail', async () => {
    const variant = await encodeVariant(handWritten({ standing: 'reader', language: 'en', arm: 'a' }), 'x:y')
    for (const to of ['a@b.c\r\nBcc: d@e.f', 'a@b.c, d@e.f', '<a@b.c>', 'a b@c.d', '', 'a@b.c\0', '"a b"@c.d'])
      assert.throws(() => joinMail(variant, { ...own, to }, dkim), /cannot stand in a header/, to)
  })

  test('a key that is none, or too weak, or of a kind that not all verify, is said to be so', () => {
    const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
    assert.equal(readDkimKey(pem(privateKey)).kind, 'read')
    const weak = pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey)
    const edwards = pem(generateKeyPairSync('ed25519').privateKey)
    for (const broken of ['', 'nonsense', pem(privateKey).slice(0, 900), weak, edwards])
      assert.equal(readDkimKey(broken).kind, 'refused')
  })
})
