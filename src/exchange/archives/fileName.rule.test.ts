import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOfAddress, dayOfFileName, type FileName, readFileNames } from './fileName.rule.ts'

for (const [name, found] of [
  ['2014-03-01-ferry', { day: '2014-03-01', rest: 'ferry' }],
  ['2015-12-3-single-digit', { day: '2015-12-03', rest: 'single-digit' }],
  ['2015-7-01-single-month', { day: '2015-07-01', rest: 'single-month' }],
  ['20151203-compact', { day: '2015-12-03', rest: 'compact' }],
  ['2015_12_03-underscore', { day: '2015-12-03', rest: 'underscore' }],
  ['15-12-03-short', { day: '2015-12-03', rest: 'short' }],
  ['98-12-03-short', { day: '1998-12-03', rest: 'short' }],
  ['2015-12-03', { day: '2015-12-03', rest: '' }],
  ['2014-03-01-', { day: '2014-03-01', rest: '' }],
  ['x2014-03-01-ferry', undefined],
  ['20140-03-01-ferry', undefined],
  ['2014-033-01-ferry', undefined],
  ['2014-03-011-ferry', undefined],
  ['2014-13-01-ferry', undefined],
  ['2014-02-30-ferry', undefined],
  ['2014-03_01-ferry', undefined],
  ['ferry', undefined],
] as const) {
  test(`a file called ${name} is of ${found?.day ?? 'no day'}`, () => assert.deepEqual(dayOfFileName(name), found))
}

const named = (paths: readonly string[], folder = 'posts') => readFileNames(paths, folder)
const plain = { day: undefined, language: undefined, isList: false }

const names: [what: string, paths: string[], name: Partial<FileName>][] = [
  ['a file', ['ferry.md'], { stem: 'ferry', key: 'ferry' }],
  ['a file in a folder', ['trade/ferry.markdown'], { stem: 'ferry', key: 'trade/ferry' }],
  ['a name with a dot', ['version-1.2.md'], { stem: 'version-1.2', key: 'version-1.2' }],
  ['a day before the name', ['2021-03-04-ferry.md'], { stem: 'ferry', day: '2021-03-04', key: '2021-03-04-ferry' }],
  ['a folder of its own', ['trade/ferry/index.md'], { stem: 'ferry', key: 'trade/ferry' }],
  ['a folder with a day', ['2021-03-04-ferry/index.md'], { stem: 'ferry', day: '2021-03-04', key: '2021-03-04-ferry' }],
  ['the folder that is imported', ['index.md'], { stem: 'posts', key: '' }],
  ['a list of others', ['trade/_index.md'], { stem: 'trade', key: 'trade', isList: true }],
  ['folders of a day', ['2021/3/4/ferry.md'], { stem: 'ferry', day: '2021-03-04', key: '2021/3/4/ferry' }],
  [
    'deeper folders of a day',
    ['x/2021/03/04/ferry.md'],
    { stem: 'ferry', day: '2021-03-04', key: 'x/2021/03/04/ferry' },
  ],
  ['folders of no day', ['2021/13/04/ferry.md'], { stem: 'ferry', key: '2021/13/04/ferry' }],
  ['folders of a month', ['2021/03/ferry.md'], { stem: 'ferry', key: '2021/03/ferry' }],
  ['folders below a day', ['2021/03/04/x/ferry.md'], { stem: 'ferry', key: '2021/03/04/x/ferry' }],
  [
    'a day of its own before that of folders',
    ['2021/03/04/2020-01-02-a.md'],
    { stem: 'a', day: '2020-01-02', key: '2021/03/04/2020-01-02-a' },
  ],
  ['folders of programs', ['_posts/x/_deep/ferry.md'], { stem: 'ferry', key: 'x/ferry' }],
  ['a language behind the name', ['ferry.fr.md'], { stem: 'ferry', language: 'fr', key: 'ferry' }],
  ['a language with a region', ['ferry.pt-br.md'], { stem: 'ferry', language: 'pt-br', key: 'ferry' }],
  ['a language with a script', ['ferry.zh_Hans.md'], { stem: 'ferry', language: 'zh_Hans', key: 'ferry' }],
  ['what is no language behind the name', ['ferry.qq.md'], { stem: 'ferry.qq', key: 'ferry.qq' }],
  ['three letters behind the name', ['ferry.fra.md'], { stem: 'ferry.fra', key: 'ferry.fra' }],
  ['what is mostly no language', ['release.ts.md'], { stem: 'release.ts', key: 'release.ts' }],
  ['the same beside a twin', ['release.ts.md', 'release.md'], { stem: 'release', language: 'ts', key: 'release' }],
  [
    'the same beside a twin in another language',
    ['release.ts.md', 'release.fr.md'],
    { stem: 'release', language: 'ts', key: 'release' },
  ],
  ['the same of a folder', ['release/index.ts.md'], { stem: 'release', language: 'ts', key: 'release' }],
  ['a folder that is a language among others', ['de/a.md', 'en/b.md'], { stem: 'a', language: 'de', key: 'a' }],
  ['a folder that is a language, by a twin', ['de/a.md', 'a.md'], { stem: 'a', language: 'de', key: 'a' }],
  [
    'a folder that is a language, by a twin below',
    ['blog/de/a.md', 'blog/a.md'],
    { stem: 'a', language: 'de', key: 'blog/a' },
  ],
  ['a folder of two letters alone', ['it/a.md'], { stem: 'a', key: 'it/a' }],
  ['a folder of two letters beside one of none', ['it/a.md', 'qq/a.md'], { stem: 'a', key: 'it/a' }],
  ['languages of other folders', ['x/de/a.md', 'y/en/a.md'], { stem: 'a', key: 'x/de/a' }],
  ['a file called after its language', ['x/en.md', 'x/fr.md'], { stem: 'x', language: 'en', key: 'x' }],
  ['a file called after a language alone', ['x/en.md', 'x/a.md'], { stem: 'en', key: 'x/en' }],
  ['files called after languages that are no folder’s', ['en.md', 'fr.md'], { stem: 'en', key: 'en' }],
  ['a folder before the language behind the name', ['de/a.fr.md', 'en/a.md'], { stem: 'a', language: 'de', key: 'a' }],
]

for (const [what, paths, name] of names) {
  test(`${what}: ${paths.join(' beside ')}`, () => {
    assert.deepEqual(named(paths).get(paths[0] as string), { ...plain, ...name })
  })
}

test('every file has its name', () => {
  const paths = ['a.md', 'b.md', 'c/index.md']
  const names = named(paths)
  assert.deepEqual(
    paths.map((path) => names.get(path).stem),
    ['a', 'b', 'c'],
  )
})

for (const [address, day] of [
  ['/2020/07/16/name', '2020-07-16'],
  ['2020/7/6/name/', '2020-07-06'],
  ['/inside/2020/07/16/name.html', '2020-07-16'],
  ['https://example.org/2020/07/16/name', '2020-07-16'],
  ['/2020/07/16', undefined],
  ['/2020/07/16/', undefined],
  ['/2020/13/16/name', undefined],
  ['/12020/07/16/name', undefined],
  ['/2020/07/name', undefined],
  ['/2020/07/161/name', undefined],
  ['/name', undefined],
  ['', undefined],
] as const) {
  test(`an article whose address was ${address || 'none'} is of ${day ?? 'no day'}`, () =>
    assert.equal(dayOfAddress(address), day))
}
