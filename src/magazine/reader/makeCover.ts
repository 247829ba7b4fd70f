import { pictureOf } from '../../articles/store/store.module.ts'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import type { CoverFacts } from './cover.view.tsx'

/** An issue's cover as a page draws it; without its picture where that is gone. */
export function makeCover(
  issue: Pick<ReleasedIssue, 'date' | 'number' | 'cover'>,
  publication: { name: string; language: string },
  pictures: Map<string, StoredPicture>,
): CoverFacts {
  const { pictureId, alt, lines } = issue.cover
  const ground = pictures.get(pictureId ?? '')?.colour
  return {
    name: publication.name,
    language: publication.language,
    date: Temporal.PlainDate.from(issue.date),
    number: issue.number,
    lines,
    picture: pictureOf(pictureId === undefined ? undefined : { pictureId, alt }, pictures),
    ...(ground && { ground }),
  }
}
