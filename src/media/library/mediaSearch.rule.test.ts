import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMediaPlace, readMediaSearch, withMediaWord, writeMediaPlace } from './mediaSearch.rule.ts'

test('what narrows the pictures is read from what was typed', () => {
  const { asked, credit, words } = readMediaSearch('needs-work credit:"Ana Silva" "state visit" Lyon unused needs-work')
  assert.deepEqual(asked, ['needs-work', 'unused'])
  assert.deepEqual(credit, ['Ana', 'Silva'])
  assert.deepEqual(words, ['state', 'visit', 'Lyon'])
  assert.deepEqual(readMediaSearch('  '), { typed: { filters: {}, words: [] }, asked: [], credit: [], words: [] })
})

test('one of the offered words takes the place of the others and leaves the rest', () => {
  const { typed } = readMediaSearch('unused credit:Ana Lyon')
  assert.deepEqual(withMediaWord(typed, 'needs-work'), { filters: { credit: 'Ana' }, words: ['needs-work', 'Lyon'] })
  assert.deepEqual(withMediaWord(typed, undefined), { filters: { credit: 'Ana' }, words: ['Lyon'] })
})

test('the next page begins where the last one ended, and nowhere else', () => {
  const place = { at: Temporal.Instant.from('2026-11-29T14:00:00.123456Z'), id: '0123456789abcdef'.repeat(2) }
  assert.deepEqual(readMediaPlace(writeMediaPlace(place)), place)
  for (const said of [undefined, '', '1', 'x-y', `1-${'A'.repeat(32)}`, `99999999999999999999-${place.id}`])
    assert.equal(readMediaPlace(said), undefined, String(said))
})
