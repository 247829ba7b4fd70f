import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArticleDraft } from './articleDraft.ts'
import { decideDrafts } from './decideDrafts.rule.ts'

type Wanted = Partial<ArticleDraft> & { slug: string }

const draft = (wanted: Wanted): ArticleDraft => ({
  section: 'world',
  language: 'en',
  terms: 'metered',
  headline: wanted.slug,
  authors: [],
  tags: [],
  places: [],
  firstPublished: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  redirectFrom: [],
  status: 'published',
  extra: {},
  body: { type: 'doc', content: [] },
  importKey: `markdown:a/${wanted.slug}`,
  importDigest: 'new',
  ...wanted,
})

const known = (id: number, slug: string, more = {}) => ({
  ...{ id, slug, groupId: 100 + id, language: 'en', key: `markdown:a/${slug}`, digest: 'old' },
  isOfDesk: false,
  ...more,
})

function decided(drafts: Wanted[], facts: Partial<Parameters<typeof decideDrafts>[1]> = {}) {
  const all = drafts.map(draft)
  return decideDrafts(all, { known: [], groups: [], sources: new Set(), ...facts }).map((decision) => {
    if (decision.kind === 'refused') return decision.reason
    if (decision.kind !== 'saved') return decision.kind
    const group = typeof decision.group === 'number' ? decision.group : decision.group.slug
    return `${decision.known ? 'again' : 'new'} in ${group}`
  })
}

test('what the newsroom has worked on stays as it is, whatever its file says by now', () => {
  const facts = { known: [known(1, 'a', { isOfDesk: true }), known(2, 'b')] }
  assert.deepEqual(decided([{ slug: 'a' }, { slug: 'b' }], facts), ['kept', 'again in 102'])
  assert.deepEqual(decided([{ slug: 'a', articleId: 1 }], facts), ['again in 101'], 'what it publishes itself')
})

test('what is new stands alone; what was here is a new version, unless it says the same', () => {
  assert.deepEqual(
    decided([{ slug: 'a' }, { slug: 'b' }, { slug: 'c', importDigest: 'old' }], {
      known: [known(2, 'b'), known(3, 'c')],
    }),
    ['new in a', 'again in 102', 'unchanged'],
  )
})

test('without a key, and without a digest, nothing is taken for what was here', () => {
  const { importKey: _, ...written } = draft({ slug: 'a' })
  const [decision] = decideDrafts([written], { known: [known(1, 'z', { key: null })], groups: [], sources: new Set() })
  assert.equal(decision?.kind === 'saved' && decision.known, undefined)
  const { importDigest: _1, ...undigested } = draft({ slug: 'b' })
  const [again] = decideDrafts([undigested], { known: [known(2, 'b')], groups: [], sources: new Set() })
  assert.equal(again?.kind === 'saved' && again.known?.id, 2)
})

test('an address is refused to whoever comes second, and free as soon as its holder has moved', () => {
  assert.deepEqual(decided([{ slug: 'a' }, { slug: 'a', importKey: 'markdown:a/other' }], {}), [
    'new in a',
    'another article has the address …/a',
  ])
  assert.deepEqual(
    decided(
      [
        { slug: 'moved', importKey: 'markdown:a/b' },
        { slug: 'b', importKey: 'markdown:a/other' },
      ],
      {
        known: [known(2, 'b')],
      },
    ),
    ['again in 102', 'new in b'],
  )
  assert.deepEqual(
    decided(
      [
        { slug: 'b', importKey: 'markdown:a/other' },
        { slug: 'moved', importKey: 'markdown:a/b' },
      ],
      {
        known: [known(2, 'b')],
      },
    ),
    ['another article has the address …/b', 'again in 102'],
  )
})

test('a variant joins the group of an article that is here, or that comes before it in the batch', () => {
  assert.deepEqual(
    decided(
      [
        { slug: 'eau', language: 'fr', variantOf: 'water' },
        { slug: 'fire' },
        { slug: 'feu', language: 'fr', variantOf: 'fire' },
        { slug: 'feuer', language: 'de', variantOf: 'feu' },
      ],
      { known: [known(1, 'water', { key: null })], groups: [{ id: 1, groupId: 101, language: 'en' }] },
    ),
    ['new in 101', 'new in fire', 'new in fire', 'new in fire'],
  )
})

test('a group has one article of a language, whoever was first', () => {
  const facts = {
    known: [known(1, 'water'), known(2, 'eau')],
    groups: [
      { id: 1, groupId: 101, language: 'en' },
      { id: 2, groupId: 101, language: 'fr' },
    ],
  }
  const taken = '“water” already has a variant in fr'
  assert.deepEqual(decided([{ slug: 'onde', language: 'fr', variantOf: 'water' }], facts), [taken])
  assert.deepEqual(decided([{ slug: 'eau', language: 'fr', variantOf: 'water' }], facts), ['again in 101'])
  assert.deepEqual(
    decided([
      { slug: 'x' },
      { slug: 'y', language: 'fr', variantOf: 'x' },
      { slug: 'z', language: 'fr', variantOf: 'x' },
    ]),
    ['new in x', 'new in x', '“x” already has a variant in fr'],
  )
  // One that has become another language leaves its place to the next.
  const moved = { ...facts, known: [known(1, 'water'), known(2, 'eau', { groupId: 101, language: 'fr' })] }
  assert.deepEqual(
    decided(
      [
        { slug: 'eau', language: 'de', variantOf: 'water' },
        { slug: 'onde', language: 'fr', variantOf: 'water' },
      ],
      moved,
    ),
    ['again in 101', 'new in 101'],
  )
})

test('no reader gets a quiz that has no right answer, whoever brings it', () => {
  const words = [{ type: 'text' as const, text: 'x' }]
  const body = (right: true | undefined): ArticleDraft['body'] => {
    const answers = [{ content: words }, right ? { right, content: words } : { content: words }]
    const quiz = { type: 'quiz' as const, attrs: {}, questions: [{ question: words, answers }] }
    return { type: 'doc', content: [{ type: 'factBox', attrs: { title: '' }, content: [quiz] }] }
  }
  assert.deepEqual(
    decided([
      { slug: 'a', body: body(undefined) },
      { slug: 'b', body: body(true) },
    ]),
    ['a quiz in it is unfinished: none-right', 'new in b'],
  )
})

test('a variant of what is not here is refused, and so is that of what was refused', () => {
  assert.deepEqual(
    decided([
      { slug: 'a', original: { source: 'nobody' } },
      { slug: 'b', language: 'fr', variantOf: 'a' },
    ]),
    ['no partner outlet “nobody” is known', 'it is a variant of “a”, which is not here'],
  )
  assert.deepEqual(decided([{ slug: 'a', original: { source: 'wire' } }], { sources: new Set(['wire']) }), ['new in a'])
})
