import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STATES, type State } from '../subscriptions/subscriptions.module.ts'
import { type MailOfStep, mailOfUndoing, mailsOfStep } from './whichMail.rule.ts'

/** Who is written to, for each way from one state to another; what is not named here is told to nobody. */
const told: Record<State | 'unseen', Partial<Record<State, MailOfStep[]>>> = {
  unseen: {
    trialing: ['welcome'],
    active: ['welcome'],
    canceling: ['welcome', 'canceled'],
    past_due: ['payment-failed'],
  },
  incomplete: {
    trialing: ['welcome'],
    active: ['welcome'],
    canceling: ['welcome', 'canceled'],
    past_due: ['payment-failed'],
  },
  trialing: { canceling: ['canceled'], past_due: ['payment-failed'], ended: ['ended'] },
  active: { canceling: ['canceled'], past_due: ['payment-failed'], ended: ['ended'] },
  past_due: { canceling: ['canceled'], ended: ['ended'] },
  paused: { canceling: ['canceled'], past_due: ['payment-failed'], ended: ['ended'] },
  canceling: { past_due: ['payment-failed'] },
  ended: { canceling: ['canceled'], past_due: ['payment-failed'] },
}

for (const from of ['unseen', ...STATES] as const) {
  test(`a reader whose subscription was ${from} is written to of what it has become, and of nothing else`, () => {
    for (const state of STATES) {
      assert.deepEqual(mailsOfStep(stateBefore(from), { state, setAside: undefined }), told[from][state] ?? [], state)
    }
  })
}

test('who cancels while a payment is owed is confirmed once, and not again when the payment arrives', () => {
  const cancelAt = Temporal.Instant.from('2027-01-23T10:00:00Z')
  const owed = { state: 'past_due', setAside: undefined } as const
  assert.deepEqual(mailsOfStep(owed, { ...owed, cancelAt }), ['canceled'])
  assert.deepEqual(mailsOfStep({ ...owed, cancelAt }, { ...owed, cancelAt }), [])
  assert.deepEqual(mailsOfStep({ ...owed, cancelAt }, { state: 'canceling', setAside: undefined, cancelAt }), [])
  assert.deepEqual(mailsOfStep({ state: 'canceling', setAside: undefined, cancelAt }, { ...owed, cancelAt }), [
    'payment-failed',
  ])
  assert.deepEqual(mailsOfStep({ ...owed, cancelAt }, owed), [])
})

test('who bought twice, or had a trial before, is welcomed to nothing: one mail says what was undone', () => {
  for (const state of STATES) {
    for (const setAside of ['surplus', 'trial-used']) {
      assert.deepEqual(mailsOfStep(undefined, { state, setAside }), [], `${state} ${setAside}`)
    }
  }
})

const stateBefore = (from: State | 'unseen') => (from === 'unseen' ? undefined : { state: from, setAside: undefined })

test('whose subscription ended otherwise than they had asked is told, and who is being forgotten is not', () => {
  const run = ['trialing', 'active', 'past_due', 'paused', 'canceling']
  for (const from of ['unseen', ...STATES] as const) {
    const wanted = run.includes(from) ? ['ended'] : []
    for (const endedBecause of ['refunded', 'unpaid', 'dispute-lost'] as const) {
      const after = { state: 'ended', setAside: undefined, endedBecause } as const
      assert.deepEqual(mailsOfStep(stateBefore(from), after), wanted, `${from} ${endedBecause}`)
    }
    const forgotten = { state: 'ended', setAside: undefined, endedBecause: 'erasure' } as const
    assert.deepEqual(mailsOfStep(stateBefore(from), forgotten), [], from)
  }
})

test('who still reads in the grace, though the provider has given up, is told that the payment failed, and not yet of the end', () => {
  for (const from of ['unseen', ...STATES] as const) {
    const wanted = from === 'past_due' || from === 'ended' ? [] : ['payment-failed']
    const after = { state: 'ended', setAside: undefined, endedBecause: 'unpaid' } as const
    assert.deepEqual(mailsOfStep(stateBefore(from), after, true), wanted, from)
  }
})

test('who paid for nothing is told so once it is undone; an orphan has nobody to tell', () => {
  assert.equal(mailOfUndoing('surplus'), 'surplus')
  assert.equal(mailOfUndoing('trial-used'), 'trial-used')
  assert.equal(mailOfUndoing('orphan'), undefined)
  assert.equal(mailOfUndoing(undefined), undefined)
})

test('who canceled is told of an end before the day that they know, and of none on it', () => {
  const cancelAt = Temporal.Instant.from('2027-01-23T10:00:00Z')
  const canceled = { state: 'canceling', setAside: undefined, cancelAt } as const
  const mails = (endedAt: Temporal.Instant | undefined, more: { endedBecause?: 'erasure' } = {}) =>
    mailsOfStep(canceled, { state: 'ended', setAside: undefined, endedAt, ...more })
  assert.deepEqual(mails(cancelAt.subtract({ seconds: 1 })), ['ended'])
  assert.deepEqual(mails(cancelAt), [])
  assert.deepEqual(mails(cancelAt.add({ hours: 1 })), [])
  assert.deepEqual(mails(undefined), [])
  assert.deepEqual(mails(cancelAt.subtract({ seconds: 1 }), { endedBecause: 'erasure' }), [])
  const unknown = { ...canceled, cancelAt: undefined }
  assert.deepEqual(mailsOfStep(unknown, { state: 'ended', setAside: undefined, endedAt: cancelAt }), [])
})
