import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createSigner } from '../../platform/signing.ts'
import { isArriving, opensStill, readLetterPass, writeLetterPass } from './letterPass.rule.ts'

const sentAt = Temporal.Instant.from('2026-03-26T06:00:00Z')
const at = (text: string) => Temporal.Instant.from(text)

test('a pass is never so long that a mail folds it, and says only two numbers', () => {
  const signer = createSigner('a secret of thirty-two characters!', 'letter-pass')
  const ids = fc.record({ letterId: fc.nat(2 ** 31 - 1), recipientId: fc.nat(2 ** 40) }, { noNullPrototype: true })
  fc.assert(
    fc.property(ids, (pass) => {
      const signed = signer.sign(writeLetterPass(pass))
      assert.ok(signed.length <= 40, signed)
      assert.match(signed, /^[\w.-]+$/)
      assert.deepEqual(readLetterPass(signer.verify(signed) ?? ''), pass)
    }),
  )
})

for (const value of ['', '-', '1', '1-', '-1', '1-1-1', 'A-1', '1-1 ', '12345678901-1', '1-12345678901', '1.1']) {
  test(`“${value}” is no pass`, () => assert.equal(readLetterPass(value), undefined))
}

for (const [when, terms, opens] of [
  ['2026-03-26T06:00:00Z', { days: 7, browsers: 3 }, true],
  // The clocks go forward on the 29th: the same wall time is an hour earlier.
  ['2026-04-02T04:59:59Z', { days: 7, browsers: 3 }, true],
  ['2026-04-02T05:00:00Z', { days: 7, browsers: 3 }, false],
  ['2026-03-27T06:00:00Z', { days: 1, browsers: 3 }, false],
  ['2026-03-26T06:00:01Z', undefined, false],
] as const) {
  const said = terms ? `of ${terms.days} days` : 'switched off'
  test(`a pass ${said} ${opens ? 'opens' : 'opens nothing'} at ${when}`, () => {
    assert.equal(opensStill(sentAt, terms, at(when), 'Europe/Paris'), opens)
  })
}

test('a mail arrives for two minutes after it was sent', () => {
  assert.equal(isArriving(sentAt, sentAt), true)
  assert.equal(isArriving(sentAt, sentAt.add({ seconds: 119 })), true)
  assert.equal(isArriving(sentAt, sentAt.add({ seconds: 120 })), false)
})
