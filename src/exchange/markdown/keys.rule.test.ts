import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keysOf } from './keys.rule.ts'

test('a key is the same in whatever way it is written, and the first that says something counts', () => {
  const { pick, unused } = keysOf({
    'Publish-Date': 1,
    publish_date: 2,
    'last modified': 3,
    empty: '',
    other: 4,
    none: null,
  })
  assert.equal(pick('publishDate'), 1)
  assert.equal(pick('lastModified'), 3)
  assert.equal(pick('empty', 'other'), 4)
  assert.equal(pick('nowhere'), undefined)
  // The other publish_date says something that nobody hears; what says nothing is nobody's loss.
  assert.deepEqual(unused(), ['publish_date'])
})

test('what a blank key hides is found under its other name', () => {
  const { pick, unused } = keysOf({ image: ' ', hero: 'a.png', title: 'x' })
  assert.equal(pick('image', 'hero'), 'a.png')
  assert.deepEqual(unused(), ['title'])
})
