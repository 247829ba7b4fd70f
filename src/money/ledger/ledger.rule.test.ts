import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linesOfDispute, linesOfPayment, linesOfRefund } from './ledger.rule.ts'

test('the ledger says where money came from and what it was for', () => {
  assert.deepEqual(linesOfPayment('monthly', 290, 'usd'), [
    { account: 'provider:stripe', currency: 'usd', amountMinor: 290 },
    { account: 'sales:monthly', currency: 'usd', amountMinor: -290 },
  ])
  assert.deepEqual(linesOfRefund('monthly', 290, 'usd'), [
    { account: 'refunds:monthly', currency: 'usd', amountMinor: 290 },
    { account: 'provider:stripe', currency: 'usd', amountMinor: -290 },
  ])
  assert.deepEqual(linesOfDispute('monthly', 290, 'usd'), [
    { account: 'disputes:monthly', currency: 'usd', amountMinor: 290 },
    { account: 'provider:stripe', currency: 'usd', amountMinor: -290 },
  ])
})

test('every booking sums to zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.constantFrom('usd', 'eur', 'jpy'), (amount, currency) => {
      for (const linesOf of [linesOfPayment, linesOfRefund, linesOfDispute]) {
        const lines = linesOf('monthly', amount, currency)
        assert.equal(
          lines.reduce((sum, line) => sum + line.amountMinor, 0),
          0,
        )
        assert.ok(lines.length >= 2)
        assert.ok(lines.every((line) => line.currency === currency && line.amountMinor !== 0))
      }
    }),
  )
})
