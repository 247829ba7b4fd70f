import type { Words } from '../../design/words/words.ts'
import {
  type AlmanacPart,
  type Book,
  type ColophonPart,
  dayStyle,
  type PiecePart,
  type QuizPart,
  type WorldPart,
} from '../book/book.module.ts'

/** Everything on the sheets that is said in the publication's language: it goes into the process that sets them. */
export type BookWords = {
  number: string
  date: string
  contents: string
  notes: string
  cover?: string
  map: { before: string; after: string }
  untitled: string
  /** Of a quiz in a piece. */
  inText: { title: string; solved: string }
  /** By the part's slug. */
  pieces: Record<string, PieceWords>
  world: Record<string, { datelines: string[] }>
  almanac: Record<string, { days: { day: string; year: string; source: string }[] }>
  quiz: Record<string, { answersTitle: string; answers: string[] }>
  colophon: { pictures: string; sources: string; partners: string[]; changes: string[]; faces: string }
}

export type PieceWords = {
  dateline: string
  byline?: string
  minutes: string
  /** Who paid, translated and first published it, as far as somebody did. */
  provenance: string[]
  corrections: string[]
}

/** Stands for what is filled in later, where a sentence goes around it. */
const GAP = '\u{f0000}'

export function wordBook(book: Book, words: Words): BookWords {
  const { issue, cover, parts, publication } = book
  const day = (date: string) => words.day(Temporal.PlainDate.from(date))
  const at = (instant: string) => words.date(Temporal.Instant.from(instant), publication.zone)
  const dateline = (place: { name: string } | undefined, date: string) => {
    const said = words.day(Temporal.PlainDate.from(date), dayStyle(date, issue.date))
    return place ? words.t('paper.dateline', { place: place.name, day: said }) : said
  }
  const wordPiece = (piece: PiecePart): PieceWords => ({
    dateline: dateline(piece.place, piece.day),
    ...(piece.authors.length > 0 ? { byline: words.t('paper.by', { authors: words.list(piece.authors) }) } : {}),
    minutes: words.t('paper.minutes', { count: words.number(piece.minutes) }),
    provenance: [
      ...(piece.sponsor ? [words.t('paper.paid', { sponsor: piece.sponsor })] : []),
      // A source's line names the translator, too.
      ...(piece.translators.length > 0 && !piece.translators.every((name) => piece.sourceLine?.includes(name))
        ? [words.t('paper.translation', { translators: words.list(piece.translators) })]
        : []),
      ...(piece.sourceLine ? [piece.sourceLine] : []),
    ],
    corrections: piece.corrections.map((one) => words.t('paper.corrected', { day: at(one.at), text: one.text })),
  })
  const of = <Kind extends Book['parts'][number]['kind']>(kind: Kind) =>
    parts.filter((part): part is Extract<Book['parts'][number], { kind: Kind }> => part.kind === kind)
  const bySlug = <Part extends { slug: string }, Said>(all: Part[], say: (part: Part) => Said) =>
    Object.fromEntries(all.map((part) => [part.slug, say(part)]))
  const [before = '', after = ''] = words.t('paper.map', { places: GAP }).split(GAP)
  return {
    // Somebody's own issue has none.
    number: issue.number > 0 ? words.t('paper.issue', { number: words.number(issue.number) }) : '',
    date: day(issue.date),
    contents: words.t('paper.contents'),
    notes: words.t('paper.notes'),
    ...(cover.credit ? { cover: words.t('paper.cover', { credit: cover.credit }) } : {}),
    map: { before, after },
    untitled: words.t('paper.untitled'),
    inText: { title: words.t('book.quiz'), solved: words.t('paper.answers') },
    pieces: bySlug(of('piece'), wordPiece),
    world: bySlug(of('world'), ({ reports }: WorldPart) => ({
      datelines: reports.map((report) => dateline(report.place, report.day)),
    })),
    almanac: bySlug(of('almanac'), (part: AlmanacPart) => wordAlmanac(part, words)),
    quiz: bySlug(of('quiz'), (part: QuizPart) => wordQuiz(part, words)),
    colophon: {
      pictures: words.t('paper.pictures'),
      sources: words.t('paper.sources'),
      partners: of('colophon').flatMap((part: ColophonPart) =>
        part.sources.map(({ name, country }) =>
          country === '' ? name : words.t('paper.sourceIn', { name, country: countryIn(words, country) }),
        ),
      ),
      changes: issue.notes.map((note) => words.t('paper.changed', { day: at(note.at), text: note.text })),
      faces: words.t('paper.faces'),
    },
  }
}

/** A source names its country by code or in words. */
const countryIn = (words: Words, country: string) => (/^[a-z]{2}$/i.test(country) ? words.country(country) : country)

const shortDay = (date: string, words: Words) => words.day(Temporal.PlainDate.from(date), 'dayMonth')

function wordAlmanac({ entries }: AlmanacPart, words: Words): BookWords['almanac'][string] {
  return {
    days: entries.map(({ day, year, source }) => ({
      day: shortDay(day, words),
      // Years are counted and not grouped: 1948, not 1,948.
      year: new Intl.NumberFormat(words.locale, { useGrouping: false }).format(year),
      source: words.t('paper.source', { source }),
    })),
  }
}

function wordQuiz({ questions }: QuizPart, words: Words): BookWords['quiz'][string] {
  return {
    answersTitle: words.t('paper.answers'),
    answers: questions.map(({ answers, right, explanation }, at) =>
      answers[right] === undefined
        ? words.t('paper.freeAnswer', { number: words.number(at + 1), answer: explanation })
        : words.t('paper.answer', { number: words.number(at + 1), answer: answers[right], explanation }),
    ),
  }
}
