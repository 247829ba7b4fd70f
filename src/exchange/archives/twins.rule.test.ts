import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinTwins, type Twin } from './twins.rule.ts'

const twin = (path: string, language: string, twinKey = '/a', variantOf?: string): Twin => ({
  path,
  language,
  twinKey,
  variantOf,
  slug: path,
})

const cases: [what: string, files: Twin[], joined: Record<string, string>, language?: string][] = [
  ['one alone', [twin('a', 'en')], {}],
  ['two languages', [twin('a', 'en'), twin('a.fr', 'fr')], { 'a.fr': 'a' }],
  ['the publication’s language is the original, wherever it stands', [twin('a', 'de'), twin('b', 'en')], { a: 'b' }],
  ['a region of it will do', [twin('a', 'de'), twin('b', 'en-US')], { a: 'b' }],
  ['and it of a region', [twin('a', 'de'), twin('b', 'en')], { a: 'b' }, 'en-GB'],
  ['none in its language: the first', [twin('a', 'de'), twin('b', 'fr')], { b: 'a' }],
  ['what only begins like its language is none', [twin('a', 'de'), twin('b', 'enm')], { b: 'a' }],
  ['three languages', [twin('a', 'en'), twin('b', 'fr'), twin('c', 'ar')], { b: 'a', c: 'a' }],
  ['two of one language are no twins', [twin('a', 'en'), twin('b', 'en')], {}],
  ['of two of one language the first is the twin', [twin('a', 'en'), twin('b', 'fr'), twin('c', 'fr')], { b: 'a' }],
  ['other names', [twin('a', 'en', '/a'), twin('b', 'fr', '/b')], {}],
  ['one that says whose variant it is', [twin('a', 'en'), twin('b', 'fr', '/a', 'another')], {}],
  [
    'two reports in two languages',
    [twin('a', 'en', '/a'), twin('b', 'en', '/b'), twin('c', 'fr', '/b'), twin('d', 'fr', '/a')],
    { c: 'b', d: 'a' },
  ],
]

for (const [what, files, joined, language = 'en'] of cases) {
  test(`which files are one report: ${what}`, () =>
    assert.deepEqual(Object.fromEntries(joinTwins(files, language)), joined))
}
