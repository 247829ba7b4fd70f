import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STATES, type State } from '../subscriptions/subscriptions.module.ts'
import { decideNotice } from './notice.rule.ts'

const cancelAt = Temporal.Instant.from('2027-01-23T10:00:00Z')

test('nobody is told that they have canceled, or that it goes on, unless it is so', () => {
  const told: Record<State, [canceled: string | undefined, resumed: string | undefined]> = {
    incomplete: [undefined, undefined],
    trialing: [undefined, 'resumed'],
    active: [undefined, 'resumed'],
    past_due: ['not-renewed', undefined],
    paused: ['not-renewed', undefined],
    canceling: ['canceled', undefined],
    ended: [undefined, undefined],
  }
  for (const state of STATES) {
    assert.equal(decideNotice('canceled', { state, cancelAt }), told[state][0], state)
    assert.equal(decideNotice('resumed', { state, cancelAt: undefined }), told[state][1], state)
    for (const asked of [undefined, '', 'welcome', 'unanswered']) {
      assert.equal(decideNotice(asked, { state, cancelAt }), undefined, state)
    }
  }
  assert.equal(decideNotice('canceled', { state: 'past_due', cancelAt: undefined }), undefined)
  for (const asked of ['canceled', 'resumed']) assert.equal(decideNotice(asked, undefined), undefined)
})
