import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { type Block, findArticles, type Inline } from '../../articles/store/store.module.ts'
import { fillHoles, findLetter, type Letter } from '../composing/composing.module.ts'
import type { LetterBlock } from '../drawing/drawing.module.ts'
import { saveNewsletters } from '../newsletters/newsletters.module.ts'

let marks = 0
const marked: string[] = []
/** A word of its own, which has to be found again wherever the letter is read. */
const mark = () => {
  const word = `Mark${++marks}e`
  marked.push(word)
  return word
}
const text = (more: Partial<Extract<Inline, { type: 'text' }>> = {}): Inline[] => [
  { type: 'text', text: mark(), ...more },
]
const paragraph = (): Block => ({ type: 'paragraph', content: text() })

const written: Block[] = [
  paragraph(),
  { type: 'subhead', attrs: { level: 2 }, content: text() },
  { type: 'pullQuote', content: text({ marks: [{ type: 'italic' }] }) },
  { type: 'quotation', attrs: { source: mark() }, content: [paragraph()] },
  { type: 'factBox', attrs: { title: mark() }, content: [paragraph()] },
  { type: 'list', attrs: { ordered: true, start: 3 }, items: [[paragraph()], [paragraph()]] },
  { type: 'list', attrs: { ordered: false }, items: [[paragraph()]] },
  {
    type: 'table',
    caption: text(),
    rows: [[{ header: true, content: text() }], [{ header: false, align: 'right', content: text() }]],
  },
  { type: 'code', attrs: {}, text: mark() },
  {
    type: 'quiz',
    attrs: { title: mark() },
    questions: [
      { question: text(), answers: [{ content: text() }, { right: true, content: text() }], explanation: text() },
    ],
  },
  { type: 'embed', attrs: { url: 'https://example.org/x', title: mark() } },
  { type: 'divider' },
  {
    type: 'paragraph',
    content: [
      ...text({ marks: [{ type: 'bold' }, { type: 'strike' }, { type: 'code' }] }),
      ...text({ marks: [{ type: 'superscript' }] }),
      ...text({ marks: [{ type: 'subscript' }] }),
      { type: 'hardBreak' },
      ...text({ marks: [{ type: 'link', attrs: { href: 'https://example.org/link' } }] }),
    ],
  },
]

let site: TestSite
let letters: Letter[]
before(async () => {
  site = await createSite('every block')
  const { db, newsletters, clock } = site.dateline
  const draft = { promise: 'A letter.', every: 'daily', look: 'leaf' } as const
  await db.transaction().execute((tx) =>
    saveNewsletters(tx, [
      { ...draft, slug: 'mark', name: 'The Mark', language: 'en' },
      { ...draft, slug: 'sabah', name: 'الصباح', language: 'ar' },
    ]),
  )
  await newsletters.open()
  await site.publish({
    slug: 'ferry',
    headline: mark(),
    standfirst: mark(),
    body: { type: 'doc', content: [paragraph()] },
  })
  marked.pop()
  const [record] = await findArticles(db, ['ferry'])
  assert.ok(record)
  const article = {
    groupId: record.groupId,
    slug: 'ferry',
    section: 'world',
    sectionName: 'World',
    headline: record.headline,
    standfirst: record.standfirst ?? '',
    place: { city: mark(), country: 'FR' },
    published: '2026-11-28T06:00:00Z',
    language: 'en',
    minutes: 2,
  }
  const blocks: LetterBlock[] = [
    { type: 'greeting', language: 'ar', country: 'EG', words: mark(), said: mark() },
    { type: 'lead', article },
    { type: 'list', of: 'new', title: mark(), articles: [article] },
    {
      type: 'almanac',
      day: '11-28',
      year: 1520,
      headline: mark(),
      paragraphs: [mark(), mark()],
      language: 'en',
      source: { name: mark() },
      path: '/this-happened/november-28',
    },
    { type: 'magazine', date: '2026-11-27', title: mark(), lines: [mark()], path: '/magazine/2026-11-27' },
    { type: 'quiz', title: mark(), questions: [{ question: [paragraph()], answer: [paragraph()] }] },
    { type: 'text', content: written },
    { type: 'box' },
  ]
  for (const [slug, language] of [
    ['mark', 'en'],
    ['sabah', 'ar'],
  ] as const) {
    await sql`insert into letters (newsletter_id, date, origin, state, subject, document, language, composed_at, started_at)
      select id, '2026-11-28', 'written', 'sent', 'All of it', ${JSON.stringify({ type: 'letter', blocks })}, ${language},
        ${clock.now()}, ${clock.now()} from newsletters where slug = ${slug}`.execute(db)
  }
  letters = await Promise.all(
    ['mark', 'sabah'].map(async (slug) => (await findLetter(db, slug, '2026-11-28')) as Letter),
  )
})
after(() => site.close())

const missing = (face: string) => marked.filter((word) => !face.toLowerCase().includes(word.toLowerCase()))

test('whatever a letter is made of, all of it is read in HTML, in text and on the web, in either direction', async () => {
  for (const letter of letters) {
    const variant = await site.dateline.composing.writeVariant(letter, {
      standing: 'visitor',
      language: letter.language,
      arm: 'a',
    })
    const fill = { pass: 'p', unsubscribe: 'u', address: 'reader@example.org' }
    const html = fillHoles(variant.html, fill)
    assert.deepEqual(missing(html), [])
    assert.deepEqual(missing(fillHoles(variant.text, fill)), [])
    assert.match(html, letter.language === 'ar' ? /<html lang="ar" dir="rtl">/ : /<html lang="en" dir="ltr">/)
    assert.match(html, letter.language === 'ar' ? /إلغاء الاشتراك/ : /Unsubscribe/)
    const page = await site.visitor().fetch(`/newsletters/${letter.newsletter}/2026-11-28`)
    assert.equal(page.status, 200)
    assert.deepEqual(missing(page.text), [])
  }
})

test('the check finds nothing wrong with any of it, in any language', async () => {
  for (const letter of letters) {
    const { findings, sizes } = await site.dateline.composing.check(letter)
    assert.deepEqual(findings, [])
    assert.ok(sizes.every(({ bytes }) => bytes < 40_000))
  }
})

test('a letter that Gmail would cut off is refused, with its size', async () => {
  const [letter] = letters
  assert.ok(letter)
  const many = Array.from(
    { length: 900 },
    () => ({ type: 'paragraph', content: [{ type: 'text', text: 'Long.' }] }) as Block,
  )
  const long = { ...letter, document: { type: 'letter' as const, blocks: [{ type: 'text' as const, content: many }] } }
  const { findings } = await site.dateline.composing.check(long)
  assert.match(findings[0]?.text ?? '', /^visitor: \d{6} bytes of HTML/)
  assert.equal(findings[0]?.severity, 'error')
})
