import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import {
  type BookScript,
  bookForTests,
  picturesOf,
  pieceForTests,
  piecesForTests,
  tableOf,
} from '../../../tests/support/bookForTests.ts'
import { findFaults, findOfficialFaults, openEpub, tagsOf } from '../../../tests/support/epub.ts'
import type { Book, PiecePart, ReadBookPicture } from '../book/book.module.ts'
import { createEpub, type Epub } from './epub.module.ts'

const SCRIPTS: readonly BookScript[] = ['latin', 'arabic', 'japanese', 'cyrillic', 'french']

let dataFolder: string
let epub: Epub

before(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'dateline-epub-'))
  epub = createEpub({ dataFolder })
})

after(async () => {
  await epub.close()
  await rm(dataFolder, { recursive: true })
})

const never = new AbortController().signal

async function make(book: Book, read: ReadBookPicture = picturesOf(book)) {
  const { bytes, warnings } = await epub.makeEpub(book, read, never)
  return { bytes, warnings, opened: openEpub(bytes) }
}

/** The W3C's checker takes seconds to start: in a short run it sees only what has everything in it. */
const isLong = process.env.DATELINE_LONG === '1'

async function assertClean(bytes: Uint8Array, t: TestContext, { officially } = { officially: isLong }): Promise<void> {
  assert.deepEqual(await findFaults(bytes), [])
  if (!officially) return
  const found = await findOfficialFaults(bytes)
  if (found === undefined) t.skip('the W3C’s checker needs Java: apt-get install default-jre-headless')
  else assert.deepEqual(found, [])
}

/** The page of a part, by what it is called. */
function pageNamed(opened: ReturnType<typeof openEpub>, title: string): string {
  const path = opened.spine.find((name) => opened.text(`EPUB/${name}`).includes(`<title>${title}</title>`))
  assert.ok(path, `no page is called ${title}`)
  return opened.text(`EPUB/${path}`)
}

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })

test('an issue in five scripts opens everywhere: both checkers find neither an error nor a warning', async (t) => {
  const { bytes, warnings } = await make(bookForTests(piecesForTests(10, SCRIPTS)))
  assert.deepEqual(warnings, [])
  await assertClean(bytes, t, { officially: true })
})

for (const script of SCRIPTS) {
  test(`an issue of a publication that writes in ${script} turns its pages the way it is read`, async (t) => {
    const book = bookForTests(piecesForTests(2, [script]))
    const [piece] = book.parts.filter((part): part is PiecePart => part.kind === 'piece')
    const language = piece?.language ?? 'en'
    const { bytes, opened } = await make({ ...book, publication: { ...book.publication, language } })
    await assertClean(bytes, t)
    const packaged = opened.text('EPUB/package.opf')
    const direction = language === 'ar' ? 'rtl' : 'ltr'
    assert.equal(tagsOf(packaged, 'spine')[0]?.['page-progression-direction'], direction)
    const languages = [...packaged.matchAll(/<dc:language>(.*?)</g)].map(([, tag]) => tag)
    assert.equal(languages[0], language, 'the publication’s own language comes first')
    const [html] = tagsOf(pageNamed(opened, piece?.headline ?? ''), 'html')
    assert.deepEqual([html?.lang, html?.['xml:lang'], html?.dir], [language, language, direction])
  })
}

const oddBooks: Readonly<Record<string, () => Book>> = {
  'without a cover': () => bookForTests(piecesForTests(2), { cover: { alt: '', lines: [] } }),
  'of one piece and nothing else': () => {
    const piece = pieceForTests('latin', 1)
    return { ...bookForTests([piece]), parts: [piece] }
  },
  'of two hundred pieces': () => bookForTests(piecesForTests(200, SCRIPTS), { pictures: {} }),
  'whose pictures are gone': () => bookForTests(piecesForTests(3), { pictures: {} }),
  'with an Arabic title over a Japanese byline': () =>
    bookForTests([pieceForTests('arabic', 1, { authors: ['夏目漱石', 'Jane Austen'], translators: ['紫式部'] })]),
  'with a table wider than a page, with and without headings': () => {
    const wide = tableOf(14, 3)
    const bare = { ...wide, rows: wide.type === 'table' ? wide.rows.slice(1) : [] } as typeof wide
    return bookForTests([
      pieceForTests('latin', 1, { document: { type: 'doc', content: [wide, bare, tableOf(14, 0)] } }),
    ])
  },
  'with notes in its headings and captions, called again and again': () => {
    const call = { type: 'footnoteReference' as const, attrs: { id: 'n' } }
    const table = tableOf(2, 1)
    return bookForTests([
      pieceForTests('latin', 1, {
        document: {
          type: 'doc',
          content: [
            { type: 'subhead', attrs: { level: 2, anchor: '1:a' }, content: [call, call] },
            table.type === 'table' ? { ...table, caption: [call] } : table,
          ],
          notes: [{ id: 'n', content: [paragraph('A note.'), paragraph('Its second paragraph.')] }],
        },
      }),
    ])
  },
  'that is nobody’s issue but a reader’s own': () => {
    const book = bookForTests(piecesForTests(2))
    return { ...book, issue: { ...book.issue, number: 0, title: 'Saved on Noonmark, 28 November 2026' } }
  },
  'with addresses that no program could follow': () => {
    const hrefs = [
      '/a b/{c}?d|e',
      'mailto:a b@example.org',
      'https://例え.example/ü?q=[x]%zz',
      '#nowhere',
      '/world/piece-2',
    ]
    const links = hrefs.map((href) => ({
      type: 'paragraph' as const,
      content: [{ type: 'text' as const, text: href, marks: [{ type: 'link' as const, attrs: { href } }] }],
    }))
    return bookForTests([
      pieceForTests('latin', 1, { document: { type: 'doc', content: links } }),
      pieceForTests('latin', 2),
    ])
  },
  'of empty texts': () =>
    bookForTests([
      pieceForTests('latin', 1, {
        headline: ' ',
        standfirst: '',
        authors: [],
        document: {
          type: 'doc',
          content: [
            { type: 'paragraph', content: [] },
            { type: 'list', attrs: { ordered: false }, items: [] },
            { type: 'table', rows: [[]] },
            { type: 'quotation', attrs: {}, content: [] },
          ],
        },
      }),
    ]),
}

for (const [what, bookOf] of Object.entries(oddBooks)) {
  test(`an issue ${what} is whole, and no checker objects`, async (t) => {
    const { bytes, opened } = await make(bookOf())
    await assertClean(bytes, t)
    assert.deepEqual(opened.navigation, opened.spine)
    assert.deepEqual(opened.ncx, opened.spine)
  })
}

test('texts that would break the file are written as the texts they are', async (t) => {
  const hostile = [
    '</p><script>alert(1)</script>',
    ']]> <![CDATA[ <!-- &amp; &nbsp; &#0; <?xml?>',
    'null \u0000 bell \u0007 escape \u001b next \u0085 half \ud83d pair \udc00 no \ufffe character \uffff',
    'w'.repeat(10_000),
    '🎉 👩‍👩‍👧 한국어',
    '\u202eright to left\u202c',
  ]
  const text = hostile.join(' ')
  const piece = pieceForTests('latin', 1, {
    headline: hostile.slice(0, 3).join(' '),
    standfirst: text,
    authors: hostile,
    place: { name: text, country: text, latitude: 1, longitude: 2 },
    section: { slug: 'world', name: text },
    leadPicture: { pictureId: 'picture-1-1', alt: text, caption: text, credit: text },
    sourceLine: text,
    document: {
      type: 'doc',
      content: [...hostile.map(paragraph), { type: 'code', attrs: {}, text }, { ...tableOf(2, 1) }],
      notes: [{ id: text, content: [paragraph(text)] }],
    },
    corrections: [{ at: '2026-11-24T09:00:00Z', text }],
  })
  const book = bookForTests([piece])
  const named = { ...book.publication, name: `${book.publication.name} ${text}`, promise: text, legalName: text }
  const cover = { ...book.cover, alt: text, credit: text, lines: [text] }
  const { bytes, opened } = await make({ ...book, publication: named, cover })
  assert.deepEqual(await findFaults(bytes), [])
  assert.ok(opened.all.includes('&lt;script&gt;alert(1)&lt;/script&gt;'))
  assert.ok(!opened.all.includes('<script'))
  const official = await findOfficialFaults(bytes)
  if (official === undefined) t.skip('the W3C’s checker needs Java: apt-get install default-jre-headless')
  else assert.deepEqual(official, [])
})

test('a revision made twice is the same to the byte, in another process and with other pieces made in between', async () => {
  const book = bookForTests(piecesForTests(3, SCRIPTS))
  const first = await make(book)
  await make(bookForTests(piecesForTests(1, ['japanese'])))
  const fresh = createEpub({ dataFolder: await mkdtemp(join(tmpdir(), 'dateline-epub-')) })
  try {
    const again = await fresh.makeEpub(book, picturesOf(book), never)
    assert.ok(Buffer.from(first.bytes).equals(again.bytes))
  } finally {
    await fresh.close()
  }
})

test('an e-reader recognizes the file by its first bytes', async () => {
  const { bytes } = await make(bookForTests(piecesForTests(1)))
  const file = Buffer.from(bytes)
  assert.equal(file.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004')
  assert.equal(file.readUInt16LE(8), 0, 'it is stored, not compressed')
  assert.equal(file.readUInt16LE(28), 0, 'nothing stands before it')
  assert.equal(file.subarray(30, 58).toString('latin1'), 'mimetypeapplication/epub+zip')
})

test('a sample holds no sentence of any piece but the one that is in it', async () => {
  const sentinel = (number: number) => `Sentinel ${number} of the week.`
  const pieces = [1, 2, 3].map((number) =>
    pieceForTests('latin', number, {
      standfirst: `${sentinel(number)} In the standfirst.`,
      document: { type: 'doc', content: [paragraph(sentinel(number))] },
      leadPicture: { pictureId: `picture-${number}-1`, alt: sentinel(number) },
    }),
  )
  const book = bookForTests(pieces)
  const sample: Book = {
    ...book,
    parts: book.parts.filter((part) => part.kind === 'letter' || (part.kind === 'piece' && part.slug === 'piece-2')),
    wholeContents: pieces.map(({ headline, section, minutes, slug }) => ({
      title: headline,
      section: section.name,
      minutes,
      isHere: slug === 'piece-2',
    })),
  }
  const { bytes, opened } = await make(sample)
  assert.deepEqual(await findFaults(bytes), [])
  assert.ok(opened.all.includes(sentinel(2)))
  for (const number of [1, 3]) assert.ok(!opened.all.includes(sentinel(number)), `the sample holds piece ${number}`)
  const contents = pageNamed(opened, 'In this issue')
  for (const { headline } of pieces) assert.ok(contents.includes(headline), 'it says what the whole issue holds')
  assert.ok(contents.includes('https://noonmark.example/magazine/2026-11-28'), 'and where that is')
  assert.equal(opened.paths.filter((path) => path.includes('/pictures/')).length, 2, 'the cover and its own picture')
})

test('a note stands after the text that calls it, in the same file, and leads back to each call', async () => {
  const { opened } = await make(bookForTests(piecesForTests(1)))
  const page = pageNamed(opened, 'The Universal Declaration, its first article \\(1\\)'.replaceAll('\\', ''))
  const calls = tagsOf(page, 'a').filter((link) => link['epub:type'] === 'noteref')
  assert.deepEqual(
    calls.map(({ href }) => href),
    ['#note-1', '#note-2', '#note-1'],
  )
  for (const { href = '', role, id } of calls) {
    assert.equal(role, 'doc-noteref')
    assert.ok(page.indexOf(`id="${href.slice(1)}"`) > page.lastIndexOf('epub:type="noteref"'))
    assert.ok(tagsOf(page, 'a').some((link) => link.role === 'doc-backlink' && link.href === `#${id}`))
  }
  const notes = tagsOf(page, 'aside').filter((aside) => aside['epub:type'] === 'footnote')
  assert.deepEqual(
    notes.map(({ role }) => role),
    ['doc-footnote', 'doc-footnote'],
  )
})

test('links lead to another piece of the issue where it holds it, and else to the site', async () => {
  const linking = pieceForTests('latin', 1, {
    document: {
      type: 'doc',
      content: ['/world/piece-2', '/world/another'].map((href) => ({
        type: 'paragraph',
        content: [{ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }],
      })),
    },
  })
  const { opened } = await make(bookForTests([linking, pieceForTests('latin', 2)]))
  const hrefs = tagsOf(pageNamed(opened, linking.headline), 'a').map(({ href }) => href)
  assert.deepEqual(hrefs.slice(0, 2), ['part-004.xhtml', 'https://noonmark.example/world/another'])
})

test('the faces are static, carry their license and no letter that the issue does not have', async () => {
  const { opened } = await make(bookForTests(piecesForTests(5, SCRIPTS)))
  const fonts = opened.paths.filter((path) => path.startsWith('EPUB/fonts/'))
  const families = new Set(fonts.map((path) => /fonts\/(newsreader|public-sans|source-\w+|noto-\w+)/.exec(path)?.[1]))
  assert.deepEqual([...families].sort(), [
    'newsreader',
    'noto-naskh',
    'noto-serif',
    'public-sans',
    'source-sans',
    'source-serif',
  ])
  for (const path of fonts) {
    const font = Buffer.from(opened.bytes(path))
    assert.equal(font.readUInt32BE(0), 0x00010000, `${path} is TrueType`)
    assert.ok(!font.subarray(0, 400).includes('fvar'), `${path} is not variable`)
    assert.ok(font.length < 120_000, `${path} has ${font.length} bytes`)
  }
  assert.ok(opened.all.includes('SIL OPEN FONT LICENSE'))
  const latin = await make(bookForTests(piecesForTests(1), { parts: [pieceForTests('latin', 1)] }))
  assert.ok(
    latin.opened.paths.every((path) => !/noto|source/.test(path)),
    'a companion comes only where it is needed',
  )
})

test('a letter that no face has is said, with the piece and the letter', async () => {
  const { warnings } = await make(
    bookForTests([pieceForTests('latin', 1), pieceForTests('latin', 2, { headline: 'Gimjang is 김장' })]),
  )
  assert.deepEqual(warnings, [
    {
      part: 'piece-2',
      text: 'Our faces lack letters of it, which each e-reader takes from its own: 김 장',
      stops: false,
    },
  ])
})

test('pictures that are gone are said once each, and their captions go with them', async () => {
  const book = bookForTests(piecesForTests(1))
  const { warnings, opened } = await make(book, async () => undefined)
  assert.deepEqual(
    warnings.map(({ part, text }) => `${part}: ${text}`),
    [
      'cover: The picture of the cover is gone; it is set in type',
      'piece-1: The picture picture-1-1 is gone; the issue goes without it',
      'piece-1: The picture picture-1-2 is gone; the issue goes without it',
    ],
  )
  assert.ok(!opened.all.includes('<figcaption'))
})

test('heavy pictures become narrower until the file is light enough to be mailed', async () => {
  const book = bookForTests(piecesForTests(40))
  const cover = await picturesOf(book)('cover', { format: 'jpeg', width: 400 })
  const asked = new Set<number>()
  const { bytes } = await make(book, async (id, { width }) => {
    if (id === 'cover') return cover
    asked.add(width)
    // Twice as wide is four times as many bytes, as with any photograph.
    const heavy = new Uint8Array(Math.round(600_000 * (width / 1600) ** 2)).fill(7)
    heavy.set([0xff, 0xd8])
    return heavy
  })
  assert.ok(bytes.length < 15 * 1024 * 1024, `${bytes.length} bytes`)
  assert.deepEqual([...asked], [1600, 1200, 800])
})

test('the file says of itself only what is true: one picture without a description, and it claims no conformance', async () => {
  const claims = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA'
  const described = await make(bookForTests(piecesForTests(1)))
  const packaged = described.opened.text('EPUB/package.opf')
  assert.ok(packaged.includes(claims))
  assert.match(packaged, /accessModeSufficient">textual</)
  assert.match(packaged, /accessibilityHazard">none</)
  const bare = await make(
    bookForTests([pieceForTests('latin', 1, { leadPicture: { pictureId: 'picture-1-1', alt: ' ' } })]),
  )
  const withheld = bare.opened.text('EPUB/package.opf')
  assert.ok(!withheld.includes(claims))
  assert.doesNotMatch(withheld, /accessModeSufficient">textual</)
  assert.doesNotMatch(withheld, /alternativeText/)
  assert.match(bare.warnings.map(({ text }) => text).join(), /picture-1-1 is not described/)
})

test('e-readers shelve an issue under the publication, by its number and its day', async () => {
  const { opened } = await make(bookForTests(piecesForTests(1)))
  const packaged = opened.text('EPUB/package.opf')
  assert.match(packaged, /<dc:title [^>]*>Noonmark, 28 November 2026</)
  assert.match(packaged, /belongs-to-collection" id="series">Noonmark, the weekly</)
  assert.match(packaged, /group-position">7</)
  assert.match(packaged, /dcterms:modified">2026-11-27T05:00:00Z</)
})

test('a making that is called off ends at once, and the next one is made', async () => {
  const book = bookForTests(piecesForTests(200, SCRIPTS), { pictures: {} })
  const calling = new AbortController()
  const making = epub.makeEpub(book, async () => undefined, calling.signal)
  setImmediate(() => calling.abort(new Error('The issue is held')))
  await assert.rejects(making, /The issue is held/)
  assert.deepEqual(await findFaults((await make(bookForTests(piecesForTests(1)))).bytes), [])
})
