import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readText, SCHEMA, workingCopyOf } from '../text/text.module.ts'
import { altProblem } from './altText.rule.ts'
import type { Found } from './finding.ts'
import { type JudgedFacts, judge, type ToJudge } from './findings.rule.ts'
import { contentsOf } from './passages.rule.ts'
import { type StyleRule, styleBook } from './style.rule.ts'

type Body = Parameters<typeof workingCopyOf>[0]['content']

const facts: JudgedFacts = {
  headline: 'The bridge that bends',
  kicker: '',
  standfirst: 'A curve around a country.',
  section: 'borders',
  places: [{ country: 'ZM' }],
  leadPicture: null,
}
const now = Temporal.Instant.from('2026-11-29T06:00:00Z')

function given(content: Body = [], more: Partial<ToJudge> = {}): ToJudge {
  return {
    language: 'en',
    facts,
    contents: contentsOf(workingCopyOf({ type: 'doc', content })),
    pictures: new Map(),
    links: new Map(),
    related: new Set(),
    style: new Map(),
    owners: new Map(),
    embargo: undefined,
    at: now,
    ...more,
  }
}
const said = (found: readonly Found[]) => found.map(({ strength, says }) => `${strength} ${says.check}`)
const checksOf = (...asked: Parameters<typeof given>) => said(judge(given(...asked)))

const text = (words: string, href?: string) =>
  href === undefined
    ? { type: 'text' as const, text: words }
    : { type: 'text' as const, text: words, marks: [{ type: 'link' as const, attrs: { href } }] }
const paragraph = (...content: ReturnType<typeof text>[]): Body[number] => ({ type: 'paragraph', content })
const picture = (attrs: object): Body[number] =>
  ({ type: 'picture', attrs: { pictureId: 'p1', alt: 'A curved bridge', credit: 'Ana', ...attrs } }) as Body[number]
const subhead = (level: 2 | 3 | 4, words: string): Body[number] => ({
  type: 'subhead',
  attrs: { level },
  content: words === '' ? [] : [text(words)],
})

test('a quiz that nobody could take does not go out', () => {
  const answer = (words: string, right?: true) => ({
    ...(right && { right }),
    content: words === '' ? [] : [text(words)],
  })
  const quiz = (...answers: ReturnType<typeof answer>[]): Body[number] => ({
    type: 'quiz',
    attrs: {},
    questions: [{ question: [text('Which?')], answers }],
  })
  const faults = (block: Body[number]) =>
    judge(given([block])).map(
      ({ strength, says }) => `${strength} ${says.check === 'quiz-unfinished' && says.fault.fault}`,
    )
  assert.deepEqual(faults(quiz(answer('This', true), answer('That'))), [])
  assert.deepEqual(faults(quiz(answer('This'), answer('That'))), ['must none-right'])
  assert.deepEqual(faults(quiz(answer('', true))), ['must few-answers', 'must answer-empty'])
  assert.deepEqual(faults(quiz(answer('This', true), answer('That', true))), ['must several-right'])
  assert.deepEqual(faults({ type: 'quiz', attrs: {}, questions: [] }), ['must no-questions'])
})

test('an article as it should be hears nothing', () => {
  const links = new Map([['https://example.org/', { kind: 'there' as const }]])
  const content = [
    paragraph(text('They walked toward the sea. '), text('Here', 'https://example.org/')),
    subhead(2, 'After the flood'),
    subhead(3, 'In the north'),
    picture({ caption: [text('The bridge in May')] }),
    paragraph(text('She had had enough; that that was so, New York New York.')),
  ]
  assert.deepEqual(checksOf(content, { links }), [])
})

describe('what must be mended', () => {
  const cases: [name: string, found: string[], content: Body, more?: Partial<ToJudge>][] = [
    ['no headline', ['must headline-missing'], [], { facts: { ...facts, headline: ' ' } }],
    ['no section', ['must section-missing'], [], { facts: { ...facts, section: '' } }],
    ['a picture without words', ['must alt-missing'], [picture({ alt: '  ' })]],
    ['a picture without a credit', ['must credit-missing'], [picture({ credit: undefined })]],
    ['a picture with a credit of blanks', ['must credit-missing'], [picture({ credit: ' ' })]],
    ['an embargo that lasts beyond its hour', ['must embargo'], [], { embargo: now.add({ seconds: 1 }) }],
    [
      'a lead picture without either',
      ['must alt-missing', 'must credit-missing'],
      [],
      { facts: { ...facts, leadPicture: { pictureId: 'p1', alt: '' } } },
    ],
    [
      'a right that has ended',
      ['must right-refused'],
      [picture({})],
      {
        pictures: new Map([
          [
            'p1',
            {
              credit: undefined,
              isDecorative: false,
              refused: { reason: 'ended', day: Temporal.PlainDate.from('2026-11-28') },
            },
          ],
        ]),
      },
    ],
  ]
  for (const [name, found, content, more] of cases) {
    test(name, () => assert.deepEqual(checksOf(content, more), found))
  }

  test('not what is decoration, what the library credits, or what an embargo no longer holds', () => {
    const known = { credit: 'Ana', isDecorative: true, refused: undefined }
    const pictures = new Map([['p1', known]])
    assert.deepEqual(checksOf([picture({ alt: '', credit: undefined })], { pictures, embargo: now }), [])
  })

  test('suggestions that nobody has taken or left, each once', () => {
    // As the mark of a suggestion will be: the text knows it by its name alone.
    const node = workingCopyOf({ type: 'doc', content: [paragraph(text('One two'))] })
    assert.equal(contentsOf(node).suggestions, 0)
    const contents = { ...contentsOf(node), suggestions: 2 }
    assert.deepEqual(checksOf([], { contents }), ['must suggestions-open'])
  })
})

describe('what should be mended', () => {
  const long = 'A headline that goes on and on until nobody who holds a phone can see its end'
  const cases: [name: string, found: string[], content: Body, more?: Partial<ToJudge>][] = [
    ['a long headline', ['should headline-long'], [], { facts: { ...facts, headline: long } }],
    ['no standfirst', ['should standfirst-missing'], [], { facts: { ...facts, standfirst: '' } }],
    ['no place', ['should place-missing'], [], { facts: { ...facts, places: [] } }],
    ['a file name for words', ['should alt-file-name'], [picture({ alt: 'IMG_2034.jpg' })]],
    ['a caption twice', ['should alt-copies-caption'], [picture({ alt: 'A bridge', caption: [text('A bridge.')] })]],
    ['that it is a picture', ['should alt-says-picture'], [picture({ alt: 'Photo of a bridge' })]],
    ['an empty subhead', ['should subhead-empty'], [subhead(2, '')]],
    ['a level left out', ['should subhead-skips'], [subhead(2, 'One'), subhead(4, 'Two')]],
    ['two spaces', ['should spaces-doubled'], [paragraph(text('One  two'))]],
    ['a word twice', ['should word-doubled'], [paragraph(text('Over the the hill'))]],
    ['a link to a subhead that is not there', ['should anchor-gone'], [paragraph(text('there', '#gone'))]],
    [
      'a link that leads nowhere',
      ['should link-gone'],
      [paragraph(text('there', 'https://gone.example/'))],
      { links: new Map([['https://gone.example/', { kind: 'gone', detail: '404' }]]) },
    ],
    [
      'a link to an article of ours that is not out',
      ['should article-gone'],
      [paragraph(text('there', '/world/draft'))],
      { links: new Map([['/world/draft', { kind: 'no-article' }]]) },
    ],
    [
      'a related article that is not out',
      ['should article-gone'],
      [{ type: 'relatedArticle', attrs: { slug: 'draft' } }],
    ],
  ]
  for (const [name, found, content, more] of cases) {
    test(name, () => assert.deepEqual(checksOf(content, more), found))
  }

  test('not what could not be looked at, and no doubled word of another language', () => {
    const links = new Map([['https://slow.example/', { kind: 'unknown' as const }]])
    assert.deepEqual(checksOf([paragraph(text('there', 'https://slow.example/'))], { links }), [])
    assert.deepEqual(checksOf([paragraph(text('the the'))], { language: 'fr' }), [])
  })
})

describe('words for a picture', () => {
  const cases: [alt: string, caption: string, language: string, problem: string | undefined][] = [
    ['DSC01234', '', 'en', 'alt-file-name'],
    ['20261129_071502', '', 'en', 'alt-file-name'],
    ['photo.jpeg', '', 'en', 'alt-file-name'],
    ['image', '', 'en', 'alt-says-picture'],
    ['An image of a boat', '', 'en', 'alt-says-picture'],
    ['The picture shows a boat', '', 'en', 'alt-says-picture'],
    ['Une photo d’un bateau', '', 'fr', 'alt-says-picture'],
    ["Une photo d'un bateau", '', 'fr', 'alt-says-picture'],
    ['صورة قارب', '', 'ar', 'alt-says-picture'],
    // Not of this language, not of a picture, not of a file.
    ['Image of a boat', '', 'de', undefined],
    ['Picture frames hang in a hall', '', 'en', undefined],
    ['Photographers wait on a pier', '', 'en', undefined],
    ['Map of two rivers', '', 'en', undefined],
    ['Apollo 11', '', 'en', undefined],
    ['Boat 4711', 'Another boat', 'en', undefined],
    ['1984', '', 'en', 'alt-file-name'],
    ['', '', 'en', undefined],
  ]
  for (const [alt, caption, language, problem] of cases) {
    test(`“${alt}” in ${language}: ${problem ?? 'fine'}`, () => {
      assert.equal(altProblem(alt, caption, language), problem)
    })
  }
})

describe('house style in a text', () => {
  const rule: StyleRule = {
    id: 7,
    languages: ['en'],
    phrase: 'utilize',
    capitals: 'any',
    suggestion: 'use',
    reason: 'Shorter.',
  }
  const style = styleBook([rule], 'en')

  test('a finding names its place as the editor counts it, its rule, and who answers for it', () => {
    const content = [paragraph(text('Before.')), paragraph(text('They '), text('utilize', '/world/x'), text(' it.'))]
    const [found] = judge(given(content, { style, owners: new Map([[7, 'Ana']]) }))
    assert.ok(found?.says.check === 'style' && found.place)
    assert.deepEqual(found.says.rule, { id: 7, suggestion: 'use', reason: 'Shorter.', owner: 'Ana' })
    const copy = workingCopyOf({ type: 'doc', content })
    assert.equal(copy.textBetween(found.place.from, found.place.to), 'utilize')
    assert.equal(found.place.block, 'b2')
  })

  test('captions, cells and headlines are looked at; code and what others have said are not', () => {
    const content: Body = [
      picture({ caption: [text('They utilize it')] }),
      { type: 'table', rows: [[{ header: false, content: [text('They utilize it')] }]] },
      { type: 'code', attrs: {}, text: 'utilize()' },
      { type: 'quotation', attrs: {}, content: [paragraph(text('We utilize it'))] },
      paragraph({ ...text('utilize'), marks: [{ type: 'code' }] } as never),
    ]
    const found = judge(given(content, { style, facts: { ...facts, headline: 'How they utilize it' } }))
    assert.equal(found.length, 3)
    assert.deepEqual(
      found.map(({ fact }) => fact),
      ['headline', undefined, undefined],
    )
  })

  test('what must be mended stands first, then the order of the text', () => {
    const content = [paragraph(text('We utilize it')), picture({ alt: '' }), paragraph(text('the the'))]
    assert.deepEqual(checksOf(content, { style }), ['must alt-missing', 'should style', 'should word-doubled'])
  })

  test('five thousand words and two hundred rules take less than a blink', () => {
    const rules = Array.from({ length: 200 }, (_, id) => ({ ...rule, id, phrase: `phrase${id} of ours` }))
    const content = Array.from({ length: 100 }, () => paragraph(text('they use what phrase7 says '.repeat(10))))
    const asked = given(content)
    const often = Array.from({ length: 5 }, () => {
      const began = performance.now()
      judge({ ...asked, style: styleBook(rules, 'en') })
      return performance.now() - began
    })
    assert.ok(Math.min(...often) < 50, `${often.map(Math.round).join()} ms`)
  })
})

test('every node that the desk knows can be looked at', () => {
  assert.deepEqual(contentsOf(readText(SCHEMA.nodes.doc.create().toJSON())).passages, [])
})
