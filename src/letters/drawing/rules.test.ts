import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leans } from './articlePieces.view.tsx'
import { greetingOf, groupsOf, slugsOf } from './blocks.rule.ts'
import { contrastOf, inverted, leastContrast } from './contrast.rule.ts'
import { GREETING_OF } from './greetings.ts'
import { inspectMarkup } from './inspectMarkup.ts'
import { LETTER_STANDINGS, type LetterArticle, type LetterBlock } from './letterDocument.ts'
import { DARK, LIGHT } from './letterStyles.ts'
import { hasNotices, isPartedByItself, noticePlace } from './noticePlace.rule.ts'
import { hung, indented, setTable, setText, widthOf } from './setText.rule.ts'
import { shownTo } from './shownTo.rule.ts'
import { fillHoles, holeMark, sliceAtHoles, withoutHoleMarks } from './slices.rule.ts'

const article = (groupId: number, country?: string): LetterArticle => ({
  groupId,
  slug: `a-${groupId}`,
  section: 'world',
  sectionName: 'World',
  headline: 'A',
  published: '2026-11-28T06:00:00Z',
  language: 'en',
  minutes: 2,
  ...(country && { place: { country } }),
})
const lead = (groupId: number, country?: string): LetterBlock => ({ type: 'lead', article: article(groupId, country) })
const list = (...groups: number[]): LetterBlock => ({
  type: 'list',
  of: 'new',
  articles: groups.map((id) => article(id)),
})

test('what is cut at its holes and filled again is what was written, for each reader with their own', () => {
  const text = `${holeMark('pass')}a ${holeMark('unsubscribe')}${holeMark('address')} b`
  const slices = sliceAtHoles(text)
  assert.deepEqual(slices, [{ hole: 'pass' }, 'a ', { hole: 'unsubscribe' }, { hole: 'address' }, ' b'])
  assert.equal(fillHoles(slices, { pass: '1', unsubscribe: '2', address: '3' }), '1a 23 b')
  assert.deepEqual(sliceAtHoles('none'), ['none'])
  assert.deepEqual(sliceAtHoles(''), [])
})

test('nothing that somebody wrote passes for a hole', () => {
  const content = { text: `x${holeMark('address')}y`, list: ['\uE0F1'] }
  assert.deepEqual(withoutHoleMarks(content), { text: 'xaddressy', list: [''] })
})

for (const [one, other, ratio] of [
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#000000', 21],
  ['#777777', '#ffffff', 4.48],
  ['#1b1a17', '#1b1a17', 1],
  ['#b8330f', '#fbfaf6', 5.75],
] as const) {
  test(`${one} on ${other} has a contrast of ${ratio}`, () => {
    assert.ok(Math.abs(contrastOf(one, other) - ratio) < 0.06, String(contrastOf(one, other)))
  })
}

test('every tone of a letter is legible by day, in the dark, and where a program darkens by itself', () => {
  for (const tones of [LIGHT, DARK]) {
    for (const [text, ground] of [
      ['ink', 'paper'],
      ['grey', 'paper'],
      ['accent', 'paper'],
      ['ink', 'tint'],
      ['onButton', 'button'],
    ] as const) {
      assert.ok(contrastOf(tones[text], tones[ground]) >= leastContrast(13), `${text} on ${ground}`)
      assert.ok(contrastOf(inverted(tones[text]), inverted(tones[ground])) >= leastContrast(24), `${text} turned`)
    }
  }
  assert.equal(inverted('#0a10ff'), '#f5ef00')
  assert.equal(leastContrast(24), 3)
  assert.equal(leastContrast(23), 4.5)
})

for (const [what, html, problem] of [
  ['pale text', '<p style="color:#cccccc">Pale</p>', /“Pale” has a contrast of 1\.\d by day/],
  ['text that vanishes in the dark', '<p style="color:#1b1a17">Dark</p>', /“Dark” has a contrast of 1\.\d in the dark/],
  ['a picture without words', '<img src="https://x.test/a.jpg" width="1" height="1">', /does not say what it shows/],
  ['a picture without a size', '<img src="https://x.test/a.jpg" alt="A">', /has no size/],
  ['a picture from nowhere', '<img src="/a.jpg" alt="A" width="1" height="1">', /no absolute address/],
  ['a link from nowhere', '<a class="ink" href="/world/x">Go</a>', /“Go” leads nowhere: \/world\/x/],
] as const) {
  test(`a reader would stumble over ${what}, and the check says so`, () => {
    assert.match(
      inspectMarkup(`<body>${html}</body>`)
        .problems.map(({ text }) => text)
        .join('\n'),
      problem,
    )
  })
}

test('what is hidden, or legible, is no problem', () => {
  const html = '<div style="display:none;max-height:0"><p style="color:#fbfaf6">x</p></div><p class="ink">Read</p>'
  const found = inspectMarkup(`<body>${html}<a class="accent" href="https://x.test/">on</a></body>`)
  assert.deepEqual(found, { links: ['https://x.test/'], texts: ['Read'], problems: [] })
})

test('somebody sees what is for them, no article that is gone, and one box', () => {
  const blocks: LetterBlock[] = [
    { ...lead(1), for: ['trial'] },
    list(2, 3),
    list(4),
    { type: 'box' },
    { type: 'box' },
    { type: 'text', content: [] },
  ]
  assert.deepEqual(shownTo(blocks, 'trial', new Set([1, 3])), [
    { ...lead(1), for: ['trial'] },
    list(3),
    { type: 'box' },
    { type: 'text', content: [] },
  ])
  assert.deepEqual(shownTo(blocks, 'visitor', new Set([1])), [{ type: 'box' }, { type: 'text', content: [] }])
  assert.deepEqual(shownTo([lead(1)], 'visitor', new Set()), [])
})

test('a letter knows which articles it tells of, and greets as one does where its lead is', () => {
  const blocks = [{ type: 'box' } as const, lead(1, 'FI'), list(2, 3)]
  assert.deepEqual(groupsOf(blocks), [1, 2, 3])
  assert.deepEqual(slugsOf(blocks), ['a-1', 'a-2', 'a-3'])
  const greeting = greetingOf(blocks)
  assert.equal(greeting?.type === 'greeting' && greeting.words, 'Hyvää huomenta')
  assert.equal(greetingOf([lead(1, 'AQ')]), undefined)
  assert.equal(greetingOf([lead(1)]), undefined)
  assert.equal(greetingOf([list(1)]), undefined)
})

test('readers are greeted in more than forty languages, each a language and a country that there is', () => {
  const languages = new Set([...GREETING_OF.values()].map(({ language }) => language))
  assert.ok(languages.size >= 40, String(languages.size))
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  for (const [country, { language, words, said }] of GREETING_OF) {
    assert.ok(regions.of(country), country)
    assert.ok(names.of(language), language)
    assert.ok(words !== '' && said !== '')
  }
})

for (const [what, made, expected] of [
  ['a line that is too long', setText('aa bb cc', 5), 'aa bb\ncc'],
  ['a word that is longer than a line', setText('a bbbbbb c', 3), 'a\nbbbbbb\nc'],
  ['a break that was written', setText('a\nb'), 'a\nb'],
  ['an item of a list', hung('a\n\nb', '1. '), '1. a\n\n   b'],
  ['a quotation', indented('a\n\nb', '> '), '> a\n>\n> b'],
] as const) {
  test(`in text ${what} is set`, () => assert.equal(made, expected))
}

test('letters outside the first plane count as one', () => assert.equal(widthOf('𐍈a'), 2))

test('what is booked stands in no letter before its lead and its first list, and in none of a subscriber', () => {
  const of = (...types: LetterBlock['type'][]) => noticePlace(types.map((type) => ({ type })))
  assert.equal(of('greeting', 'lead', 'list', 'almanac', 'box'), 3)
  assert.equal(of('greeting', 'lead', 'almanac'), 2)
  assert.equal(of('text', 'text'), 2)
  assert.deepEqual(LETTER_STANDINGS.filter(hasNotices), ['visitor', 'reader', 'lapsed'])
})

test('below what is booked no second hairline stands right under the first', () => {
  const partedBy = (['list', 'almanac', 'magazine', 'quiz', 'box', 'lead', 'text'] as const).filter(isPartedByItself)
  assert.deepEqual(partedBy, ['list', 'almanac', 'magazine', 'quiz', 'box'])
  assert.equal(isPartedByItself(undefined), true)
})

test('who reads a letter as text finds the columns of a table under each other, unless a line is too short for them', () => {
  const rows = [
    ['', 'Old', 'New'],
    ['Length', '305 m', '427 m'],
  ]
  assert.equal(setTable(rows), '         Old     New\nLength   305 m   427 m')
  assert.equal(setTable(rows, 12), ' | Old | New\nLength | 305 m | 427 m')
})

test('a greeting in a script without italics is not slanted', () => {
  assert.deepEqual(['Buenos días', 'Καλημέρα', 'Доброе утро', 'እንደምን አደሩ', 'おはよう', 'صباح الخير'].filter(leans), [
    'Buenos días',
    'Καλημέρα',
    'Доброе утро',
  ])
})
