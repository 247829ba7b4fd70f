import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asking, type Given, giveAddresses } from './addressGiving.rule.ts'

const ask = (path: string, slug: string, ...others: string[]): Asking => ({ path, slug, others })
const nobody = () => false

type Case = [
  what: string,
  asking: Asking[],
  before: Record<string, { slug: string; wantedSlug: string }>,
  taken: string[],
  given: Record<string, Given>,
]

const cases: Case[] = [
  [
    'each what it asks for',
    [ask('a', 'ferry'), ask('b', 'pier')],
    {},
    [],
    { a: { slug: 'ferry' }, b: { slug: 'pier' } },
  ],
  [
    'the second of a name with its day',
    [ask('a', 'ferry', '2020-01-01'), ask('b', 'ferry', '2020-01-02')],
    {},
    [],
    { a: { slug: 'ferry' }, b: { slug: 'ferry-2020-01-02', holder: 'a' } },
  ],
  [
    'a variant with its language before its day',
    [ask('a', 'ferry', '2020-01-01'), ask('b', 'ferry', 'fr', '2020-01-01')],
    {},
    [],
    { a: { slug: 'ferry' }, b: { slug: 'ferry-fr', holder: 'a' } },
  ],
  [
    'a third of the same language and day with a number',
    [ask('a', 'ferry', 'x'), ask('b', 'ferry', 'x'), ask('c', 'ferry', 'x'), ask('d', 'ferry', 'x')],
    {},
    [],
    {
      a: { slug: 'ferry' },
      b: { slug: 'ferry-x', holder: 'a' },
      c: { slug: 'ferry-2', holder: 'a' },
      d: { slug: 'ferry-3', holder: 'a' },
    },
  ],
  [
    'one that another archive has, with its day',
    [ask('a', 'ferry', '2020-01-01')],
    {},
    ['ferry'],
    { a: { slug: 'ferry-2020-01-01', holder: '' } },
  ],
  [
    'one that others have in every way, with the first number that is free',
    [ask('a', 'ferry', 'x')],
    {},
    ['ferry', 'ferry-x', 'ferry-2'],
    { a: { slug: 'ferry-3', holder: '' } },
  ],
  [
    'what it was given before, although another asks for it now',
    [ask('new', 'ferry', 'x'), ask('a', 'ferry', 'y')],
    { a: { slug: 'ferry', wantedSlug: 'ferry' } },
    [],
    { a: { slug: 'ferry' }, new: { slug: 'ferry-x', holder: 'a' } },
  ],
  [
    'what it was given instead, although what it asks for is free by now',
    [ask('a', 'ferry', 'x')],
    { a: { slug: 'ferry-2', wantedSlug: 'ferry' } },
    [],
    { a: { slug: 'ferry-2' } },
  ],
  [
    'what it was given instead, and it hears again whose the other is',
    [ask('a', 'ferry', 'x'), ask('b', 'ferry', 'x')],
    { a: { slug: 'ferry-x', wantedSlug: 'ferry' }, b: { slug: 'ferry', wantedSlug: 'ferry' } },
    [],
    { a: { slug: 'ferry-x', holder: 'b' }, b: { slug: 'ferry' } },
  ],
  [
    'anew where it asks for another',
    [ask('a', 'pier', 'x')],
    { a: { slug: 'ferry', wantedSlug: 'ferry' } },
    [],
    { a: { slug: 'pier' } },
  ],
  [
    'two that change places',
    [ask('a', 'pier', 'x'), ask('b', 'ferry', 'x')],
    { a: { slug: 'ferry', wantedSlug: 'ferry' }, b: { slug: 'pier', wantedSlug: 'pier' } },
    [],
    { a: { slug: 'pier' }, b: { slug: 'ferry' } },
  ],
]

for (const [what, asking, before, taken, given] of cases) {
  test(`whose an address is: ${what}`, () => {
    const isTaken = taken.length === 0 ? nobody : (slug: string) => taken.includes(slug)
    assert.deepEqual(Object.fromEntries(giveAddresses(asking, new Map(Object.entries(before)), isTaken)), given)
  })
}

test('an import ends rather than look for a free address for ever', () => {
  const tried: string[] = []
  const isTaken = (slug: string) => tried.push(slug) > 0
  assert.throws(() => giveAddresses([ask('a', 'ferry')], new Map(), isTaken), /there are 10000 articles at ferry/)
  assert.deepEqual([tried[0], tried[1], tried.at(-1)], ['ferry', 'ferry-2', 'ferry-9999'])
})
