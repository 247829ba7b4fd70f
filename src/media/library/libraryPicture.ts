import { z } from 'zod'
import type { Box, Focus } from '../../design/parts/focus.ts'

/** What the newsroom says of a picture, as far as it may change it. */
export type PictureWords = {
  alt: string
  /** It says nothing that a reader would miss: no words stand in for it. */
  isDecorative: boolean
  caption: string
  credit: string
  copyright: string
  focus: Focus | undefined
  crop: Box | undefined
}

export type LibraryPicture = PictureWords & {
  id: string
  width: number
  height: number
  renditionWidths: number[]
  at: Temporal.Instant
  /** How often any of it was changed. */
  version: number
  /** How often its credit was, which stands in its files. */
  stamp: number
  /** Nobody: an import brought it. */
  uploadedBy: number | undefined
  isUsed: boolean
}

const line = (most: number) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, most),
    )
const hundredths = z
  .string()
  .trim()
  .default('')
  .transform((said) => (/^\d{1,3}(?:[.,]\d{1,3})?$/.test(said) ? Math.round(Number(said.replace(',', '.'))) : said))

/** The form beside a picture. What somebody can get wrong in it is said beside its field. */
export const PICTURE_FORM = z.object({
  version: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  alt: line(1_000),
  decorative: z.literal('on').optional().catch(undefined),
  caption: line(2_000),
  credit: line(300),
  copyright: line(300),
  focusX: hundredths,
  focusY: hundredths,
  cropLeft: hundredths,
  cropTop: hundredths,
  cropWidth: hundredths,
  cropHeight: hundredths,
})
export type PictureForm = z.infer<typeof PICTURE_FORM>
