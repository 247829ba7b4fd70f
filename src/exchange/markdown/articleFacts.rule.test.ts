import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FileName, readFileNames } from '../archives/archives.module.ts'
import { type FactsContext, factsOf } from './articleFacts.rule.ts'
import type { FrontMatter } from './saying.rule.ts'

const nameOf = (path: string) => readFileNames([path], 'archive').get(path) as FileName
const context: FactsContext = {
  path: 'borders/the-ferry.md',
  // Without the address that its place in the archive makes: that is a case of its own.
  name: { ...nameOf('borders/the-ferry.md'), key: '' },
  options: {},
  zone: 'Europe/Paris',
  language: 'en',
  now: Temporal.Instant.from('2026-11-23T08:00:00Z'),
  words: (line) => line.replace(/<[^>]*>|[*_]/g, '').trim(),
}

/** As text, in which what is undefined is not there. */
const read = (data: FrontMatter, change: Partial<FactsContext> = {}) =>
  JSON.parse(
    JSON.stringify(factsOf(data, { ...context, ...(change.path && { name: nameOf(change.path) }), ...change })),
  )

const least = { title: 'The ferry', date: '2026-11-23' }
const plain = {
  headline: 'The ferry',
  day: '2026-11-23',
  twinKey: '/',
  slug: 'the-ferry',
  section: 'from-the-archive',
  sectionName: 'From the archive',
  language: 'en',
  terms: 'metered',
  authors: [],
  tags: [],
  places: [],
  firstPublished: '2026-11-22T23:00:00Z',
  olderAddresses: [],
  redirectFrom: [],
  status: 'published',
  isRelativeToNow: false,
  isUpdatedFromNow: false,
  extra: {},
}

type Case = [what: string, data: FrontMatter, change: object, notes?: string[]]
const x = (count: number) => 'x'.repeat(count)

const cases: Case[] = [
  ['a title and a day', {}, {}],
  // Titles and other lines
  ['a title on several lines', { title: ' The\n ferry\u0000 sails ' }, { headline: 'The ferry sails' }],
  ['a title that is a number', { title: 1984 }, { headline: '1984' }],
  ['a title with markup', { title: 'The <em>ferry</em>' }, { headline: 'The ferry' }],
  ['a title with an entity', { title: 'Salt &amp; *tide*' }, { headline: 'Salt &amp; tide' }],
  ['a title with a numbered entity', { title: 'Salt &#38; *tide*' }, { headline: 'Salt &#38; tide' }],
  ['a title with a tag', { title: '{{ x }} *tide*' }, { headline: '{{ x }} tide' }],
  ['a title with another tag', { title: '{% x %} *tide*' }, { headline: '{% x %} tide' }],
  ['a title with a closing element', { title: 'a</EM> *b*' }, { headline: 'a b' }],
  ['a title with stars is that title', { title: 'Salt *& tide* < sea' }, { headline: 'Salt *& tide* < sea' }],
  ['a title of nothing but markup', { title: '<br>' }, { headline: undefined }],
  ['a title that is a list', { title: ['a'] }, { headline: undefined }],
  ['a kicker', { kicker: '*Water*' }, { kicker: 'Water' }],
  ['a kicker of nothing but marks', { kicker: '**' }, {}],
  ['a standfirst', { description: 'How *it* sails' }, { standfirst: 'How it sails' }],
  ['a standfirst by its second name', { excerpt: 'How' }, { standfirst: 'How' }],
  ['a standfirst by its third name', { standfirst: 'How' }, { standfirst: 'How' }],
  [
    'two standfirsts: the second is kept',
    { description: 'How', excerpt: 'Why', standfirst: ' ' },
    { standfirst: 'How', extra: { excerpt: 'Why' } },
    ['kept without a use: excerpt'],
  ],
  // When
  ['an hour', { date: '2026-11-23 08:00 +0000' }, { firstPublished: '2026-11-23T08:00:00Z' }],
  [
    'days ago, for the sample',
    { date: undefined, days_ago: 2 },
    { firstPublished: '2026-11-21T05:00:00Z', day: '2026-11-21', isRelativeToNow: true },
  ],
  [
    'days ago as text, today',
    { date: ' ', days_ago: '0' },
    { firstPublished: '2026-11-23T05:00:00Z', isRelativeToNow: true },
  ],
  ['a date before days ago', { days_ago: 2 }, {}],
  ['an update', { updated: '2026-11-24' }, { updated: '2026-11-23T23:00:00Z' }],
  ['an update by its second name', { last_modified_at: '2026-11-24' }, { updated: '2026-11-23T23:00:00Z' }],
  ['an update some days ago', { updated_days_ago: 1 }, { updated: '2026-11-22T05:00:00Z', isUpdatedFromNow: true }],
  ['an update that is no date', { updated: 'soon' }, {}, ['updated is no date: soon']],
  ['an update that is no date at all', { updated: { day: x(90) } }, {}, [`updated is no date: {"day":"${x(71)}…`]],
  // Where
  ['a slug', { slug: 'Our Ferry' }, { slug: 'our-ferry' }],
  ['a section', { section: 'borders' }, { section: 'borders', sectionName: 'Borders' }],
  ['a section by its second name', { category: 'Far East' }, { section: 'far-east', sectionName: 'Far East' }],
  [
    'the first of several sections',
    { categories: ['trade', 'sea'] },
    { section: 'trade', sectionName: 'Trade', tags: ['sea'] },
  ],
  [
    'the first of sections in a line',
    { categories: 'trade, sea' },
    { section: 'trade', sectionName: 'Trade', tags: ['sea'] },
  ],
  ['a section in another script', { section: '編集' }, { section: '編集', sectionName: '編集' }],
  ['a section of no letters', { section: '☀' }, { tags: ['☀'] }],
  [
    'a permalink',
    { permalink: '/2014/Old-Ferry/' },
    {
      slug: 'old-ferry',

      olderAddresses: ['/2014/old-ferry'],
      redirectFrom: ['/2014/Old-Ferry', '/2014/old-ferry'],
    },
  ],
  [
    'a permalink to a file',
    { permalink: '/2014/ferry/index.HTML' },
    { slug: 'ferry', olderAddresses: ['/2014/ferry'], redirectFrom: ['/2014/ferry'] },
  ],
  [
    'a permalink to a short file',
    { permalink: '/ferry.htm', slug: 'chosen' },
    { slug: 'chosen', olderAddresses: ['/ferry'], redirectFrom: ['/ferry'] },
  ],
  [
    'a permalink that is a pattern',
    { permalink: '/:year/:title/' },
    {},
    ['the permalink /:year/:title/ is a pattern, not an address'],
  ],
  [
    'a permalink that is another pattern',
    { permalink: '/{{ x }}/' },
    {},
    ['the permalink /{{ x }}/ is a pattern, not an address'],
  ],
  [
    'a permalink in another script',
    { permalink: '/編/' },
    { slug: '編', olderAddresses: ['/編'], redirectFrom: ['/編'] },
  ],
  ['a permalink of no letters', { permalink: '/☀/' }, {}, ['the permalink /☀/ is a pattern, not an address']],
  [
    'addresses that it had',
    { redirect_from: ['/A//b/', 'c', 'https://old.example/d?e=1#f', 'http://old.example/g', ''] },
    { olderAddresses: ['/a/b', '/c', '/d', '/g'], redirectFrom: ['/A/b', '/c', '/d', '/g', '/a/b'] },
  ],
  ['one address that it had', { redirect_from: '/a' }, { olderAddresses: ['/a'], redirectFrom: ['/a'] }],
  ['the root as an address', { redirect_from: '/' }, {}, ['no address to redirect from: /']],
  [
    'an address as long as any',
    { redirect_from: `/${x(499)}` },
    { olderAddresses: [`/${x(499)}`], redirectFrom: [`/${x(499)}`] },
  ],
  ['a longer one', { redirect_from: `/${x(500)}` }, {}, [`no address to redirect from: /${x(78)}…`]],
  ['what is wrong is named whole up to eighty letters', { updated: x(80) }, {}, [`updated is no date: ${x(80)}`]],
  ['and cut after', { updated: x(81) }, {}, [`updated is no date: ${x(79)}…`]],
  // Language and terms
  ['a language', { lang: 'pt_br' }, { language: 'pt-BR' }],
  ['a language by its second name', { language: 'fr' }, { language: 'fr' }],
  ['a language by its third name', { locale: 'fr' }, { language: 'fr' }],
  ['no language', { lang: 'my own' }, {}, ['no language has the tag my own']],
  ['terms', { access: 'Subscribers' }, { terms: 'subscribers' }],
  ['terms for everybody', { access: 'free' }, { terms: 'free' }],
  ['terms for accounts', { access: 'registered' }, { terms: 'registered' }],
  ['terms on the meter', { access: 'metered' }, {}],
  ['no terms', { access: 'paid' }, {}, ['access is none of free, metered, registered, subscribers: paid']],
  // People, tags, places
  ['an author', { author: 'ada-lovelace' }, { authors: ['Ada Lovelace'] }],
  ['an author by name', { author: 'Ada Lovelace' }, { authors: ['Ada Lovelace'] }],
  ['authors in a line', { author: 'Ada Lovelace, Grace Hopper' }, { authors: ['Ada Lovelace', 'Grace Hopper'] }],
  ['a name with a comma', { author: 'Lovelace, Ada' }, { authors: ['Lovelace, Ada'] }],
  [
    'authors in a list, once each',
    { authors: ['Ada Lovelace', { name: 'Grace Hopper' }, 'ADA LOVELACE', { site: 'x' }, null, ''] },
    { authors: ['Ada Lovelace', 'Grace Hopper'] },
  ],
  ['an author as a record', { author: { name: 'Ada Lovelace' } }, { authors: ['Ada Lovelace'] }],
  ['no author', { author: ' ' }, {}],
  ['a dash for nobody', { author: '-' }, {}],
  ['a dash for nobody in a list', { authors: ['—', 'Ada'] }, { authors: ['Ada'] }],
  [
    'an author with markup',
    { author: '<a href="x">Ada Lovelace</a> (London)' },
    { authors: ['Ada Lovelace (London)'] },
  ],
  [
    'authors with markup',
    { author: '*Ada Lovelace* (London), *Grace Hopper* (New York)' },
    { authors: ['Ada Lovelace (London)', 'Grace Hopper (New York)'] },
  ],
  ['authors with markup in a list', { authors: ['*Ada*', { name: '<b>Grace</b>' }] }, { authors: ['Ada', 'Grace'] }],
  ['tags', { tags: ['Water', 'sea', 'WATER', ' '] }, { tags: ['Water', 'sea'] }],
  ['tags in a line', { tags: 'water, sea,, tide' }, { tags: ['water', 'sea', 'tide'] }],
  ['one tag', { tags: 'water' }, { tags: ['water'] }],
  [
    'a place',
    { place: { country: 'fj', city: 'Suva', latitude: -18.1, longitude: 178.4 } },
    { places: [{ country: 'FJ', city: 'Suva', point: { latitude: -18.1, longitude: 178.4 } }] },
  ],
  ['places', { places: [{ country: 'FJ' }, { country: 'TO' }] }, { places: [{ country: 'FJ' }, { country: 'TO' }] }],
  [
    'the poles and the date line',
    { places: [{ country: 'FJ', latitude: 90, longitude: -180 }] },
    { places: [{ country: 'FJ', point: { latitude: 90, longitude: -180 } }] },
  ],
  ...(
    [{ latitude: 91, longitude: 0 }, { latitude: 0, longitude: 181 }, { latitude: 1 }, { longitude: 1 }] as const
  ).map(
    (point): Case => [
      `degrees that are none: ${JSON.stringify(point)}`,
      { place: { country: 'FJ', ...point } },
      { places: [{ country: 'FJ' }] },
      [
        `a place's latitude and longitude are degrees, north and east of zero: ${JSON.stringify({ country: 'FJ', ...point })}`,
      ],
    ],
  ),
  ['a place without a country', { place: 'Suva' }, {}, ['a place needs a country as two letters: Suva']],
  [
    'a country of three letters',
    { place: { country: 'FJI' } },
    {},
    ['a place needs a country as two letters: {"country":"FJI"}'],
  ],
  [
    'a country with a letter before',
    { place: { country: '1FJ' } },
    {},
    ['a place needs a country as two letters: {"country":"1FJ"}'],
  ],
  // The original
  [
    'where it was first published',
    { source: 'Le Partenaire', original_url: 'https://p.example/a', original_language: 'fr', translator: 'ana-silva' },
    {
      original: {
        source: 'le-partenaire',
        sourceName: 'Le Partenaire',
        url: 'https://p.example/a',
        language: 'fr',
        translator: 'Ana Silva',
      },
    },
  ],
  [
    'only its source',
    { source: 'Le Partenaire' },
    { original: { source: 'le-partenaire', sourceName: 'Le Partenaire' } },
  ],
  ['only its translator', { translator: 'Ana' }, { original: { translator: 'Ana' } }],
  [
    'an address of it that is none',
    { original_url: 'p.example/a' },
    {},
    ['original_url is no web address: p.example/a'],
  ],
  [
    'an address with more before it',
    { original_url: 'see https://p.example' },
    {},
    ['original_url is no web address: see https://p.example'],
  ],
  [
    'an address with more behind it',
    { original_url: 'https://p.example and so on' },
    {},
    ['original_url is no web address: https://p.example and so on'],
  ],
  [
    'an address that only looks like one',
    { original_url: 'https://:' },
    {},
    ['original_url is no web address: https://:'],
  ],
  ['an address in capitals', { original_url: 'HTTP://P.EXAMPLE' }, { original: { url: 'HTTP://P.EXAMPLE' } }],
  ['of what it is a translation', { translation_of: 'The Ferry' }, { variantOf: 'the-ferry' }],
  // The state
  ['a draft', { draft: true }, { status: 'draft' }, ['it is a draft here, as it was not public: draft: true']],
  ['a draft in words', { draft: 'Yes' }, { status: 'draft' }, ['it is a draft here, as it was not public: draft: Yes']],
  [
    'not published',
    { published: false },
    { status: 'draft' },
    ['it is a draft here, as it was not public: published: false'],
  ],
  ['the lead of a front', { lead: 'on' }, { frontLead: true }],
  ['a sentence for the front', { front_quote: 'It *left*.' }, { frontWords: { quote: 'It left.' } }],
  [
    'a figure for the front',
    { front_figure: '16 m', front_figure_says: 'from low water to high' },
    { frontWords: { figure: { value: '16 m', says: 'from low water to high' } } },
  ],
  ['a figure that counts nothing', { front_figure: 16 }, {}],
  [
    'a whole paragraph for the front, which it would break',
    { front_quote: 'a'.repeat(221), front_figure: '16 meters and more', front_figure_says: 'from low water to high' },
    {},
    [
      'front_quote is longer than the front has room for, 220 characters',
      'front_figure is longer than the front has room for, 16 characters',
    ],
  ],
  // Its picture
  ['a picture', { image: 'a.png' }, { picture: { src: 'a.png', alt: '' } }],
  ['a picture by its second name', { hero: 'a.png' }, { picture: { src: 'a.png', alt: '' } }],
  [
    'a picture with its words',
    { image: 'a.png', image_alt: 'A *ferry*', image_caption: 'At dawn', image_credit: 'Ana' },
    { picture: { src: 'a.png', alt: 'A ferry', caption: 'At dawn', credit: 'Ana' } },
  ],
  [
    'a caption by its second name',
    { image: 'a.png', image_figcaption: 'At dawn' },
    { picture: { src: 'a.png', alt: '', caption: 'At dawn' } },
  ],
  [
    'a picture as a record',
    { image: { path: 'a.png', alt: 'A', caption: 'B', credit: 'C' } },
    { picture: { src: 'a.png', alt: 'A', caption: 'B', credit: 'C' } },
  ],
  [
    'a picture whose words are Markdown',
    { image: { path: 'a.png', alt: 'A *ferry*', caption: 'By *Ada*', credit: '*Ana*' } },
    { picture: { src: 'a.png', alt: 'A ferry', caption: 'By Ada', credit: 'Ana' } },
  ],
  [
    'words beside a record',
    {
      image: { src: 'a.png', alt: 'A', caption: 'B', credit: 'C' },
      image_alt: 'D',
      image_caption: 'E',
      image_credit: 'F',
    },
    { picture: { src: 'a.png', alt: 'D', caption: 'E', credit: 'F' } },
  ],
  ['a picture by its address', { image: { url: 'a.png' } }, { picture: { src: 'a.png', alt: '' } }],
  ['a picture by its feature', { image: { feature: 'a.png' } }, { picture: { src: 'a.png', alt: '' } }],
  ['the first of several pictures', { image: [{ path: 'a.png' }, 'b.png'] }, { picture: { src: 'a.png', alt: '' } }],
  ['a picture without an address', { image: { alt: 'A' } }, {}],
  ['no picture', { image: [null, 'b.png'] }, {}],
  // What nobody asked for
  [
    'what nobody asked for',
    { layout: 'post', count: 3n, empty: '', odd: 'a\u0000b' },
    { extra: { layout: 'post', count: '3', odd: 'ab' } },
    ['kept without a use: count, layout, odd'],
  ],
]

for (const [what, data, change, notes = []] of cases) {
  test(`an archive’s front matter is understood: ${what}`, () => {
    const expected = JSON.parse(JSON.stringify({ kind: 'facts', facts: { ...plain, ...change }, notes }))
    assert.deepEqual(read({ ...least, ...data }), expected)
  })
}

test('what the operator says holds where the file says nothing', () => {
  const options = { section: 'old-times', language: 'fr', terms: 'free' as const }
  const { facts } = read(least, { options })
  assert.deepEqual(
    [facts.section, facts.sectionName, facts.language, facts.terms],
    ['old-times', 'Old times', 'fr', 'free'],
  )
  const said = read({ ...least, section: 'sea', lang: 'de', access: 'registered' }, { options }).facts
  assert.deepEqual([said.section, said.language, said.terms], ['sea', 'de', 'registered'])
})

test('a file’s name gives the day and the address where the front matter does not', () => {
  const path = 'old/posts/2014-03-01-The-Ferry.v2.md'
  const { facts } = read({ title: 'T' }, { path })
  assert.equal(facts.firstPublished, '2014-02-28T23:00:00Z')
  assert.deepEqual([facts.day, facts.slug], ['2014-03-01', 'the-ferry-v2'])
  assert.deepEqual(facts.olderAddresses, [
    '/2014/03/01/the-ferry.v2',
    '/2014/03/the-ferry.v2',
    '/old/posts/2014-03-01-the-ferry.v2',
  ])
  assert.equal(read({ title: 'T', date: '2015-01-01' }, { path }).facts.firstPublished, '2014-12-31T23:00:00Z')
  const odd = read({ title: 'T', date: 'last year', days_ago: 3 }, { path })
  assert.equal(odd.facts.firstPublished, '2014-02-28T23:00:00Z')
  assert.deepEqual(odd.notes, ['date is no date: last year'])
})

test('an article of an archive in several languages is found where it was, with its language in the address or without', () => {
  const paths = ['en/blog/2023/meeting.md', 'fr/blog/2023/meeting.md']
  const addressesOf = (path: string) =>
    read(least, { path, name: readFileNames(paths, 'archive').get(path) as FileName }).facts.olderAddresses
  assert.deepEqual(addressesOf('en/blog/2023/meeting.md'), ['/blog/2023/meeting', '/en/blog/2023/meeting'])
  assert.deepEqual(addressesOf('fr/blog/2023/meeting.md'), ['/fr/blog/2023/meeting'])
})

test('an article whose day stands in its address alone is of that day', () => {
  const { facts } = read({ title: 'T', path: 'inside/2020/07/16/Name' })
  assert.deepEqual([facts.firstPublished, facts.day, facts.slug], ['2020-07-15T22:00:00Z', '2020-07-16', 'name'])
  assert.equal(read({ title: 'T', slug: '2020/07/16/name' }).facts.day, '2020-07-16')
  assert.equal(
    read({ title: 'T', path: '2020/07/16/name', date: '2021-01-01' }).facts.firstPublished,
    '2020-12-31T23:00:00Z',
  )
  assert.equal(read({ title: 'T', permalink: '2020/07/16/x' }, { path: '2019-01-02-x.md' }).facts.day, '2019-01-02')
})

test('what has no day or no address is refused with the reason', () => {
  const noDate = 'no date: neither a `date` that can be read nor a day in the file’s name or address'
  for (const data of [{}, { days_ago: -1 }, { days_ago: 100_000 }, { days_ago: 'x' }, { days_ago: [3] }]) {
    assert.deepEqual(read({ title: 'T', ...data }), { kind: 'refused', reason: noDate }, JSON.stringify(data))
  }
  assert.deepEqual(read({ ...least, title: '☀' }, { path: '☀.md' }), {
    kind: 'refused',
    reason: 'no letter or number to make an address of',
  })
})
