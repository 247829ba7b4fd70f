import sharp from 'sharp'
import type { ArticleDocument, Block, Inline } from '../../src/articles/store/store.module.ts'
import type { Book, BookPart, PiecePart, ReadBookPicture } from '../../src/magazine/book/book.module.ts'

export type BookScript = 'latin' | 'french' | 'arabic' | 'japanese' | 'cyrillic' | 'chinese' | 'korean'

/** Article 1 of the Universal Declaration of Human Rights, which no one has to translate again. */
const DECLARATION: Record<BookScript, { language: string; title: string; sentences: readonly [string, string] }> = {
  latin: {
    language: 'en',
    title: 'The Universal Declaration, its first article',
    sentences: [
      'All human beings are born free and equal in dignity and rights.',
      'They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.',
    ],
  },
  french: {
    language: 'fr',
    title: 'La Déclaration universelle, son article premier',
    sentences: [
      'Tous les êtres humains naissent libres et égaux en dignité et en droits.',
      'Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.',
    ],
  },
  arabic: {
    language: 'ar',
    title: 'الإعلان العالمي لحقوق الإنسان: المادة الأولى',
    sentences: [
      'يولد جميع الناس أحراراً متساوين في الكرامة والحقوق.',
      'وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح الإخاء.',
    ],
  },
  japanese: {
    language: 'ja',
    title: '世界人権宣言、第一条',
    sentences: [
      'すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。',
      '人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。',
    ],
  },
  cyrillic: {
    language: 'ru',
    title: 'Всеобщая декларация, её первая статья',
    sentences: [
      'Все люди рождаются свободными и равными в своём достоинстве и правах.',
      'Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.',
    ],
  },
  chinese: {
    language: 'zh',
    title: '世界人权宣言，第一条',
    sentences: ['人人生而自由，在尊严和权利上一律平等。', '他们赋有理性和良心，并应以兄弟关系的精神相对待。'],
  },
  korean: {
    language: 'ko',
    title: '세계 인권 선언, 제1조',
    sentences: [
      '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.',
      '인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다.',
    ],
  },
}

const PLACES: Record<BookScript, NonNullable<PiecePart['place']>> = {
  latin: { name: 'Lagos', country: 'Nigeria', latitude: 6.45, longitude: 3.4 },
  french: { name: 'Paris', country: 'France', latitude: 48.86, longitude: 2.35 },
  arabic: { name: 'Cairo', country: 'Egypt', latitude: 30.04, longitude: 31.24 },
  japanese: { name: 'Tokyo', country: 'Japan', latitude: 35.68, longitude: 139.69 },
  cyrillic: { name: 'Almaty', country: 'Kazakhstan', latitude: 43.24, longitude: 76.89 },
  chinese: { name: 'Beijing', country: 'China', latitude: 39.9, longitude: 116.4 },
  korean: { name: 'Seoul', country: 'South Korea', latitude: 37.57, longitude: 126.98 },
}

const text = (words: string): Inline => ({ type: 'text', text: words })
const marked = (words: string, ...types: ('bold' | 'italic' | 'code')[]): Inline => ({
  type: 'text',
  text: words,
  marks: types.map((type) => ({ type })),
})
const note = (id: string): Inline => ({ type: 'footnoteReference', attrs: { id } })
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content })
const picture = (pictureId: string, alt: string, credit?: string): Block => ({
  type: 'picture',
  attrs: { pictureId, alt, caption: [text(alt)], ...(credit ? { credit } : {}) },
})

/** A table of so many columns, with a row of headings above its rows. */
export function tableOf(columns: number, rows: number): Block {
  const cells = (row: number) =>
    Array.from({ length: columns }, (_, column) => ({
      header: row === 0,
      ...(column > 0 ? { align: 'right' as const } : {}),
      content: [text(row === 0 ? `Column ${column + 1}` : `${row * 1000 + column}`)],
    }))
  return {
    type: 'table',
    caption: [text('Numbers that mean nothing')],
    rows: Array.from({ length: rows + 1 }, (_, row) => cells(row)),
  }
}

/** Everything that an article can hold, in one script; every block carries the number, so that order can be read. */
function documentForTests(script: BookScript, number: number): ArticleDocument {
  const { sentences } = DECLARATION[script]
  const [first, second] = sentences
  return {
    type: 'doc',
    content: [
      paragraph(text(`${first} `), marked(second, 'italic'), text(` ${number}-1`), note('a')),
      paragraph(marked(first, 'bold'), text(` ${second} ${number}-2 `), marked(`code ${number}`, 'code')),
      { type: 'subhead', attrs: { level: 2, anchor: `part-${number}` }, content: [text(first), note('b')] },
      paragraph(text(`${second} ${number}-3`), note('a')),
      picture(`picture-${number}-2`, `A square of one color, number ${number}`, 'Nobody’s picture'),
      { type: 'pullQuote', content: [text(second)] },
      {
        type: 'quotation',
        attrs: { source: 'The Universal Declaration of Human Rights' },
        content: [paragraph(text(`${first} ${number}-4`))],
      },
      {
        type: 'list',
        attrs: { ordered: true, start: 3 },
        items: [
          [paragraph(text(first))],
          [
            paragraph(text(second)),
            { type: 'list', attrs: { ordered: false }, items: [[paragraph(text(`${number}-5`))]] },
          ],
        ],
      },
      { type: 'subhead', attrs: { level: 3 }, content: [text(second)] },
      tableOf(3, 3),
      { type: 'code', attrs: { language: 'ts' }, text: `const number = ${number}\nif (number < 2 && true) return` },
      { type: 'factBox', attrs: { title: first }, content: [paragraph(text(`${second} ${number}-6`))] },
      {
        type: 'quiz',
        attrs: {},
        questions: [
          {
            question: [text(`${first} ${number}-8`)],
            answers: [{ content: [text(second)] }, { right: true, content: [text(`${number}-9`)] }],
            explanation: [text(`${second} ${number}-10`)],
          },
        ],
      },
      { type: 'embed', attrs: { url: 'https://www.un.org/en/', title: 'The United Nations' } },
      { type: 'divider' },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: first, marks: [{ type: 'link', attrs: { href: 'https://www.un.org/' } }] },
          text(` ${number}-7.`),
          { type: 'hardBreak' },
          { type: 'text', text: second, marks: [{ type: 'link', attrs: { href: '/world/another' } }] },
        ],
      },
    ],
    notes: [
      { id: 'a', content: [paragraph(text(`${second} note ${number}-a`))] },
      { id: 'b', content: [paragraph(text(`${first} note ${number}-b`))] },
    ],
  }
}

/** The piece of that number, whose slug is `piece-7` and whose pictures are `picture-7-1` and `picture-7-2`. */
export function pieceForTests(script: BookScript, number: number, more: Partial<PiecePart> = {}): PiecePart {
  const { language, title, sentences } = DECLARATION[script]
  return {
    kind: 'piece',
    slug: `piece-${number}`,
    groupId: number,
    language,
    section: { slug: 'world', name: 'World' },
    headline: `${title} (${number})`,
    standfirst: sentences[0],
    authors: ['The General Assembly'],
    translators: script === 'latin' ? [] : ['The United Nations'],
    place: PLACES[script],
    day: '2026-11-23',
    ...(script === 'latin' ? {} : { sourceLine: 'First published by the United Nations' }),
    minutes: 3,
    words: 400,
    length: number % 3 === 0 ? 'short' : 'long',
    leadPicture: {
      pictureId: `picture-${number}-1`,
      alt: `A field of one color with the number ${number}`,
      caption: sentences[0],
      credit: 'Nobody’s picture',
    },
    document: documentForTests(script, number),
    corrections:
      number === 1 ? [{ at: '2026-11-24T09:00:00Z', text: 'An earlier version left out the preamble.' }] : [],
    ...more,
  }
}

/** What stands around the pieces: the letter before them; the world, the almanac, the quiz and the colophon after. */
function partsAround(pieces: readonly PiecePart[]): BookPart[] {
  const { sentences } = DECLARATION.latin
  return [
    {
      kind: 'letter',
      slug: 'letter',
      title: 'Dear reader',
      language: 'en',
      signed: 'The desk',
      document: { type: 'doc', content: sentences.map((sentence) => paragraph(text(sentence))) },
    },
    {
      kind: 'opener',
      slug: 'world',
      section: { slug: 'world', name: 'World', description: 'What happened where.' },
      places: pieces.flatMap(({ place }) => (place ? [place] : [])),
    },
    ...pieces,
    {
      kind: 'world',
      slug: 'week-in-the-world',
      title: 'The week in the world',
      reports: (['latin', 'arabic', 'japanese'] as const).map((script, at) => ({
        slug: `report-${at}`,
        section: 'World',
        headline: DECLARATION[script].title,
        standfirst: DECLARATION[script].sentences[1],
        language: DECLARATION[script].language,
        place: PLACES[script],
        day: `2026-11-2${at + 3}`,
      })),
    },
    {
      kind: 'almanac',
      slug: 'almanac',
      title: 'This happened',
      entries: [
        {
          day: '2026-12-10',
          year: 1948,
          title: 'The declaration is adopted',
          text: 'In Paris the General Assembly adopts the Universal Declaration of Human Rights.',
          place: PLACES.french,
          source: 'Resolution 217 A',
          language: 'en',
        },
      ],
    },
    {
      kind: 'quiz',
      slug: 'quiz',
      title: 'The quiz',
      questions: [
        {
          question: 'In which year was the declaration adopted?',
          answers: ['1945', '1948', '1966'],
          right: 1,
          explanation: 'It was adopted on 10 December 1948.',
        },
      ],
    },
    {
      kind: 'colophon',
      slug: 'colophon',
      title: 'Colophon',
      masthead: [{ role: 'Editing', names: ['The desk'] }],
      credits: pieces.flatMap(({ headline, leadPicture }) =>
        leadPicture?.credit ? [{ headline, credit: leadPicture.credit }] : [],
      ),
      sources: [{ name: 'The United Nations', country: 'United States' }],
    },
  ]
}

/** An issue of these pieces and what stands around them, with a cover picture called `cover`. */
export function bookForTests(pieces: readonly PiecePart[], more: Partial<Book> = {}): Book {
  return {
    publication: {
      name: 'Noonmark',
      language: 'en',
      zone: 'Europe/Paris',
      url: 'https://noonmark.example',
      legalName: 'Noonmark Association',
      address: '12 Example Street, 75011 Paris',
      email: 'desk@noonmark.example',
      promise: 'News from where it is noon.',
    },
    issue: {
      date: '2026-11-28',
      number: 7,
      revision: 1,
      revisedAt: '2026-11-27T05:00:00Z',
      title: 'Noonmark, 28 November 2026',
      notes: [],
    },
    cover: {
      pictureId: 'cover',
      alt: 'Two colors that meet in the middle',
      credit: 'Nobody’s picture',
      lines: ['Free and equal', 'What the first article says', 'A quiz'],
    },
    parts: partsAround(pieces),
    pictures: Object.fromEntries([
      ['cover', { width: 1600, height: 2000 }],
      ...pieces.flatMap(({ groupId }) => [
        [`picture-${groupId}-1`, { width: 1600, height: 1067 }],
        [`picture-${groupId}-2`, { width: 1200, height: 1200 }],
      ]),
    ]),
    ...more,
  }
}

/** So many pieces, the scripts in turn. */
export function piecesForTests(count: number, scripts: readonly BookScript[] = ['latin']): PiecePart[] {
  return Array.from({ length: count }, (_, at) => pieceForTests(scripts[at % scripts.length] ?? 'latin', at + 1))
}

/** Two colors that meet, of the measures that the book says; what it does not name is gone. */
export function picturesOf(book: Book): ReadBookPicture {
  const kept = new Map<string, Promise<Uint8Array>>()
  return async (pictureId, { format, width }) => {
    const measures = book.pictures[pictureId]
    if (!measures) return undefined
    const scale = Math.min(1, width / measures.width)
    const size = { width: Math.round(measures.width * scale), height: Math.round(measures.height * scale) }
    const key = `${pictureId} ${format} ${size.width}`
    const drawn = kept.get(key) ?? draw(pictureId, size, format)
    kept.set(key, drawn)
    return drawn
  }
}

async function draw(
  name: string,
  size: { width: number; height: number },
  format: 'jpeg' | 'png',
): Promise<Uint8Array> {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7)
  const { width, height } = size
  const drawing =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="100%" height="100%" fill="hsl(${hue} 30% 82%)"/>` +
    `<circle cx="${width * 0.62}" cy="${height * 0.45}" r="${Math.min(width, height) * 0.3}" fill="hsl(${(hue + 180) % 360} 45% 38%)"/></svg>`
  const image = sharp(Buffer.from(drawing))
  return format === 'png' ? image.png().toBuffer() : image.jpeg({ quality: 80 }).toBuffer()
}
