import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Content, changesBetween, countChanges } from './changes.rule.ts'
import { differenceOf } from './difference.rule.ts'

const said = (before: string, after: string) =>
  differenceOf(before.split(' '), after.split(' '))
    .map(({ kind, items }) => `${{ same: '', added: '+', removed: '-' }[kind]}${items.join(' ')}`)
    .join('|')

test('whoever reads a change sees the words that went and those that came, and no others', () => {
  assert.equal(said('boats came in at dawn', 'boats came in at noon'), 'boats came in at|-dawn|+noon')
  assert.equal(said('a b c', 'a x b c'), 'a|+x|b c')
  assert.equal(said('a b c', 'b c'), '-a|b c')
  assert.equal(said('a', 'a'), 'a')
})

test('a change put together again is what stood there before, and what stands there now', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = differenceOf(before, after)
      const of = (left: 'added' | 'removed') => parts.filter(({ kind }) => kind !== left).flatMap(({ items }) => items)
      assert.deepEqual([of('added'), of('removed')], [before, after])
    }),
  )
})

const content = (headline: string, ...texts: string[]): Content => ({
  facts: { headline, tags: ['sea', 'boats'] },
  document: {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  },
})

test('an editor is told how many things are not out: facts and blocks, each once', () => {
  const out = content('Boats', 'One.', 'Two.', 'Three.')
  const count = (now: Content) => countChanges(changesBetween(out, now))
  assert.equal(count(content('Boats', 'One.', 'Two.', 'Three.')), 0)
  assert.equal(count(content('Ships', 'One.', 'Two.', 'Three.')), 1)
  assert.equal(count(content('Ships', 'One!', 'Two.', 'Three!')), 3)
  assert.equal(count(content('Boats', 'One.', 'Two.', 'Three.', 'Four.')), 1)
  assert.equal(count(content('Boats', 'Two.')), 2)
  assert.equal(count({ ...out, facts: { tags: ['boats', 'sea'], headline: 'Boats' } }), 0)
})

test('a paragraph of two hundred thousand words that is written anew is compared, too', () => {
  const [before, after] = [new Array(200_000).fill('old'), new Array(200_000).fill('new')]
  assert.deepEqual(
    differenceOf(before, after).map(({ kind, items }) => [kind, items.length]),
    [
      ['removed', 200_000],
      ['added', 200_000],
    ],
  )
})
