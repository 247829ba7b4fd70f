import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { unreachable } from '../../platform/errors.ts'
import type { Book, BookPart, PiecePart } from '../book/book.module.ts'
import type { CoverTones, Tone } from './coverTones.ts'
import { type PrintedPicture, type SetDocument, type SetPicture, setDocument } from './setDocument.ts'
import { type Tongue, tongueOf } from './tongue.rule.ts'
import type { BookWords } from './wordBook.ts'

/** A line of a table of contents. `label` is what it leads to. */
export type SetRow = { label: string; place: string; title: string; detail: string; tongue: Tongue }

export type SetPiece = {
  slug: string
  label: string
  level: number
  tongue: Tongue
  section: string
  headline: string
  standfirst: string
  dateline: string
  place: string
  byline: string
  minutes: string
  provenance: string[]
  corrections: string[]
  lead: SetPicture | null
  spot: [x: number, y: number] | null
} & SetDocument

type Head = { title: string; label: string; level: number }

/** What stands on sheets of its own; runs of short pieces share theirs. */
export type SetPart =
  | ({ kind: 'letter'; tongue: Tongue; signed: string } & Head & SetDocument)
  | ({ kind: 'opener'; description: string; map: PlacedMap | null; rows: SetRow[] } & Head)
  | { kind: 'long'; piece: SetPiece; section: string }
  | { kind: 'short'; pieces: SetPiece[]; section: string }
  | ({ kind: 'world'; map: PlacedMap | null; reports: SetReport[] } & Head)
  | ({ kind: 'almanac'; entries: SetEntry[] } & Head)
  | ({
      kind: 'quiz'
      questions: { question: string; answers: string[] }[]
      'answers-title': string
      answers: string[]
    } & Head)
  | ({ kind: 'colophon' } & Head & SetColophon)

type SetReport = {
  number: number | null
  dateline: string
  headline: string
  standfirst: string
  section: string
  tongue: Tongue
}
type SetEntry = { day: string; year: string; title: string; text: string; source: string; tongue: Tongue }
type SetColophon = {
  masthead: { role: string; names: string }[]
  pictures: { title: string; lines: { headline: string; credit: string }[]; cover: string }
  sources: { title: string; lines: string[] }
  changes: string[]
  imprint: string[]
  faces: string
}

export type Sheets = {
  title: string
  name: string
  tongue: Tongue
  /** Year, month, day, hour, minute, second. */
  made: number[]
  date: string
  number: string
  contents: string
  notes: string
  cover: {
    file: string | null
    alt: string
    lines: string[]
    promise: string
    above: Tone
    below: Tone
    headlines: string[]
  }
  rows: { opener: SetRow | null; rows: SetRow[] }[]
  world: PlainWorld
  parts: SetPart[]
}

export type SheetsDeps = {
  pictures: Readonly<Record<string, PrintedPicture>>
  coverTones: CoverTones
  /** By the slug of the part that shows it. */
  maps: Readonly<Record<string, PlacedMap>>
  world: PlainWorld
  /** By the slug of a piece: where it comes from, in parts of the world's width and height. */
  spots: ReadonlyMap<string, [x: number, y: number]>
}

/** The world without marks. */
export type PlainWorld = { file: string; ratio: number }

export type PlacedMap = { file: string; alt: string; names: string[] }

export function makeSheets(book: Book, words: BookWords, deps: SheetsDeps): Sheets {
  const { publication, issue, cover } = book
  const own = tongueOf(publication.language)
  const setter = partSetter(book, words, deps)
  const parts = joinShorts(book.parts, setter)
  const coverPicture = cover.pictureId === undefined ? undefined : deps.pictures[cover.pictureId]
  return {
    title: issue.title,
    name: publication.name,
    tongue: own,
    made: instantParts(issue.revisedAt),
    date: words.date,
    number: words.number,
    contents: words.contents,
    notes: words.notes,
    cover: {
      file: coverPicture?.file ?? null,
      alt: cover.alt.trim() || words.untitled,
      lines: cover.lines.slice(0, 3),
      promise: publication.promise,
      ...deps.coverTones,
      // Without a drawing the headlines are the cover.
      headlines: book.parts.flatMap((part) => (part.kind === 'piece' ? [part.headline] : [])).slice(0, 4),
    },
    rows: contentsOf(book, words),
    world: deps.world,
    parts,
  }
}

function instantParts(instant: string): number[] {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC')
  return [at.year, at.month, at.day, at.hour, at.minute, at.second]
}

type Shorts = Extract<SetPart, { kind: 'short' }>

/** In one section, and from the same side of the sheet. */
const flowOn = (before: Shorts, next: Shorts) =>
  before.section === next.section && before.pieces[0]?.tongue.rtl === next.pieces[0]?.tongue.rtl

/** Short pieces that follow each other flow on the same sheets. */
function joinShorts(parts: readonly BookPart[], set: (part: BookPart) => SetPart): SetPart[] {
  const joined: SetPart[] = []
  for (const part of parts) {
    const one = set(part)
    const last = joined.at(-1)
    if (one.kind === 'short' && last?.kind === 'short' && flowOn(last, one)) last.pieces.push(...one.pieces)
    else joined.push(one)
  }
  return joined
}

function partSetter(book: Book, words: BookWords, deps: SheetsDeps): (part: BookPart) => SetPart {
  const set = (document: ArticleDocument, slug: string) =>
    setDocument(document, {
      slug,
      url: book.publication.url,
      untitled: words.untitled,
      quiz: words.inText,
      picture: (pictureId) => deps.pictures[pictureId],
    })
  // Below its section's page a headline is of the second level; where there is none, of the first.
  let opened: string | undefined
  const setPiece = (piece: PiecePart): SetPiece => {
    const said = words.pieces[piece.slug]
    const { leadPicture: lead } = piece
    const printed = lead && deps.pictures[lead.pictureId]
    return {
      slug: piece.slug,
      label: labelOf(piece),
      level: opened === piece.section.slug ? 2 : 1,
      tongue: tongueOf(piece.language),
      section: piece.section.name,
      headline: piece.headline,
      standfirst: piece.standfirst,
      dateline: said?.dateline ?? '',
      place: piece.place?.name ?? '',
      byline: said?.byline ?? '',
      minutes: said?.minutes ?? '',
      provenance: said?.provenance ?? [],
      corrections: said?.corrections ?? [],
      lead: printed
        ? {
            t: 'picture',
            ...printed,
            alt: lead.alt.trim() || words.untitled,
            caption: lead.caption ? [{ t: 'text', s: lead.caption, marks: [] }] : [],
            ...(lead.credit ? { credit: lead.credit } : {}),
          }
        : null,
      spot: deps.spots.get(piece.slug) ?? null,
      ...set(piece.document, piece.slug),
    }
  }
  return (part) => {
    const head = (title: string): Head => ({ title, label: labelOf(part), level: 1 })
    switch (part.kind) {
      case 'letter': {
        const tongue = tongueOf(part.language)
        return { kind: 'letter', ...head(part.title), tongue, signed: part.signed, ...set(part.document, part.slug) }
      }
      case 'opener': {
        opened = part.section.slug
        return {
          kind: 'opener',
          ...head(part.section.name),
          description: part.section.description,
          map: deps.maps[part.slug] ?? null,
          rows: piecesOf(book, part.section.slug).map((piece) => rowOf(piece, words)),
        }
      }
      case 'piece': {
        const piece = setPiece(part)
        if (part.length === 'long') return { kind: 'long', piece, section: part.section.name }
        return { kind: 'short', pieces: [piece], section: part.section.name }
      }
      case 'world': {
        const said = words.world[part.slug]
        const map = deps.maps[part.slug] ?? null
        const numberOf = (name: string | undefined) => (map?.names.indexOf(name ?? '') ?? -1) + 1
        return {
          kind: 'world',
          ...head(part.title),
          map,
          reports: part.reports.map((report, at) => ({
            number: numberOf(report.place?.name) || null,
            dateline: said?.datelines[at] ?? '',
            headline: report.headline,
            standfirst: report.standfirst,
            section: report.section,
            tongue: tongueOf(report.language),
          })),
        }
      }
      case 'almanac': {
        const said = words.almanac[part.slug]
        const entries = part.entries.map(({ title, text, language }, at) => {
          const { day = '', year = '', source = '' } = said?.days[at] ?? {}
          return { day, year, source, title, text, tongue: tongueOf(language) }
        })
        return { kind: 'almanac', ...head(part.title), entries }
      }
      case 'quiz': {
        const said = words.quiz[part.slug]
        const questions = part.questions.map(({ question, answers }) => ({ question, answers: [...answers] }))
        return {
          kind: 'quiz',
          ...head(part.title),
          questions,
          'answers-title': said?.answersTitle ?? '',
          answers: said?.answers ?? [],
        }
      }
      case 'colophon': {
        const { colophon: said, cover } = words
        const { legalName, address, email, url } = book.publication
        return {
          kind: 'colophon',
          ...head(part.title),
          masthead: part.masthead.map(({ role, names }) => ({ role, names: names.join(', ') })),
          pictures: {
            title: said.pictures,
            lines: part.credits.filter(({ headline }) => headline !== ''),
            cover: cover ?? '',
          },
          sources: { title: said.sources, lines: said.partners },
          changes: said.changes,
          imprint: [legalName, address.replaceAll('\n', ', '), email, url.replace(/^https?:\/\//, '')].filter(Boolean),
          faces: said.faces,
        }
      }
      default:
        return unreachable(part)
    }
  }
}

const labelOf = (part: { slug: string; kind: string }) => `${part.kind}:${part.slug}`

const piecesOf = (book: Book, section: string) =>
  book.parts.filter((part): part is PiecePart => part.kind === 'piece' && part.section.slug === section)

function rowOf(piece: PiecePart, words: BookWords): SetRow {
  return {
    label: labelOf(piece),
    place: piece.place?.name ?? '',
    title: piece.headline,
    detail: [piece.authors.join(', '), words.pieces[piece.slug]?.minutes ?? ''].filter(Boolean).join(' · '),
    tongue: tongueOf(piece.language),
  }
}

/** The contents in groups: each section under its opener, and what stands before and after without one. */
function contentsOf(book: Book, words: BookWords): Sheets['rows'] {
  const own = tongueOf(book.publication.language)
  const groups: Sheets['rows'] = []
  const plain = (part: BookPart, title: string, tongue = own): SetRow => ({
    label: labelOf(part),
    place: '',
    title,
    detail: '',
    tongue,
  })
  for (const part of book.parts) {
    const last = groups.at(-1)
    if (part.kind === 'opener') groups.push({ opener: plain(part, part.section.name), rows: [] })
    else if (part.kind === 'piece') {
      if (!last) groups.push({ opener: null, rows: [rowOf(part, words)] })
      else last.rows.push(rowOf(part, words))
    } else {
      const row = plain(part, part.title, part.kind === 'letter' ? tongueOf(part.language) : own)
      if (last && last.opener === null) last.rows.push(row)
      else groups.push({ opener: null, rows: [row] })
    }
  }
  return groups
}
