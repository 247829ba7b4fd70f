import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readFilterWords, withoutEach, writeFilterWords } from './filterWords.ts'

const NAMES = ['section', 'place', 'subject']

test('a list is narrowed by what one types', () => {
  assert.deepEqual(readFilterWords('published section:europe "state visit" place:"New York"', NAMES), {
    filters: { section: 'europe', place: 'New York' },
    words: ['published', 'state visit'],
  })
  assert.deepEqual(readFilterWords('subject:staff:ed@example.org', NAMES).filters, { subject: 'staff:ed@example.org' })
  assert.deepEqual(readFilterWords('time:06:00 section: "" ', NAMES), {
    filters: {},
    words: ['time:06:00', 'section:'],
  })
  assert.deepEqual(readFilterWords('', NAMES), { filters: {}, words: [] })
  assert.equal(readFilterWords('x'.repeat(9_000), NAMES).words[0]?.length, 300)
})

test('each filter can be left out, and the others stay', () => {
  const all = readFilterWords('draft section:europe place:"New York"', NAMES)
  assert.deepEqual(withoutEach(all), [
    { left: 'draft', rest: 'section:europe place:"New York"' },
    { left: 'section:europe', rest: 'draft place:"New York"' },
    { left: 'place:New York', rest: 'draft section:europe' },
  ])
})

test('what was read and written again reads the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (typed) => {
      const once = readFilterWords(typed, NAMES)
      assert.deepEqual(readFilterWords(writeFilterWords(once), NAMES), once)
    }),
  )
})
