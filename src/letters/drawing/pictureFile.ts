import { PICTURE_WIDTHS } from '../../media/pictures/pictures.module.ts'
import type { LetterPicture } from './letterDocument.ts'
import { COLUMN } from './letterStyles.ts'

/** Mail programs read JPEG; twice the column's width is sharp on every screen. */
export function pictureFile({ id, width }: Pick<LetterPicture, 'id' | 'width'>, stands = COLUMN): string {
  const most = Math.min(width, stands * 2.2)
  const widest = PICTURE_WIDTHS.findLast((listed) => listed <= most) ?? PICTURE_WIDTHS.find((listed) => listed <= width)
  return `/pictures/${id}/${widest ?? width}.jpg`
}
