import type { ArticleDocument } from '../../articles/store/store.module.ts'
import type { Box, Focus } from '../../design/parts/focus.ts'

/**
 * One revision of an issue with all that its makers set: the order, the words and which pictures. It is plain JSON, so
 * that it crosses into the processes that draw, and the same book gives the same bytes. It holds what is withheld from
 * whoever does not subscribe: whoever has one has been given a `Grant` for each of its pieces.
 */
export type Book = {
  publication: {
    name: string
    language: string
    /** IANA name. */
    zone: string
    /** The origin, without a slash at its end. */
    url: string
    legalName: string
    address: string
    email: string
    promise: string
  }
  issue: {
    /** `2026-11-28`. */
    date: string
    /** In the order of the dates, from 1; 0: it is no issue of the magazine, but somebody's own. */
    number: number
    /** From 1; what was corrected after the release makes the next one. */
    revision: number
    /** ISO 8601, UTC: when this revision was made. Files carry it, and no other time. */
    revisedAt: string
    /** `Noonmark, 28 November 2026`, in the publication's language. */
    title: string
    /** What changed since the first revision, newest first; in the publication's language. */
    notes: readonly { at: string; text: string }[]
  }
  cover: {
    pictureId?: string
    alt: string
    credit?: string
    /** At most three; the first is the cover's line. */
    lines: readonly string[]
  }
  /** In reading order: the contents, the files' order and the web reader's next and previous follow it. */
  parts: readonly BookPart[]
  /** Set where this is the sample of an issue: what the whole of it holds, in its order. */
  wholeContents?: readonly { title: string; section?: string; minutes?: number; isHere: boolean }[]
  /** Every picture that a part names, with its measures as stored, and what of it must be seen where it is cropped. */
  pictures: Readonly<Record<string, { width: number; height: number; focus?: Focus; crop?: Box }>>
}

export type BookPart = LetterPart | OpenerPart | PiecePart | WorldPart | AlmanacPart | QuizPart | ColophonPart

/** The editor's letter, signed by the desk. */
export type LetterPart = {
  kind: 'letter'
  slug: string
  title: string
  language: string
  signed: string
  document: ArticleDocument
}

/** `code`: the country's, ISO 3166, for whoever draws it. */
export type BookPlace = { name: string; country?: string; code?: string; latitude?: number; longitude?: number }

/** A page before a section's pieces, with their places on one map. */
export type OpenerPart = {
  kind: 'opener'
  slug: string
  section: { slug: string; name: string; description: string }
  places: readonly BookPlace[]
}

export type PiecePart = {
  kind: 'piece'
  slug: string
  groupId: number
  /** BCP 47, of this piece; what follows is in it. */
  language: string
  section: { slug: string; name: string }
  headline: string
  standfirst: string
  authors: readonly string[]
  translators: readonly string[]
  place?: BookPlace
  /** `2026-11-23`: the day of its dateline, in the publication's zone. */
  day: string
  /** As the article's page says it, in the publication's language: “First published in French by …”. */
  sourceLine?: string
  /** An honest label where somebody paid for it. */
  sponsor?: string
  minutes: number
  words: number
  /** A long piece has an opener of its own, short ones stand two to a page. */
  length: 'long' | 'short'
  leadPicture?: { pictureId: string; alt: string; caption?: string; credit?: string }
  document: ArticleDocument
  corrections: readonly { at: string; text: string }[]
}

/** “The week in the world”: what else was reported, a sentence each. */
export type WorldPart = {
  kind: 'world'
  slug: string
  title: string
  reports: readonly {
    slug: string
    section: string
    headline: string
    standfirst: string
    language: string
    place?: BookPlace
    day: string
  }[]
}

export type AlmanacPart = {
  kind: 'almanac'
  slug: string
  title: string
  entries: readonly {
    day: string
    year: number
    title: string
    text: string
    place?: BookPlace
    source: string
    language: string
  }[]
}

/**
 * Answers stand at the end of the part, upside up. A question without `answers` has none to choose from: its answer is
 * the `explanation`.
 */
export type QuizPart = {
  kind: 'quiz'
  slug: string
  title: string
  questions: readonly { question: string; answers: readonly string[]; right: number; explanation: string }[]
}

export type ColophonPart = {
  kind: 'colophon'
  slug: string
  title: string
  /** Who makes the publication: a role and its names. */
  masthead: readonly { role: string; names: readonly string[] }[]
  /** Each picture's credit once, with the headline it belongs to. */
  credits: readonly { headline: string; credit: string }[]
  sources: readonly { name: string; country: string }[]
}

/**
 * The bytes of a picture of the media store, as JPEG or PNG and no wider than asked; undefined where it is gone. The same
 * picture gives the same bytes: what was made once is kept.
 */
export type ReadBookPicture = (
  pictureId: string,
  wanted: { format: 'jpeg' | 'png'; width: number },
) => Promise<Uint8Array | undefined>

/** Something that a person should know before the release: a letter without a face, a picture that is gone. */
export type BookWarning = { part: string; text: string; stops: boolean }

/** What makes a file of a book. It throws where no whole file can be made, and never gives half of one. */
export type BookMaker = (
  book: Book,
  readPicture: ReadBookPicture,
  signal: AbortSignal,
) => Promise<{ bytes: Uint8Array; warnings: readonly BookWarning[] }>
