import type { Words } from '../../design/words/words.ts'
import type { Book, BookPart, ColophonPart } from '../book/book.module.ts'
import type { Page } from './setting.ts'

/** The contents in reading order, pieces below the page of their section. */
export type OutlineEntry = { page: Page; below: OutlineEntry[] }

export function outlineOf(pages: readonly Page[]): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  for (const page of pages) {
    const last = entries.at(-1)
    if (last && page.below === last.page.id) last.below.push({ page, below: [] })
    else entries.push({ page, below: [] })
  }
  return entries
}

/** The documents of a book in reading order: cover, contents, its parts, and an imprint where it has no colophon. */
export function pagesOf(book: Book, words: Words): Page[] {
  const { language } = book.publication
  const matter = (id: 'cover' | 'contents', title: string): Page => ({
    id,
    file: `${id}.xhtml`,
    kind: id,
    title,
    language,
    part: undefined,
    below: undefined,
  })
  const pages = [matter('cover', words.t('epub.cover')), matter('contents', words.t('epub.contents'))]
  let opener: { id: string; section: string } | undefined
  for (const [at, part] of withColophon(book, words).entries()) {
    const id = `part-${String(at + 1).padStart(3, '0')}`
    if (part.kind === 'opener') opener = { id, section: part.section.slug }
    else if (part.kind !== 'piece' || part.section.slug !== opener?.section) opener = undefined
    pages.push({
      id,
      file: `${id}.xhtml`,
      kind: part.kind,
      title: titleOf(part),
      language: 'language' in part ? part.language : language,
      part,
      below: part.kind === 'piece' ? opener?.id : undefined,
    })
  }
  return pages
}

function withColophon(book: Book, words: Words): readonly BookPart[] {
  if (book.parts.some(({ kind }) => kind === 'colophon')) return book.parts
  const imprint: ColophonPart = {
    kind: 'colophon',
    slug: 'colophon',
    title: words.t('epub.imprint'),
    masthead: [],
    credits: [],
    sources: [],
  }
  return [...book.parts, imprint]
}

function titleOf(part: BookPart): string {
  // A line of the contents without a word would be no link.
  if (part.kind === 'piece') return part.headline.trim() || part.slug
  return part.kind === 'opener' ? part.section.name.trim() || part.slug : part.title.trim() || part.slug
}
