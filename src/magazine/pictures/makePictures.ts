import { fallbackOf } from '../../design/parts/picture.view.tsx'
import { COVER_WIDTHS } from './cover.rule.ts'
import type { ReadCover } from './createCovers.ts'
import type { PicturesDeps } from './picturesDeps.ts'

/**
 * Makes what readers of an issue ask for first, so that nobody waits for it: its cover as a picture, the drawing of it in
 * every width, and of each other picture the one size that copies in browsers keep.
 */
export async function makePictures(
  { db, issues, media }: Pick<PicturesDeps, 'db' | 'issues' | 'media'>,
  readCover: ReadCover,
  date: string,
  signal: AbortSignal,
): Promise<void> {
  await issues.reload()
  const issue = await issues.findReleased(date)
  if (!issue) throw new Error(`the issue of ${date} is not out`)
  for (const width of Object.values(COVER_WIDTHS)) await readCover(issue, width)
  const drawing = issue.cover.pictureId
  const { pictures } = await issues.bookOf(issue.id)
  const found = await media.findPictures(db, [...Object.keys(pictures), ...(drawing ? [drawing] : [])])
  for (const { id, renditions } of found.values()) {
    const kept = fallbackOf(renditions)
    for (const { width } of id === drawing ? renditions : kept ? [kept] : []) {
      signal.throwIfAborted()
      await media.readRendition(id, width)
    }
  }
}
