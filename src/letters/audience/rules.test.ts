import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { EntitlementFacts } from '../../money/subscriptions/subscriptions.module.ts'
import { isAmong } from './audience.rule.ts'
import { receiverOf } from './receiverOf.ts'
import { armOf, sampleOf } from './sample.rule.ts'
import { standingOf } from './standing.rule.ts'

const now = Temporal.Instant.from('2026-11-28T12:00:00Z')
const later = now.add({ hours: 240 })
const earlier = now.subtract({ hours: 24 * 60 })
const subscription: EntitlementFacts = {
  ...({ state: 'active', setAside: false, trialEnd: undefined, periodEnd: later, cancelAt: undefined } as const),
  ...{ pastDueSince: undefined, paidUntil: later, refundedUntil: undefined },
}

describe('whom a letter is for', () => {
  test('who pays, is on trial, has stopped paying or never began is told apart', () => {
    const standing = (...facts: Parameters<typeof standingOf>[0]) => standingOf(facts, now, 'Europe/Paris')
    assert.equal(standing(), 'reader')
    assert.equal(standing(subscription), 'subscriber')
    assert.equal(standing({ ...subscription, state: 'trialing', trialEnd: later }), 'trial')
    assert.equal(
      standing({ ...subscription, state: 'past_due', pastDueSince: now.subtract({ hours: 24 }) }),
      'subscriber',
    )
    assert.equal(standing({ ...subscription, state: 'canceling', cancelAt: later }), 'subscriber')
    assert.equal(standing({ ...subscription, state: 'ended', periodEnd: earlier }), 'lapsed')
    assert.equal(standing({ ...subscription, setAside: true }), 'reader')
    assert.equal(standing({ ...subscription, state: 'incomplete' }), 'reader')
    assert.equal(
      standing({ ...subscription, state: 'ended' }, { ...subscription, state: 'trialing', trialEnd: later }),
      'trial',
    )
  })

  test('a letter for subscribers goes to nobody else, one for readers to no visitor', () => {
    const standings = ['visitor', 'reader', 'trial', 'subscriber', 'lapsed'] as const
    const of = (audience: Parameters<typeof isAmong>[0]) => standings.filter((standing) => isAmong(audience, standing))
    assert.deepEqual(of('everyone'), standings)
    assert.deepEqual(of('registered'), ['reader', 'trial', 'subscriber', 'lapsed'])
    assert.deepEqual(of('subscribers'), ['trial', 'subscriber'])
  })

  test('a mailbox is its receiver’s, however its domain is written', () => {
    assert.deepEqual(receiverOf('a@GMail.com'), { domain: 'gmail.com', receiver: 'gmail' })
    assert.equal(receiverOf('a@hotmail.fr').receiver, 'microsoft')
    assert.equal(receiverOf('a@example.org').receiver, 'other')
  })

  test('of two subjects each goes to half of the sample, and the sample is as large as it must be', () => {
    assert.equal(sampleOf(100_000, { share: 20, minimum: 1_000 }), 20_000)
    assert.equal(sampleOf(3_000, { share: 20, minimum: 1_000 }), 1_000)
    assert.equal(sampleOf(1_200, { share: 20, minimum: 1_000 }), 1_200)
    assert.equal(sampleOf(0, { share: 20, minimum: 1_000 }), 0)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999999, noNaN: true }), fc.nat({ max: 1000 }), (chance, sample) => {
        const arm = armOf(chance, sample, 1000)
        assert.equal(arm, chance >= sample / 1000 ? undefined : chance < sample / 2000 ? 'a' : 'b')
      }),
    )
  })
})
