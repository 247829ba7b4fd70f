import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLanguages } from '../../design/words/languages.ts'
import { explainDecision, isKept, KEEP_DECISIONS_DAYS, type KeptDecision } from './decision.rule.ts'

test('new reads and gates are kept for thirty days; what is open or was opened before leaves no trace', () => {
  assert.equal(KEEP_DECISIONS_DAYS, 30)
  for (const [access, kept] of [
    [{ kind: 'gate', gate: 'subscribe', reason: 'allowance-spent', rule: 'meter' }, true],
    [{ kind: 'metered', reason: 'new', left: 0, rule: 'meter' }, true],
    [{ kind: 'metered', reason: 'reread', left: 0, rule: 'meter' }, false],
    [{ kind: 'open', reason: 'free', rule: 'article-is-free' }, false],
    [{ kind: 'open', reason: 'subscriber', rule: 'subscriber-reads-all' }, false],
  ] as const) {
    assert.equal(isKept(access), kept, JSON.stringify(access))
  }
})

const decision: KeptDecision = {
  at: Temporal.Instant.from('2026-11-23T08:00:00Z'),
  groupId: 7,
  kind: 'gate',
  reason: 'allowance-spent',
  gate: 'register',
  left: undefined,
  rule: 'meter',
  policyVersion: 3,
  readerId: 12,
}
const words = (await createLanguages({ own: () => 'en', phrase: () => undefined })).own()
const explain = (change: Partial<KeptDecision> = {}) =>
  explainDecision({ ...decision, ...change }, { words, zone: 'Europe/Paris', headline: 'The ferry' })

for (const [what, change, said] of [
  [
    'a gate',
    {},
    /^Reader 12 was shown the register gate of “The ferry” on .*: the allowance was spent\. \(Rule “meter”, version 3 of the policy\.\)$/,
  ],
  [
    'another gate',
    { gate: 'subscribe', reason: 'archive' },
    /shown the subscribe gate .*: the archive is for subscribers\./,
  ],
  ['a gate that was stored without its kind', { gate: undefined }, /shown the subscribe gate/],
  ['a visitor', { readerId: undefined }, /^A visitor was shown/],
  [
    'a read',
    { kind: 'metered', reason: 'new', left: 2 },
    /^Reader 12 opened “The ferry” on .*; 2 were left of the allowance\./,
  ],
  ['the last read', { kind: 'metered', reason: 'new', left: 0 }, /it was the last article of the allowance/],
  ['a read of which no more is known', { kind: 'metered', reason: 'new' }, /it was the last article of the allowance/],
] as const) {
  test(`whoever asks why a reader saw this is told in a sentence: ${what}`, () => {
    assert.match(explain(change), said)
  })
}

test('the sentence gives the time as the publication’s clocks showed it', () => {
  assert.match(explain(), /9:00/)
})
