import type { BlockOf } from '../../letters/drawing/drawing.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import type { ReleasedIssue } from '../book/book.module.ts'

/** What a letter says of an issue: its cover, its lines, its contents with the way to each piece, and its files. */
export async function describeIssueLetter(
  { db, media }: { db: Database; media: Pick<Media, 'findPictures'> },
  issue: ReleasedIssue,
): Promise<BlockOf<'magazine'>> {
  const path = `/magazine/${issue.date}`
  const { pictureId: id, alt, credit, lines } = issue.cover
  const stored = id === undefined ? undefined : (await media.findPictures(db, [id])).get(id)
  const has = (kind: ReleasedIssue['files'][number]['kind']) => issue.files.some((file) => file.kind === kind)
  return {
    type: 'magazine',
    date: issue.date,
    title: issue.title,
    lines: [...lines],
    path,
    ...(stored && {
      picture: { id: stored.id, alt, width: stored.width, height: stored.height, ...(credit && { credit }) },
    }),
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
