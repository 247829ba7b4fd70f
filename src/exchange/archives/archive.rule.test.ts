import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FileIdentity, type ImportedArticle, type KnownArchive, matchFiles, tellArchive } from './archive.rule.ts'

const file = (path: string, headline: string, text = '', slug = headline): FileIdentity => ({
  path,
  headline,
  text,
  slug,
})
const article = (id: number, path: string, headline: string, text = '', wantedSlug = headline): ImportedArticle => ({
  id,
  path,
  headline,
  text,
  slug: `${wantedSlug}-given`,
  wantedSlug,
})

/** Articles of headlines and texts of their own: `of('n', 3)` are n0, n1, n2. */
const files = (name: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) =>
    file(`${name}/${from + at}.md`, `${name} ${from + at}`, `text ${name} ${from + at}`),
  )
const archive = (name: string, articles: ImportedArticle[], folder = `/${name}`): KnownArchive => ({
  name,
  folder,
  size: articles.length,
  articles,
})
const articles = (name: string, count: number) =>
  files(name, 0, count).map(({ path, headline, text }, id) => article(id, path, headline, text))

type TellCase = [what: string, files: FileIdentity[], archives: KnownArchive[], told: string, folder?: string]

const telling: TellCase[] = [
  ['the first archive of all', files('n', 0, 3), [], 'new'],
  ['one beside another', files('s', 0, 3), [archive('north', articles('n', 3))], 'new'],
  ['an empty one at the same place', files('n', 0, 3), [archive('north', [], '/here')], 'new'],
  ['the same again', files('n', 0, 3), [archive('north', articles('n', 3))], 'known north'],
  ['a part of it', files('n', 2, 4), [archive('north', articles('n', 10))], 'known north'],
  ['one that has grown', files('n', 0, 10), [archive('north', articles('n', 2))], 'known north'],
  [
    'half of it and as much new',
    [...files('n', 0, 2), ...files('s', 0, 2)],
    [archive('north', articles('n', 4))],
    'known north',
  ],
  [
    'less than half of it',
    [...files('n', 0, 2), ...files('s', 0, 3)],
    [archive('north', articles('n', 5))],
    '2 of its 5 articles are those of the archive “north”, and the others are not',
  ],
  [
    'a tenth, such as the page that came with the program',
    [...files('n', 0, 1), ...files('s', 0, 9)],
    [archive('north', articles('n', 10))],
    'new',
  ],
  [
    'a little more than a tenth',
    [...files('n', 0, 1), ...files('s', 0, 8)],
    [archive('north', articles('n', 9))],
    '1 of its 9 articles are those of the archive “north”, and the others are not',
  ],
  [
    'other articles at its place and under its names',
    files('n', 0, 30).map(({ path }) => file(path, `Other ${path}`, `other words of ${path}`)),
    [archive('north', articles('n', 30), '/here')],
    '0 of its 30 articles are those of the archive “north”, and the others are not',
  ],
  [
    'other articles at its place under other names',
    files('s', 0, 3),
    [archive('north', articles('n', 3), '/here')],
    'new',
  ],
  [
    'other articles under its names elsewhere',
    [file('n/0.md', 'Other', 'other words')],
    [archive('north', articles('n', 3))],
    'new',
  ],
  [
    'one that is as much the one as the other',
    files('n', 0, 3),
    [archive('north', articles('n', 3)), archive('twin', articles('n', 3))],
    'it is as much the archive “north” as “twin”',
  ],
  [
    'of two alike the one that was here',
    files('n', 0, 3),
    [archive('north', articles('n', 3)), archive('twin', articles('n', 3), '/here')],
    'known twin',
  ],
  [
    'of two the one that it is more',
    files('n', 0, 4),
    [archive('half', [...articles('n', 2), ...articles('s', 2)]), archive('north', articles('n', 4))],
    'known north',
  ],
  [
    'what was here before what it is more',
    files('n', 0, 4),
    [archive('half', [...articles('n', 2), ...articles('s', 2)], '/here'), archive('north', articles('n', 4))],
    'known half',
  ],
  [
    'a text that was edited',
    [file('a.md', 'Same', 'new words')],
    [archive('north', [article(1, 'a.md', 'Same', 'old words')])],
    'known north',
  ],
  [
    'a title that was edited',
    [file('a.md', 'New', 'words')],
    [archive('north', [article(1, 'a.md', 'Old', 'words')])],
    'known north',
  ],
  [
    'both edited',
    [file('a.md', 'New', 'new words')],
    [archive('north', [article(1, 'a.md', 'Old', 'old words')])],
    'new',
  ],
  [
    'two without a text under other titles',
    [file('a.md', 'New')],
    [archive('north', [article(1, 'a.md', 'Old')])],
    'new',
  ],
  [
    'the same title elsewhere',
    [file('b.md', 'Same', 'new words')],
    [archive('north', [article(1, 'a.md', 'Same', 'old words')])],
    'new',
  ],
  [
    'title and text elsewhere',
    [file('b.md', 'Same', 'words')],
    [archive('north', [article(1, 'a.md', 'Same', 'words')])],
    'known north',
  ],
  [
    'of before texts were kept, at its place',
    [file('a.md', 'Same', 'words')],
    [archive('north', [{ ...article(1, 'a.md', 'Same'), text: undefined }])],
    'known north',
  ],
  [
    'of before texts were kept, elsewhere',
    [file('b.md', 'Same')],
    [archive('north', [{ ...article(1, 'a.md', 'Same'), text: undefined }])],
    'new',
  ],
  [
    'a few files at its place, each rewritten from headline to end',
    [file('n/0.md', 'Other', 'other words')],
    [archive('north', articles('n', 3), '/here')],
    'known north',
  ],
  [
    'the same elsewhere',
    [file('n/0.md', 'Other', 'other words')],
    [archive('north', articles('n', 3), '/there')],
    'new',
  ],
  [
    'a few files at its place, of which most are called otherwise',
    [file('n/0.md', 'Other', 'other words'), ...files('s', 0, 5)],
    [archive('north', articles('n', 20), '/here')],
    '0 of its 6 articles are those of the archive “north”, and the others are not',
  ],
  ['nothing at all', [], [archive('north', articles('n', 3))], 'new'],
]

for (const [what, found, archives, told, folder = '/here'] of telling) {
  test(`which archive a folder is: ${what}`, () => {
    const answer = tellArchive(found, archives, folder)
    const said =
      answer.kind === 'known' ? `known ${answer.archive.name}` : answer.kind === 'unclear' ? answer.reason : 'new'
    assert.equal(said, told)
  })
}

type MatchCase = [what: string, files: FileIdentity[], articles: ImportedArticle[], matches: Record<string, number>]

const matching: MatchCase[] = [
  ['nothing', [file('a.md', 'A')], [], {}],
  ['the same', [file('a.md', 'A', 'words')], [article(1, 'a.md', 'A', 'words')], { 'a.md': 1 }],
  ['another title', [file('a.md', 'B', 'words')], [article(1, 'a.md', 'A', 'words')], { 'a.md': 1 }],
  ['another text', [file('a.md', 'A', 'more words')], [article(1, 'a.md', 'A', 'words')], { 'a.md': 1 }],
  ['all of it written anew', [file('a.md', 'B', 'more words')], [article(1, 'a.md', 'A', 'words')], { 'a.md': 1 }],
  ['another file', [file('b.md', 'A', 'words')], [article(1, 'a.md', 'A', 'words')], { 'b.md': 1 }],
  ['another file and title', [file('b.md', 'B', 'words')], [article(1, 'a.md', 'A', 'words')], { 'b.md': 1 }],
  [
    'another file and text, the same title and address',
    [file('b.md', 'A', 'more', 's')],
    [article(1, 'a.md', 'A', 'words', 's')],
    { 'b.md': 1 },
  ],
  ['another file, text and address', [file('b.md', 'A', 'more', 's')], [article(1, 'a.md', 'A', 'words', 't')], {}],
  ['another file, text and title', [file('b.md', 'B', 'more', 's')], [article(1, 'a.md', 'A', 'words', 's')], {}],
  ['two without a text, moved', [file('b.md', 'B')], [article(1, 'a.md', 'A')], {}],
  [
    'swapped names',
    [file('a.md', 'B', 'words b'), file('b.md', 'A', 'words a')],
    [article(1, 'a.md', 'A', 'words a'), article(2, 'b.md', 'B', 'words b')],
    { 'a.md': 2, 'b.md': 1 },
  ],
  [
    'an old name given to another, the first moved and retitled',
    [file('a.md', 'New', 'new words'), file('moved.md', 'A corrected', 'words a')],
    [article(1, 'a.md', 'A', 'words a')],
    { 'moved.md': 1 },
  ],
  [
    'an old name kept by what is at least alike',
    [file('a.md', 'A', 'edited'), file('copy.md', 'A', 'words a')],
    [article(1, 'a.md', 'A', 'words a')],
    { 'a.md': 1 },
  ],
  [
    'two of the same words are nobody’s',
    [file('x.md', 'A', 'words'), file('y.md', 'A', 'words')],
    [article(1, 'a.md', 'A', 'words')],
    {},
  ],
  [
    'one of two of the same words',
    [file('x.md', 'A', 'words')],
    [article(1, 'a.md', 'A', 'words'), article(2, 'b.md', 'A', 'words')],
    {},
  ],
  [
    'two of the same text, told by their titles',
    [file('x.md', 'A', 'words'), file('y.md', 'B', 'words')],
    [article(1, 'a.md', 'A', 'words'), article(2, 'b.md', 'B', 'words')],
    { 'x.md': 1, 'y.md': 2 },
  ],
  [
    'three of one name are still nobody’s',
    [file('x.md', 'A', 'w'), file('y.md', 'A', 'w'), file('z.md', 'A', 'w')],
    [article(1, 'a.md', 'A', 'w')],
    {},
  ],
  [
    'one that is there and one that is new',
    [file('a.md', 'A', 'words'), file('b.md', 'B', 'more')],
    [article(1, 'a.md', 'A', 'words')],
    { 'a.md': 1 },
  ],
  [
    'of before texts were kept, moved',
    [file('b.md', 'A', 'words', 's')],
    [{ ...article(1, 'a.md', 'A', '', 's'), text: undefined }],
    { 'b.md': 1 },
  ],
  [
    'of before texts were kept, moved and called otherwise',
    [file('b.md', 'A', '', 's')],
    [{ ...article(1, 'a.md', 'A', '', 't'), text: undefined }],
    {},
  ],
]

for (const [what, found, known, matches] of matching) {
  test(`which article a file is: ${what}`, () => {
    const answer = [...matchFiles(found, known)].map(([path, { id }]) => [path, id])
    assert.deepEqual(Object.fromEntries(answer), matches)
  })
}
