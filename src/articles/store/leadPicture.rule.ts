import type { Picture } from '../../design/parts/picture.view.tsx'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import type { LeadPicture } from './articles.sql.ts'

/** A stored picture with this article's words for it; undefined when there is none. */
export function pictureOf(lead: LeadPicture | undefined, stored: Map<string, StoredPicture>): Picture | undefined {
  const picture = lead && stored.get(lead.pictureId)
  if (!picture) return undefined
  const { alt, caption, credit } = lead
  return {
    widths: picture.renditions,
    width: picture.width,
    height: picture.height,
    alt,
    ...(caption && { caption }),
    ...(credit && { credit }),
  }
}
