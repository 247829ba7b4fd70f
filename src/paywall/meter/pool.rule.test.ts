import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchInText, type Pool, type PoolMatch, parseMatch, parsePoolAllowance, poolOf } from './pool.rule.ts'

const pool = (id: number, match: PoolMatch): Pool => ({ id, name: `pool-${id}`, match, allowance: 1, order: id })
const article = {
  section: { slug: 'cities' },
  tags: ['water', 'sea-level'],
  places: [{ country: 'JP' }, { country: 'FR' }],
}

for (const [match, isIn] of [
  [{ by: 'section', value: 'cities' }, true],
  [{ by: 'section', value: 'water' }, false],
  [{ by: 'tag', value: 'sea-level' }, true],
  [{ by: 'tag', value: 'cities' }, false],
  // One of the places is enough.
  [{ by: 'country', value: 'FR' }, true],
  [{ by: 'country', value: 'DE' }, false],
] as const) {
  test(`an article of several tags and places ${isIn ? 'is' : 'is not'} in the pool of ${matchInText(match)}`, () => {
    assert.equal(poolOf(article, [pool(3, match)])?.id, isIn ? 3 : undefined)
  })
}

for (const [text, match] of [
  ['section:opinion', { by: 'section', value: 'opinion' }],
  ['tag:sea-level-2030', { by: 'tag', value: 'sea-level-2030' }],
  ['section:мнения', { by: 'section', value: 'мнения' }],
  ['tag:第3回会議', { by: 'tag', value: '第3回会議' }],
  ['country:FR', { by: 'country', value: 'FR' }],
  ['country:jp', { by: 'country', value: 'JP' }],
] as const) {
  test(`a publisher types the pool ${text}`, () => {
    assert.deepEqual(parseMatch(text), match)
    assert.equal(matchInText(match).toLowerCase(), text.toLowerCase())
  })
}

for (const text of [
  'section:',
  'section:Opinion',
  'section:Мнения',
  'tag:café',
  'section:sea--level',
  'my section:opinion',
  'section:opinion!',
  'author:ada',
  'country:FRA',
  'country:F',
  'my country:FR',
  'country:FR!',
  '',
]) {
  test(`“${text}” says which pool of no article`, () => assert.equal(parseMatch(text), undefined))
}

for (const [text, allowance] of [
  ['0', 0],
  ['12', 12],
  ['100', 100],
  ['unlimited', 'unlimited'],
  ['share', 'share'],
  ['101', undefined],
  ['0012', undefined],
  ['x12', undefined],
  ['12x', undefined],
  ['', undefined],
] as const) {
  test(`a pool’s allowance typed as “${text}” is ${allowance ?? 'refused'}`, () => {
    assert.equal(parsePoolAllowance(text, 100), allowance)
  })
}
