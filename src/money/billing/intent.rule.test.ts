import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  idempotencyKey,
  intentOfCommand,
  intentOfEnding,
  intentOfRefund,
  isAnswerCounted,
  nameOfIntent,
} from './intent.rule.ts'

const keyOf = (intent: Parameters<typeof nameOfIntent>[0], answered = 0) =>
  idempotencyKey('here', nameOfIntent(intent, 'hash'), answered)

test('whoever cancels, keeps it and cancels again asks for another thing, though no answer was heard', () => {
  const first = intentOfCommand('cancel', { providerId: 'sub_1', version: 3 })
  assert.equal(keyOf(first), 'dateline:here:cancel:sub_1:3:hash:0')
  assert.equal(keyOf(intentOfCommand('cancel', { providerId: 'sub_1', version: 3 })), keyOf(first), 'the same, unheard')
  assert.notEqual(keyOf(intentOfCommand('cancel', { providerId: 'sub_1', version: 4 })), keyOf(first))
  assert.notEqual(keyOf(intentOfCommand('resume', { providerId: 'sub_1', version: 3 })), keyOf(first))
  assert.notEqual(keyOf(first, 1), keyOf(first), 'an answered one is another')
})

test('what is done once and for all has one key, whatever is known of it by then', () => {
  assert.equal(keyOf(intentOfEnding('end', 'sub_1')), 'dateline:here:end:sub_1::hash:0')
  assert.equal(keyOf(intentOfEnding('void', 'in_1')), 'dateline:here:void:in_1::hash:0')
  const refund = intentOfRefund('pi_1', { payment_intent: 'pi_1' })
  assert.equal(keyOf(refund), 'dateline:here:refund:pi_1::hash:0')
  assert.deepEqual(refund.parameters, { payment_intent: 'pi_1' })
})

test('an answered no is never replayed, an unheard call is repeated, and a success ends what is done once', () => {
  const once = intentOfEnding('end', 'sub_1')
  const again = intentOfCommand('cancel', { providerId: 'sub_1', version: 1 })
  const fresh = { ...once, verb: 'checkout', fresh: true } as const
  const table = (intent: Parameters<typeof isAnswerCounted>[0]) =>
    (['done', 'refused', 'failed', 'unanswered'] as const).map((outcome) => isAnswerCounted(intent, outcome))
  assert.deepEqual(table(once), [false, true, true, false])
  assert.deepEqual(table(again), [true, true, true, false])
  assert.deepEqual(table(fresh), [false, false, false, false])
})
