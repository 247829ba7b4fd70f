import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FactsContext, factsOf } from './articleFacts.rule.ts'
import type { FoundPicture } from './bodyTree.rule.ts'
import { draftOf, leadSource, type ReadFile } from './draft.rule.ts'
import { readBody } from './readBody.ts'
import type { FrontMatter } from './saying.rule.ts'

function file(data: FrontMatter, body: string): ReadFile {
  const context: FactsContext = {
    path: 'sea/ferry.md',
    name: { stem: 'ferry', day: undefined, language: undefined, key: '', isList: false },
    options: {},
    zone: 'UTC',
    language: 'en',
    now: Temporal.Instant.from('2026-11-23T08:00:00Z'),
    words: (line) => line,
  }
  const read = factsOf({ title: 'The ferry', date: '2026-11-23', ...data }, context)
  if (read.kind !== 'facts') return assert.fail(read.reason)
  return { path: context.path, data, body, facts: { ...read.facts, headline: 'The ferry' } }
}

const pictures = new Map<string, FoundPicture>([
  ['a.png', { kind: 'stored', pictureId: 'a' }],
  ['b.png', { kind: 'stored', pictureId: 'b', credit: 'The file' }],
  ['https://example.org/c.png', { kind: 'remote', url: 'https://example.org/c.png' }],
  ['gone.png', { kind: 'missing', reason: 'it is not there' }],
])
const addresses = {
  byPath: new Map([['/sea/tide', '/sea/tide']]),
  bySlug: new Map<string, string>(),
  byFile: new Map([['sea/ebb.md', '/sea/ebb']]),
}

function draft(data: FrontMatter, body: string) {
  const read = file(data, body)
  const tree = readBody(body, data)
  if (tree.kind !== 'read') return assert.fail(tree.reason)
  const made = draftOf(read, tree.tree, pictures, addresses)
  if (made.kind !== 'draft') return assert.fail(made.reason)
  const { draft, notes } = made
  return { draft, notes, lead: draft.leadPicture, kinds: draft.body.content.map(({ type }) => type) }
}

test('a draft is what the file says and its text, and nothing that only the import needs', () => {
  const { draft: made, notes } = draft({ section: 'sea' }, 'It sails to [Tide](/sea/tide) and [Ebb](ebb.md).')
  assert.deepEqual(Object.keys(made).sort(), [
    'authors',
    'body',
    'extra',
    'firstPublished',
    'headline',
    'language',
    'places',
    'redirectFrom',
    'section',
    'slug',
    'status',
    'tags',
    'terms',
  ])
  const links = [...JSON.stringify(made.body).matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href)
  assert.deepEqual(links, ['/sea/tide', '/sea/ebb'])
  assert.deepEqual(notes, [])
})

test('a text of nothing is named', () => {
  assert.deepEqual(draft({}, ' ').notes, ['it is a draft here, as its text is empty'])
})

const leads: [
  what: string,
  data: FrontMatter,
  body: string,
  lead: object | undefined,
  kinds: string[],
  notes?: string[],
][] = [
  ['none', {}, 'a', undefined, ['paragraph']],
  ['a picture', { image: 'a.png' }, 'a', { pictureId: 'a', alt: '' }, ['paragraph']],
  [
    'a picture with its words',
    { image: 'a.png', image_alt: 'A', image_caption: 'B', image_credit: 'C' },
    'a',
    { pictureId: 'a', alt: 'A', caption: 'B', credit: 'C' },
    ['paragraph'],
  ],
  ['the file’s credit', { image: 'b.png' }, 'a', { pictureId: 'b', alt: '', credit: 'The file' }, ['paragraph']],
  [
    'the article’s credit before the file’s',
    { image: 'b.png', image_credit: 'C' },
    'a',
    { pictureId: 'b', alt: '', credit: 'C' },
    ['paragraph'],
  ],
  [
    'the same picture once more at the top, which is left out',
    { image: 'a.png' },
    '![A](a.png)\n\na',
    { pictureId: 'a', alt: 'A' },
    ['paragraph'],
  ],
  [
    'the front matter’s words before the text’s',
    { image: 'a.png', image_alt: 'Own' },
    '![A](a.png)\n\na',
    { pictureId: 'a', alt: 'Own' },
    ['paragraph'],
  ],
  [
    'the first words that there are in the text',
    { image: 'a.png' },
    '![](a.png)\n\na\n\n![A](a.png)',
    { pictureId: 'a', alt: 'A' },
    ['paragraph', 'picture'],
  ],
  [
    'the same picture with a caption of its own, which stays',
    { image: 'a.png' },
    '<figure><img src="a.png" alt="A"><figcaption>B</figcaption></figure>\n\na',
    { pictureId: 'a', alt: 'A' },
    ['picture', 'paragraph'],
  ],
  [
    'the same picture further down, which stays',
    { image: 'a.png' },
    'a\n\n![A](a.png)',
    { pictureId: 'a', alt: 'A' },
    ['paragraph', 'picture'],
  ],
  [
    'another picture at the top, which stays',
    { image: 'a.png' },
    '![B](b.png)\n\na',
    { pictureId: 'a', alt: '' },
    ['picture', 'paragraph'],
  ],
  [
    'one that is not there',
    { image: 'gone.png' },
    'a',
    undefined,
    ['paragraph'],
    ['dropped the lead picture gone.png: it is not there'],
  ],
  [
    'one on another site',
    { image: 'https://example.org/c.png' },
    'a',
    undefined,
    ['paragraph'],
    ['dropped the lead picture https://example.org/c.png: it is on another site'],
  ],
  [
    'one that nobody looked for, of a long address',
    { image: 'x'.repeat(130) },
    'a',
    undefined,
    ['paragraph'],
    [`dropped the lead picture ${'x'.repeat(120)}: it is on another site`],
  ],
]
for (const [what, data, body, lead, kinds, notes = []] of leads) {
  test(`the lead picture of an archive’s article: ${what}`, () => {
    const made = draft(data, body)
    assert.deepEqual(made.lead, lead)
    assert.equal('leadPicture' in made.draft, lead !== undefined)
    assert.deepEqual(made.kinds, kinds)
    assert.deepEqual(made.notes, notes)
  })
}

test('a lead picture’s address may be a template tag', () => {
  assert.equal(leadSource(file({ image: ' {{ "/a.png" | url }} ' }, '')), '/a.png')
  assert.equal(leadSource(file({ image: '{{ page.cover }}', cover: ' b.png ' }, '')), 'b.png')
  assert.equal(leadSource(file({}, '')), undefined)
})
