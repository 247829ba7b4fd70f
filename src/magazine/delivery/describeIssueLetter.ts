import type { BlockOf } from '../../letters/drawing/drawing.module.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { COVER_WIDTHS, coverOf } from '../pictures/pictures.module.ts'

/** What a letter says of an issue: its cover, its lines, its contents with the way to each piece, and its files. */
export function describeIssueLetter(issue: ReleasedIssue): BlockOf<'magazine'> {
  const path = `/magazine/${issue.date}`
  const { alt, credit, lines } = issue.cover
  const cover = coverOf(issue, COVER_WIDTHS.mail)
  const has = (kind: ReleasedIssue['files'][number]['kind']) => issue.files.some((file) => file.kind === kind)
  return {
    type: 'magazine',
    date: issue.date,
    title: issue.title,
    lines: [...lines],
    path,
    ...(cover && { cover: { path: cover.path, alt, ...(credit && { credit }) } }),
    contents: issue.contents
      .filter(({ kind }) => kind !== 'opener' && kind !== 'colophon')
      .map(({ slug, title, language, place, minutes }) => ({
        ...{ path: `${path}/${slug}`, title, language },
        ...(place !== undefined && { place }),
        ...(minutes !== undefined && { minutes }),
      })),
    files: [
      ...(has('epub') ? [{ name: 'EPUB', path: `${path}.epub` }] : []),
      ...(has('pdf-a4') ? [{ name: 'PDF', path: `${path}.pdf` }] : []),
    ],
  }
}
