import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  bookForTests,
  picturesOf,
  pieceForTests,
  piecesForTests,
  tableOf,
} from '../../../tests/support/bookForTests.ts'
import { elementsOf, type PdfElement, readPdf } from '../../../tests/support/readPdf.ts'
import { structText } from '../../../tests/support/structText.ts'
import { createLanguages } from '../../design/words/languages.ts'
import { createMaps } from '../../publication/places/places.module.ts'
import type { Book, BookMaker, PiecePart } from '../book/book.module.ts'
import { createMagazinePdf } from './pdf.module.ts'

const languages = await createLanguages({ own: () => 'en', phrase: () => undefined })
const folder = mkdtempSync(join(tmpdir(), 'dateline-pdf-'))
after(() => rmSync(folder, { recursive: true, force: true }))

// Faces are cut once for all runs: a minute's work for some dozen slices of Japanese.
const dataFolder = fileURLToPath(new URL('../../../node_modules/.cache/dateline', import.meta.url))
const { makePdf } = createMagazinePdf({ dataFolder }, { speak: languages.speak, maps: createMaps() })

const never = new AbortController().signal
const make = (book: Book, paper: 'a4' | 'letter' = 'a4') => makePdf(paper)(book, picturesOf(book), never)

/** Letters alone: how words are parted, joined and spaced is the line's affair. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    // A letter and its mark that one glyph cannot draw are said twice.
    .replace(/(\p{L}\p{M})\1/gu, '$1')
    .replace(/[^\p{L}\p{N}]/gu, '')

function assertInOrder(text: string, sentences: readonly string[]): void {
  const all = plain(text)
  let at = 0
  for (const sentence of sentences) {
    const found = all.indexOf(plain(sentence), at)
    assert.ok(found >= 0, `not in its place: ${sentence}\n… ${all.slice(at, at + 300)}`)
    at = found + plain(sentence).length
  }
}

/** A piece as a reader meets it; its footnotes after its text. */
function sentencesOf(piece: PiecePart): string[] {
  const numbered = (part: string) => `${piece.groupId}-${part}`
  const [first = '', second = ''] = firstTwo(piece)
  return [
    piece.headline,
    piece.standfirst,
    `${first} ${second} ${numbered('1')}`,
    `${first} ${second} ${numbered('2')}`,
    `${second} ${numbered('3')}`,
    second,
    `${first} ${numbered('4')}`,
    second,
    numbered('5'),
    'Column 1',
    '3002',
    `const number = ${piece.groupId}`,
    `${second} ${numbered('6')}`,
    'The United Nations',
    `${first} ${numbered('7')}`,
    `${second} note ${numbered('a')}`,
    `${first} note ${numbered('b')}`,
  ]
}

function firstTwo({ document }: PiecePart): string[] {
  const [paragraph] = document.content
  if (paragraph?.type !== 'paragraph') return []
  return paragraph.content.slice(0, 2).map((node) => (node.type === 'text' ? node.text.trim() : ''))
}

const below = (element: PdfElement, role: string) => elementsOf(element).filter((one) => one.role === role)

describe('an issue in five scripts', () => {
  const pieces = piecesForTests(5, ['latin', 'arabic', 'japanese', 'cyrillic', 'french'])
  const book = bookForTests(pieces)

  const made = { a4: lazily(() => make(book, 'a4')), letter: lazily(() => make(book, 'letter')) }

  for (const paper of ['a4', 'letter'] as const) {
    test(`is heard in its order on ${paper}: every sentence of every piece`, async () => {
      const { bytes, warnings } = await made[paper]()
      assert.deepEqual(warnings, [])
      const { root, outline, lang } = readPdf(bytes)
      const text = root.text
      // Letters that run from the right stand among others as they are seen: each script is read for itself.
      for (const piece of pieces) {
        const isArabic = piece.language === 'ar'
        const heard = isArabic ? withoutOthers(text) : text
        assertInOrder(heard, isArabic ? arabicOf(piece) : sentencesOf(piece))
      }
      assertInOrder(text, [
        'Noonmark',
        'In this issue',
        'Dear reader',
        'What happened where',
        ...pieces.filter(isNotArabic).map(({ headline }) => headline),
      ])
      assert.equal(lang, 'en-US')
      assert.deepEqual(
        outline.filter((title) => title.endsWith(')')),
        pieces.map(({ headline }) => headline),
      )
    })
  }

  test('Poppler reads the beginnings of its paragraphs in the same order', async () => {
    const { bytes } = await made.a4()
    const heard = structText(bytes, folder)
    for (const piece of pieces.filter(isNotArabic)) {
      const [headline = '', ...rest] = sentencesOf(piece)
      assertInOrder(heard, [headline, ...rest.map((sentence) => sentence.slice(0, 12))])
    }
  })

  test('says in which language each piece is, and what its pictures show', async () => {
    const { root } = readPdf((await made.a4()).bytes)
    const languageOf = (piece: PiecePart) =>
      below(root, 'H2').find(({ text }) => plain(text).includes(plain(piece.headline)))?.lang
    assert.deepEqual(pieces.filter(isNotArabic).map(languageOf), [undefined, 'ja-JP', 'ru-RU', 'fr-FR'])
    assert.ok(below(root, 'P').some(({ lang, text }) => lang === 'ar-EG' && /\p{Script=Arabic}/u.test(text)))
    const shown = below(root, 'Figure').map(({ alt }) => alt)
    for (const { groupId } of pieces) {
      assert.ok(shown.includes(`A field of one color with the number ${groupId}`))
      assert.ok(shown.includes(`A square of one color, number ${groupId}`))
    }
    assert.ok(shown.every(Boolean), 'a picture that says nothing')
  })

  test('has no picture that runs off its sheet or into its folio', async () => {
    const { bytes } = await made.a4()
    const boxes = [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/\/BBox \[([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+)\]\s+>>\]/g),
    ]
    const feet = boxes.map(([, , foot]) => Number(foot)).filter((foot) => foot !== 0)
    // Only the cover reaches the edge; the folio stands at 60 points, the text's last line at 86.
    assert.ok(feet.length >= 10, `only ${feet.length} pictures`)
    assert.ok(Math.min(...feet) > 70, `one reaches down to ${Math.min(...feet)}`)
  })

  test('has the same bytes however often it is made', async () => {
    const [one, other] = [await made.a4(), await make(book)]
    assert.equal(Buffer.compare(Buffer.from(one.bytes), Buffer.from(other.bytes)), 0)
  })
})

function lazily<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let making: Promise<Made> | undefined
  return () => (making ??= make())
}

const isNotArabic = ({ language }: PiecePart) => language !== 'ar'
const withoutOthers = (text: string) => text.replace(/[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/gu, '')
const arabicOf = (piece: PiecePart) => {
  const [first = '', second = ''] = firstTwo(piece)
  return [piece.headline.replace(/\(\d+\)/, ''), first, first + second, first + second, second, second, first, second]
}

test('readers of Chinese and of Korean find each character in a face of their own, and no question mark', async () => {
  const [chinese, korean] = piecesForTests(2, ['chinese', 'korean'])
  assert.ok(chinese && korean)
  // A name in an English piece, and the characters of Taiwan.
  const english = pieceForTests('latin', 3, {
    authors: ['김장훈', '陳獨秀'],
    headline: 'What 김치 and 饅頭 have in common',
  })
  const book = bookForTests([chinese, korean, english])
  const { bytes, warnings } = await make(book)
  assert.deepEqual(warnings, [])
  const { root } = readPdf(bytes)
  for (const piece of [chinese, korean]) assertInOrder(root.text, sentencesOf(piece))
  assertInOrder(root.text, [english.headline, '김장훈', '陳獨秀'])
  // The quiz asks its one question.
  assert.equal(root.text.split('?').length, 2)
  const languages = below(root, 'H2').flatMap(({ lang }) => lang ?? [])
  assert.deepEqual(languages, ['zh-CN', 'ko-KR'])
  const faces = new Set(
    [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/Dateline-(Japanese|Chinese|Korean)/g),
    ].map(([, one]) => one),
  )
  assert.ok(faces.has('Chinese') && faces.has('Korean'))
})

const HOSTILE = [
  '#import "x": *',
  '$x^2$ and $ alone',
  '*not bold* _nor italic_ `nor code`',
  'a back\\slash and a \\u{41}',
  '<label> and <piece and what follows',
  '- no list',
  '+ no list either',
  '= no heading',
  '// no comment https://example.org/a//b',
  '/* no comment */ after it',
  '@ref and @piece-1',
  '#set page(width: 1pt) #panic("no")',
  '] } ) ; " \' ~ -- --- ...',
  'control \u0000\u0007\u001b\u0085 letters',
  'zero\u200bwidth and \ufeffmark and so\u00adft',
  'half a pair \ud83d of two',
]

test('texts that look like Typst are set as they were written', async () => {
  const piece = pieceForTests('latin', 1)
  const content = HOSTILE.map((text) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }))
  const hostile = {
    ...piece,
    headline: HOSTILE[0] ?? '',
    standfirst: HOSTILE[1] ?? '',
    authors: ['#eval("1+1")'],
    document: { type: 'doc' as const, content },
  }
  const { bytes, warnings } = await make(bookForTests([hostile]))
  const said = below(readPdf(bytes).root, 'P').map(({ text }) => text.replace(/\u00ad/g, ''))
  // A space at a line's end is the line's; what has no width is not drawn.
  const bare = (text: string) => text.toWellFormed().replace(/[\p{Cc}\u200b\ufeff\u00ad\s]/gu, '')
  for (const text of HOSTILE) {
    const expected = bare(text).replace('\ufffd', '?')
    assert.ok(
      said.some((paragraph) => bare(paragraph) === expected),
      `${JSON.stringify(text)} is not among ${JSON.stringify(said.slice(10, 40))}`,
    )
  }
  assert.deepEqual(
    warnings.map(({ part, text }) => [part, text]),
    [[hostile.headline, 'No face has \ufffd (U+FFFD)']],
  )
})

test('a letter that no face has is said with its piece, and never set as an empty box', async () => {
  const piece = pieceForTests('latin', 1)
  const headline = 'Sawasdee สวัสดี 👋🏽 and 🇹🇭'
  const { bytes, warnings } = await make(bookForTests([{ ...piece, headline }]))
  assert.deepEqual(
    warnings.map(({ part }) => part),
    [headline],
  )
  for (const letter of ['ส', '👋', '🇹']) assert.ok(warnings[0]?.text.includes(letter), `${letter} is not said`)
  assert.match(readPdf(bytes).root.text, /Sawasdee \?+ {1,3}and/)
})

test('an Arabic title over a Japanese byline is set from both sides, with every letter', async () => {
  const authors = ['夏目漱石', 'Jane Austen']
  const piece = pieceForTests('arabic', 1, { authors, translators: ['紫式部'] })
  const { bytes, warnings } = await make(bookForTests([piece]))
  assert.deepEqual(warnings, [])
  const { root } = readPdf(bytes)
  const byline = below(root, 'P').find(({ text }) => text.includes('夏目漱石'))
  assert.ok(byline?.text.includes('Jane Austen'))
  assert.ok(root.text.includes('紫式部'))
  assert.ok(plain(withoutOthers(root.text)).includes(plain(piece.headline.replace(/\(\d+\)/, ''))))
})

test('parentheses in Arabic close around what they hold: Amiri has them the wrong way round', async () => {
  const piece = pieceForTests('arabic', 1, { headline: 'المادة الأولى (ب)' })
  const file = join(folder, 'parentheses.pdf')
  writeFileSync(file, (await make(bookForTests([piece]))).bytes)
  const options = ['-xml', '-stdout', '-i', '-hidden', '-fontfullname']
  const drawn = execFileSync('pdftohtml', [...options, file], { encoding: 'utf8' })
  const specs = [...drawn.matchAll(/<fontspec id="(\d+)" [^>]*family="([^"]+)"/g)]
  const faces = new Map(specs.map(([, id = '', name = '']) => [id, name]))
  const runs = [...drawn.matchAll(/<text [^>]*font="(\d+)">(.*?)<\/text>/g)]
  const around = runs.filter(([, , text = '']) => /[()]/.test(text))
  assert.ok(around.length >= 2)
  for (const [, id = '', text = ''] of around) assert.doesNotMatch(faces.get(id) ?? '', /Arabic/, text)
})

describe('an issue that lacks something', () => {
  test('a cover, or all but one piece: it is whole without', async () => {
    const piece = pieceForTests('latin', 1)
    const { cover, ...book } = bookForTests([piece])
    const { bytes, warnings } = await make({ ...book, cover: { alt: '', lines: [] }, parts: [piece] })
    assert.deepEqual(warnings, [])
    const { root } = readPdf(bytes)
    assertInOrder(root.text, [book.publication.name, ...sentencesOf(piece)])
    assert.deepEqual(
      below(root, 'H1').map(({ text }) => plain(text)),
      ['In this issue', piece.headline].map(plain),
      'without a section’s page a headline is a heading of the first level',
    )
    assert.ok(cover)
  })

  test('pictures that are gone leave their place, and are said', async () => {
    const piece = pieceForTests('latin', 1)
    const book = bookForTests([piece])
    const made = await makePdf('a4')(book, async () => undefined, never)
    assert.deepEqual(
      made.warnings.map(({ part, text }) => [part, text]),
      [
        ['the cover', 'The picture cover is gone'],
        [piece.headline, 'The picture picture-1-1 is gone'],
        [piece.headline, 'The picture picture-1-2 is gone'],
      ],
    )
    assert.ok(!readPdf(made.bytes).root.text.includes('A square of one color'))
  })

  test('two hundred pieces are one issue', async () => {
    const pieces = piecesForTests(200).map((piece) => ({
      ...piece,
      length: 'short' as const,
      document: { type: 'doc' as const, content: piece.document.content.slice(0, 1) },
    }))
    const { bytes } = await make(bookForTests(pieces))
    assertInOrder(
      readPdf(bytes).root.text,
      pieces.flatMap(({ headline, groupId }) => [headline, `${groupId}-1`]).slice(-40),
    )
    assert.deepEqual(mine(), [], 'its memory is given back with its process')
  })
})

test('a table wider than a sheet and footnotes in headings are set, and nothing of them is lost', async () => {
  const piece = pieceForTests('latin', 1)
  const document = {
    ...piece.document,
    content: [...piece.document.content, tableOf(9, 4), tableOf(40, 3), tableOf(3, 120)],
  }
  const { root } = readPdf((await make(bookForTests([{ ...piece, document }]), 'letter')).bytes)
  const said = below(root, 'Table').map(({ text }) => plain(text))
  for (const last of ['4008', '3039', '120002'])
    assert.ok(
      said.some((text) => text.endsWith(last)),
      last,
    )
})

/** The processes that set an issue for this one. */
const mine = () =>
  execFileSync('ps', ['-o', 'args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((args) => args.includes('typeset.worker'))

describe('the process that sets an issue', () => {
  test('ends when nobody wants the issue any more, and nothing is left of it', async () => {
    const book = bookForTests(piecesForTests(20))
    const stopping = new AbortController()
    const making = makePdf('a4')(book, picturesOf(book), stopping.signal)
    while (mine().length === 0) await new Promise((resolve) => setImmediate(resolve))
    stopping.abort(new Error('no longer wanted'))
    await assert.rejects(making, /no longer wanted/)
    assert.deepEqual(mine(), [])
  })

  test('ends with an error of its own, too', async () => {
    const piece = pieceForTests('latin', 1)
    const book = bookForTests([piece])
    const broken: BookMaker = makePdf('a4')
    await assert.rejects(
      broken(book, async () => Buffer.from('\u00ff\u00d8 no picture', 'latin1'), never),
      /could not|corrupt|unsupported|decode|set/i,
    )
    assert.deepEqual(mine(), [])
  })

  test('keeps the compiler and its memory out of the process that serves readers', async () => {
    await make(bookForTests(piecesForTests(1)))
    assert.ok(!readFileSync('/proc/self/maps', 'utf8').includes('typst'), 'the compiler was loaded here')
  })
})
