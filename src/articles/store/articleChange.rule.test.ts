import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinChanges, packChanges } from './articleChange.rule.ts'
import type { ArticleChange } from './readArticleChange.ts'

const change = (slug: string, from = '2026-01-02T00:00:00Z', to = from): ArticleChange => ({
  slugs: [slug],
  shelves: ['all', `tag ${slug}`],
  countries: ['FR'],
  from,
  to,
})

test('two changes together touch what each touches, from the first of their times to the last', () => {
  assert.deepEqual(joinChanges(change('a', '2026-01-03T00:00:00Z'), change('b', '2026-01-01T00:00:00.5Z')), {
    slugs: ['a', 'b'],
    shelves: ['all', 'tag a', 'tag b'],
    countries: ['FR'],
    from: '2026-01-01T00:00:00.5Z',
    to: '2026-01-03T00:00:00Z',
  })
  const nowhere = { ...change('a'), from: '', to: '' }
  assert.deepEqual(
    [joinChanges(nowhere, change('b')).from, joinChanges(nowhere, nowhere).to],
    ['2026-01-02T00:00:00Z', ''],
  )
})

test('a hundred changes are told in as few notices as hold them, and none is left out', () => {
  const changes = Array.from({ length: 100 }, (_, at) => change(`an-article-with-a-name-${at}`))
  const packed = packChanges(changes, 2_000)
  assert.ok(packed.length > 1 && packed.length < 10, `${packed.length} notices`)
  assert.deepEqual(
    packed.flatMap((one) => one?.slugs ?? []),
    changes.flatMap(({ slugs }) => slugs),
  )
  for (const one of packed) assert.ok(JSON.stringify(one).length <= 2_000)
})

test('a change that is too long for a notice says only that something has changed', () => {
  assert.deepEqual(packChanges([change('a'), change('x'.repeat(500)), change('b')], 300), [
    change('a'),
    undefined,
    change('b'),
  ])
  assert.deepEqual(packChanges([], 300), [])
})
