import { unreachable } from '../../platform/errors.ts'
import type { Book, BookPart, ContentsEntry } from '../book/book.module.ts'

/** The lines of the contents, in reading order. `sample`: the piece that everybody may read. */
export function contentsOf(book: Book, sample: string | undefined): ContentsEntry[] {
  const { language } = book.publication
  return book.parts.map((part) => ({
    slug: part.slug,
    authors: [],
    language,
    isSample: part.kind === 'letter' || (part.kind === 'piece' && part.slug === sample),
    ...entryOf(part),
  }))
}

function entryOf(part: BookPart): Pick<ContentsEntry, 'kind' | 'title'> & Partial<ContentsEntry> {
  switch (part.kind) {
    case 'letter':
      return { kind: 'letter', title: part.title, language: part.language }
    case 'opener':
      return { kind: 'opener', title: part.section.name, section: { slug: part.section.slug, name: part.section.name } }
    case 'piece':
      return {
        kind: 'piece',
        title: part.headline,
        ...(part.standfirst && { standfirst: part.standfirst }),
        language: part.language,
        section: part.section,
        ...(part.place && { place: part.place.name }),
        authors: part.authors,
        minutes: part.minutes,
        groupId: part.groupId,
      }
    case 'world':
    case 'almanac':
    case 'quiz':
    case 'colophon':
      return { kind: part.kind, title: part.title }
    default:
      return unreachable(part)
  }
}

/** Everybody may read one piece of an issue: one that is open anyway, else the first. An issue of one piece gives none. */
export function sampleOf(pieces: readonly { slug: string; isOpen: boolean }[]): string | undefined {
  const open = pieces.find(({ isOpen }) => isOpen)
  return open?.slug ?? (pieces.length > 1 ? pieces[0]?.slug : undefined)
}

/** The sample as a book of its own: the letter and one piece, and what the whole issue holds. */
export function sampleBook(book: Book, sample: string | undefined): Book {
  const contents = contentsOf(book, sample)
  const here = new Set(contents.filter(({ isSample }) => isSample).map(({ slug }) => slug))
  const parts = book.parts.filter(({ slug }) => here.has(slug))
  const wholeContents = contents
    .filter(({ kind }) => kind !== 'opener')
    .map(({ slug, title, section, minutes }) => ({
      title,
      ...(section && { section: section.name }),
      ...(minutes !== undefined && { minutes }),
      isHere: here.has(slug),
    }))
  return { ...book, parts, wholeContents }
}
