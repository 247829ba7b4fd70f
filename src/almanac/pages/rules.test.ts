import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leaf } from '../../../tests/support/leaves.ts'
import { beginningOf } from './beginning.rule.ts'
import { dayMarkup } from './dayMarkup.rule.ts'

const sentence = (words: number) =>
  `${Array.from({ length: words }, (_, at) => (at === 0 ? 'Word' : `word${at}`)).join(' ')}.`

for (const [what, text, words] of [
  ['one long sentence stands whole', sentence(80), 80],
  [
    'two of twenty are enough, the third is left for the leaf',
    [sentence(20), sentence(20), sentence(20)].join(' '),
    40,
  ],
  ['a short text stands whole', sentence(10), 10],
  ['paragraphs are joined', `${sentence(20)}\n${sentence(20)}\n${sentence(20)}`, 40],
  ['nothing begins with nothing', '', 0],
] as const) {
  test(`how a leaf begins on the front: ${what}`, () => {
    const beginning = beginningOf(text, 'en')
    assert.equal(beginning === '' ? 0 : beginning.split(' ').length, words)
    assert.ok(!beginning.includes('\n') && (beginning === '' || beginning.endsWith('.')))
  })
}

test('a search engine is told of each event with its date in ISO 8601, its place where it has one, and all sources', () => {
  const place = { slug: 'pompeii-it', country: 'IT', city: 'Pompeii', latitude: 40.75, longitude: 14.49 }
  const entries = [
    { ...leaf('79-08-24', 'A mountain opens'), id: 7, articles: [], place },
    { ...leaf('1960-08-24', 'The coldest day'), id: 9, articles: [], place: undefined },
  ]
  const markup = dayMarkup(entries, {
    url: 'https://news.example/this-happened/august-24',
    name: 'August 24',
    language: 'en',
    publication: { name: 'News', url: 'https://news.example' },
  }) as { mainEntity: { itemListElement: { item: Record<string, unknown> }[] }; citation: unknown[] }
  const [old, recent] = markup.mainEntity.itemListElement.map(({ item }) => item)
  assert.ok(old)
  assert.equal(old.startDate, '0079-08-24')
  assert.deepEqual((old.location as { geo: object }).geo, {
    '@type': 'GeoCoordinates',
    latitude: 40.75,
    longitude: 14.49,
  })
  assert.equal(recent?.location, undefined)
  assert.equal(markup.citation.length, 2)
})
