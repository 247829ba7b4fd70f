import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STATES, type State } from '../subscriptions/subscriptions.module.ts'
import { noticesOfTransition, type TransitionNotice } from './transition.rule.ts'

/** Who is written to, for each way from one state to another; what is not named here is told to nobody. */
const told: Record<State | 'unseen', Partial<Record<State, TransitionNotice[]>>> = {
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
  trialing: { canceling: ['canceled'], past_due: ['payment-failed'] },
  active: { canceling: ['canceled'], past_due: ['payment-failed'] },
  past_due: { canceling: ['canceled'] },
  paused: { canceling: ['canceled'], past_due: ['payment-failed'] },
  canceling: { past_due: ['payment-failed'] },
  ended: { canceling: ['canceled'], past_due: ['payment-failed'] },
}

for (const from of ['unseen', ...STATES] as const) {
  test(`a reader whose subscription was ${from} is written to of what it has become, and of nothing else`, () => {
    const before = from === 'unseen' ? undefined : { state: from, setAside: undefined }
    for (const state of STATES) {
      assert.deepEqual(noticesOfTransition(before, { state, setAside: undefined }), told[from][state] ?? [], state)
    }
  })
}

test('who bought twice, or had a trial before, is welcomed to nothing: one mail says what was undone', () => {
  for (const state of STATES) {
    for (const setAside of ['surplus', 'trial-used']) {
      assert.deepEqual(noticesOfTransition(undefined, { state, setAside }), [], `${state} ${setAside}`)
    }
  }
})
