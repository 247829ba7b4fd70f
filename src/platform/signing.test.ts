import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { createMac, createSigner, tokenHash, tokenHashHex } from './signing.ts'

const SECRET = 'a secret of thirty-two characters!'

test('signatures are the HMAC that every library makes', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 2_000 }), fc.string({ maxLength: 20 }))
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.array(text, { minLength: 1, maxLength: 4 }),
      (key, values) => {
        const mac = createMac(Buffer.from(key))
        for (const value of values) {
          const known = createHmac('sha256', key).update(value).digest('latin1')
          assert.equal(mac(value), known)
        }
      },
    ),
  )
})

test('what was signed is read again, and nothing else is', () => {
  const signer = createSigner(SECRET, 'pass')
  fc.assert(
    fc.property(fc.string(), fc.nat(), (value, at) => {
      const signed = signer.sign(value)
      assert.equal(signer.verify(signed), value)
      const place = at % signed.length
      const other = signed[place] === 'A' ? 'B' : 'A'
      const tampered = signed.slice(0, place) + other + signed.slice(place + 1)
      // The last of the 22 characters carries four bits that say nothing.
      if (place < signed.length - 1) assert.equal(signer.verify(tampered), undefined)
    }),
  )
})

test('a signature that is cut, stretched, empty or made for something else opens nothing', () => {
  const signer = createSigner(SECRET, 'pass')
  const signed = signer.sign('1:7-t9abcd')
  for (const wrong of [
    '',
    '.',
    'x',
    signed.slice(0, -1),
    `${signed}A`,
    signed.replace('.', ''),
    '1:7-t9abcd.',
    '1:7-t9abcd',
  ])
    assert.equal(signer.verify(wrong), undefined, wrong)
  assert.equal(signer.verify(`1:7-t9abcd.${'é'.repeat(22)}`), undefined)
  assert.equal(createSigner(SECRET, 'gift').verify(signed), undefined)
  assert.equal(createSigner('another secret of 32 characters!!', 'pass').verify(signed), undefined)
})

test('a token is stored as its SHA-256', () => {
  const known = createHash('sha256').update('token').digest()
  assert.deepEqual(tokenHash('token'), known)
  assert.equal(tokenHashHex('token'), known.toString('hex'))
})
