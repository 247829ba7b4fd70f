import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextTry } from './nextTry.rule.ts'

const asked = Temporal.Instant.from('2026-11-23T10:00:00Z')

for (const [waited, pause] of [
  [0, 20],
  [40, 20],
  [41, 21],
  [600, 300],
  [7_200, 3_600],
  [86_400, 3_600],
] as const) {
  test(`who has waited ${waited} s to be forgotten is tried again in ${pause} s`, () => {
    const now = asked.add({ seconds: waited })
    assert.equal(nextTry(asked, now).since(now).total('seconds'), pause)
  })
}
