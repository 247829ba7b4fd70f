import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeFilterWords } from '../../design/parts/filterWords.ts'
import { readArticlePlace, readArticleSearch, toggled, withState, writeArticlePlace } from './articleSearch.rule.ts'
import { wordsQuery } from './wordsQuery.ts'

test('articles are asked for by state, section, place, who has them, when they are due, and words', () => {
  const asked = readArticleSearch(
    'in-review draft section:europe place:paris-fr mine assigned:"Ana Lima" due:today needs:legal "state visit" l’eau',
  )
  assert.deepEqual(asked.states, ['in-review', 'draft'])
  assert.equal(asked.isMine, true)
  assert.equal(asked.section, 'europe')
  assert.equal(asked.place, 'paris-fr')
  assert.equal(asked.assigned, 'Ana Lima')
  assert.equal(asked.due, 'today')
  assert.equal(asked.need, 'legal')
  assert.deepEqual(asked.words, ['state visit', 'l’eau'])
  assert.equal(readArticleSearch('overdue').due, 'overdue')
})

test('a filter that says what there is not finds nothing, and is named', () => {
  assert.deepEqual(readArticleSearch('due:someday needs:coffee').unknown, ['due:someday', 'needs:coffee'])
  assert.deepEqual(readArticleSearch('due:week needs:pictures').unknown, [])
})

test('nothing that is typed becomes a part of a query: only letters and figures are looked for', () => {
  const query = (typed: string) => wordsQuery(readArticleSearch(typed).words)
  assert.equal(query(`o'neill & !cat | (dog):* \\ "ex":*`), "'o' & 'neill':* & 'cat':* & 'dog':* & 'ex':*")
  assert.equal(query('!!! — '), undefined)
  assert.equal(query(`'); drop table articles; --`), "'drop':* & 'table':* & 'articles':*")
})

test('words of a script without spaces are found wherever they stand in a sentence', () => {
  assert.equal(wordsQuery(['新聞']), "'新聞':*")
  assert.equal(wordsQuery(['東京都']), "('東京' <-> '京都')")
  assert.equal(wordsQuery(['新']), "'新':*")
  assert.equal(wordsQuery(['NHK放送']), "'nhk':* & '放送':*")
})

test('another state takes the place of the one before, and the rest stays', () => {
  const { typed } = readArticleSearch('draft mine section:europe harbor')
  assert.equal(writeFilterWords(withState(typed, 'published')), 'published mine harbor section:europe')
  assert.equal(writeFilterWords(withState(typed, undefined)), 'mine harbor section:europe')
})

test('a click adds a filter, and another takes it away again', () => {
  const { typed } = readArticleSearch('draft due:week')
  const today = toggled(typed, 'due:today')
  assert.equal(today.isOn, false)
  assert.equal(writeFilterWords(today.rest), 'draft due:today')
  assert.deepEqual(toggled(today.rest, 'due:today'), { isOn: true, rest: { words: ['draft'], filters: {} } })
  assert.deepEqual(toggled(typed, 'mine').rest.words, ['draft', 'mine'])
  assert.equal(toggled(toggled(typed, 'mine').rest, 'mine').isOn, true)
})

test('the next page begins where this one ends, before 1970 too', () => {
  for (const at of ['2026-11-23T07:00:00.123456Z', '1895-12-28T00:00:00Z']) {
    const place = { at: Temporal.Instant.from(at), id: 12 }
    assert.deepEqual(readArticlePlace(writeArticlePlace(place)), place)
  }
  for (const said of [undefined, '', '12', 'a-b', '1-2-3']) assert.equal(readArticlePlace(said), undefined)
})
