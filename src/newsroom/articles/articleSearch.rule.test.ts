import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeFilterWords } from '../../design/parts/filterWords.ts'
import { readArticlePlace, readArticleSearch, withState, writeArticlePlace } from './articleSearch.rule.ts'

test('articles are asked for by state, section, place and the words of their headlines', () => {
  const asked = readArticleSearch('published draft section:europe place:paris-fr mine "state visit" l’eau')
  assert.deepEqual(asked.states, ['published', 'draft'])
  assert.equal(asked.isMine, true)
  assert.equal(asked.section, 'europe')
  assert.equal(asked.place, 'paris-fr')
  assert.deepEqual(asked.words, ['state', 'visit', 'l', 'eau'])
})

test('nothing that is typed becomes a part of a query: only letters and figures are looked for', () => {
  assert.deepEqual(readArticleSearch(`a'b & !c | (d):* \\ "x":*`).words, ['a', 'b', 'c', 'd', 'x'])
  assert.deepEqual(readArticleSearch('!!! — ').words, [])
})

test('another state takes the place of the one before, and the rest stays', () => {
  const { typed } = readArticleSearch('draft mine section:europe harbor')
  assert.equal(writeFilterWords(withState(typed, 'published')), 'published mine harbor section:europe')
  assert.equal(writeFilterWords(withState(typed, undefined)), 'mine harbor section:europe')
})

test('the next page begins where this one ends, before 1970 too', () => {
  for (const at of ['2026-11-23T07:00:00.123456Z', '1895-12-28T00:00:00Z']) {
    const place = { at: Temporal.Instant.from(at), id: 12 }
    assert.deepEqual(readArticlePlace(writeArticlePlace(place)), place)
  }
  for (const said of [undefined, '', '12', 'a-b', '1-2-3']) assert.equal(readArticlePlace(said), undefined)
})
