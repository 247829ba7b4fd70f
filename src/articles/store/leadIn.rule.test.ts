import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type ArticleDocument, type Block, blockText, countWords, plainText } from './document.ts'
import { leadInOf } from './leadIn.rule.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] })
const document = (...content: Block[]): ArticleDocument => ({ type: 'doc', content })
const words = (count: number, word = 'tide') => Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ')
const textOf = (lead: ArticleDocument) => lead.content.map(blockText)

test('two short paragraphs stand whole when they are within a quarter', () => {
  const lead = leadInOf(
    document(paragraph(words(20)), paragraph(words(20)), paragraph(words(20)), paragraph(words(200))),
    'en',
  )
  assert.deepEqual(textOf(lead), [words(20), words(20)])
})

test('a second paragraph that would go beyond a quarter is left away', () => {
  const lead = leadInOf(document(paragraph(words(20)), paragraph(words(60)), paragraph(words(100))), 'en')
  assert.deepEqual(textOf(lead), [words(20)])
})

test('of a first paragraph that is too long only the first sentences stand', () => {
  const first = `${words(8, 'Tide')}. ${words(8, 'Ebb')}. ${words(40, 'Flow')}.`
  const lead = leadInOf(document(paragraph(first), paragraph(words(30))), 'en')
  assert.deepEqual(textOf(lead), [`${words(8, 'Tide')}. ${words(8, 'Ebb')}.`])
})

test('where even the first sentence is too long, its first 40 words stand, with an ellipsis', () => {
  const lead = leadInOf(document(paragraph(words(120)), paragraph(words(20))), 'en')
  assert.deepEqual(textOf(lead), [`${words(40)}…`])
})

test('of a very short article never more than half is given away', () => {
  const lead = leadInOf(document(paragraph(words(20))), 'en')
  assert.deepEqual(textOf(lead), [`${words(10)}…`])
  assert.deepEqual(textOf(leadInOf(document(paragraph('One')), 'en')), ['…'])
  assert.deepEqual(textOf(leadInOf(document(), 'en')), [])
})

test('a picture or a subhead before the text is passed over, a subhead after it ends the lead-in', () => {
  const subhead: Block = { type: 'subhead', attrs: { level: 2 }, content: [{ type: 'text', text: 'Later' }] }
  const picture: Block = {
    type: 'picture',
    attrs: { pictureId: 'x', alt: 'a map', caption: [{ type: 'text', text: 'A caption' }] },
  }
  const lead = leadInOf(
    document(picture, subhead, paragraph(words(10)), subhead, paragraph(words(10)), paragraph(words(200))),
    'en',
  )
  assert.deepEqual(textOf(lead), [words(10)])
})

test('marks stay, calls of footnotes go', () => {
  const first: Block = {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Salt ', marks: [{ type: 'bold' }] },
      { type: 'footnoteReference', attrs: { id: '1' } },
      { type: 'text', text: 'moves.' },
    ],
  }
  const lead = leadInOf(
    { ...document(first, paragraph(words(100))), notes: [{ id: '1', content: [paragraph('secret')] }] },
    'en',
  )
  assert.deepEqual(
    lead,
    document({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Salt ', marks: [{ type: 'bold' }] },
        { type: 'text', text: 'moves.' },
      ],
    }),
  )
})

test('Japanese is counted and cut in words, though it has no spaces', () => {
  const sentence = '東京の住所は通りではなく区画に番号を振る。'
  const lead = leadInOf(document(paragraph(sentence.repeat(3)), paragraph(sentence.repeat(9))), 'ja')
  assert.equal(plainText(lead), sentence.repeat(3))
  const long = leadInOf(document(paragraph('潮'.repeat(400)), paragraph(sentence)), 'ja')
  assert.ok(plainText(long).endsWith('…'))
  assert.ok(countWords(plainText(long), 'ja') <= 40)
})

test('whatever the article, the lead-in is its beginning and never more than a quarter, 40 words or half of it', () => {
  const blocks = fc.array(
    fc.nat(90).map((count) => paragraph(words(count))),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(blocks, (content) => {
      const whole = document(...content)
      const total = countWords(plainText(whole), 'en')
      const lead = plainText(leadInOf(whole, 'en'))
      const given = countWords(lead, 'en')
      assert.ok(given <= Math.max(total / 4, Math.min(40, total / 2)), `${given} of ${total}`)
      assert.ok(plainText(whole).trimStart().startsWith(lead.replace(/…$/, '')))
    }),
    { numRuns: 500 },
  )
})

const note: Block = { type: 'paragraph', content: [{ type: 'footnoteReference', attrs: { id: '1' } }] }
const noted = (text: string): Block => ({
  type: 'paragraph',
  content: [
    { type: 'text', text },
    { type: 'footnoteReference', attrs: { id: '1' } },
  ],
})

test('a first paragraph of exactly a quarter stands whole, one word more and it is cut', () => {
  assert.deepEqual(textOf(leadInOf(document(paragraph(words(25)), paragraph(words(75))), 'en')), [words(25)])
  assert.deepEqual(textOf(leadInOf(document(paragraph(words(26)), paragraph(words(74))), 'en')), [`${words(26)}…`])
})

test('two paragraphs that are a quarter together stand both', () => {
  const content = [paragraph(words(10)), paragraph(words(15)), paragraph(words(75))]
  assert.deepEqual(textOf(leadInOf(document(...content), 'en')), [words(10), words(15)])
})

test('sentences that are exactly a quarter stand, the next one does not', () => {
  const first = `${words(10, 'Tide')}. ${words(10, 'Ebb')}. ${words(30, 'Flow')}.`
  const lead = leadInOf(document(paragraph(first), paragraph(words(30))), 'en')
  assert.deepEqual(textOf(lead), [`${words(10, 'Tide')}. ${words(10, 'Ebb')}.`])
})

test('an article may begin with a list or a quotation, whose notes are not called', () => {
  const list: Block = { type: 'list', attrs: { ordered: false }, items: [[noted('One')], [noted('two')]] }
  const quotation: Block = { type: 'quotation', attrs: {}, content: [noted('Three')] }
  const lead = leadInOf(document(list, quotation, paragraph(words(100))), 'en')
  assert.deepEqual(lead.content, [
    { type: 'list', attrs: { ordered: false }, items: [[paragraph('One')], [paragraph('two')]] },
    { type: 'quotation', attrs: {}, content: [paragraph('Three')] },
  ])
})

test('of a list that is too long the first words stand in one line', () => {
  const list: Block = {
    type: 'list',
    attrs: { ordered: false },
    items: [[paragraph(words(30))], [paragraph(words(30, 'ebb'))]],
  }
  const lead = leadInOf(document(list), 'en')
  assert.deepEqual(lead.content, [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: words(30) },
        { type: 'text', text: '…' },
      ],
    },
  ])
})

test('paragraphs without words are passed over, also where they are made of blanks', () => {
  assert.deepEqual(textOf(leadInOf(document(paragraph(' '), note, paragraph(words(10)), paragraph(words(90))), 'en')), [
    words(10),
  ])
})

test('an article without a paragraph has the beginning of its first words as lead-in', () => {
  const subhead = (text: string): Block => ({ type: 'subhead', attrs: { level: 2 }, content: [{ type: 'text', text }] })
  const lead = leadInOf(document(subhead(' '), subhead('One two three four'), subhead('Five six')), 'en')
  assert.deepEqual(textOf(lead), ['One two three…'])
  const short = leadInOf(document(subhead('One'), subhead(words(100))), 'en')
  assert.deepEqual(short.content, [subhead('One')])
})

test('a line that was broken in a cut paragraph stays broken', () => {
  const first: Block = {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Tide one.' },
      { type: 'hardBreak' },
      { type: 'text', text: 'Ebb ', marks: [{ type: 'bold' }] },
      { type: 'footnoteReference', attrs: { id: '1' } },
      { type: 'text', text: `two. ${words(30, 'Flow')}.` },
      { type: 'hardBreak' },
      { type: 'text', text: 'More.' },
    ],
  }
  const lead = leadInOf(document(first), 'en')
  assert.deepEqual(lead.content, [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Tide one.' },
        { type: 'hardBreak' },
        { type: 'text', text: 'Ebb ', marks: [{ type: 'bold' }] },
        { type: 'text', text: 'two.' },
      ],
    },
  ])
})
