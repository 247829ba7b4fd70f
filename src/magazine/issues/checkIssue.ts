import { checkBook, picturesOf } from '../binding/binding.module.ts'
import type { Book, BookWarning, IssueCheck } from '../book/book.module.ts'
import type { BoundIssue } from './bindIssue.ts'

/** What is to be said of an issue before it is released, by its book and by those that made its files. */
export function checkIssue({ book, gone }: BoundIssue, made: readonly BookWarning[]): IssueCheck {
  const warnings = [...checkBook(book, { gone, missing: missingPictures(book) }), ...made]
  return { ready: !warnings.some(({ stops }) => stops), warnings }
}

/** The parts that name a picture which nobody has. */
function missingPictures(book: Book): string[] {
  const isMissing = (id: string) => book.pictures[id] === undefined
  const parts = book.parts.filter((part) => picturesOf(part).some(isMissing))
  const cover = book.cover.pictureId !== undefined && isMissing(book.cover.pictureId) ? ['the cover'] : []
  return [...cover, ...parts.map((part) => (part.kind === 'piece' ? part.headline : part.slug))]
}
