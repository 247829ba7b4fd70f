import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Exemption, exemptionFor } from './exemption.rule.ts'

const staff: Exemption = { kind: 'staff' }
const library: Exemption = { kind: 'institution', name: 'City Library' }
const crawler: Exemption = { kind: 'crawler', name: 'Googlebot' }
const letter = (groupId: number, forSubscribers = false): Exemption => ({
  kind: 'newsletter',
  groupId,
  forSubscribers,
  counts: false,
})
const gift = (groupId: number): Exemption => ({ kind: 'gift', groupId })

for (const [what, exemptions, holds] of [
  ['nobody’s', undefined, undefined],
  ['none', [], undefined],
  ['the desk', [staff], staff],
  ['a library', [library], library],
  ['a search engine', [crawler], crawler],
  ['a gift of this article', [gift(7)], gift(7)],
  ['a gift of another article opens only that one', [gift(8)], undefined],
  ['a gift of another article, in a library', [gift(8), library], library],
  ['a letter that names this article', [letter(7)], letter(7)],
  ['a letter that names another article', [letter(8)], undefined],
  ['the first that holds is the reason', [gift(7), staff], gift(7)],
] as const) {
  test(`who reads an article outside the meter: ${what}`, () => {
    assert.deepEqual(exemptionFor(exemptions, { groupId: 7, onlyForSubscribers: false }), holds)
  })
}

for (const [what, exemptions, holds] of [
  ['a letter to a reader', [letter(7)], undefined],
  ['a letter to a subscriber', [letter(7), letter(7, true)], letter(7, true)],
  ['a gift', [gift(7)], gift(7)],
] as const) {
  test(`who reads what is for subscribers only: ${what}`, () => {
    assert.deepEqual(exemptionFor(exemptions, { groupId: 7, onlyForSubscribers: true }), holds)
  })
}
