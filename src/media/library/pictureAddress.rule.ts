import type { LibraryPicture } from './libraryPicture.ts'

export const MEDIA_PATH = '/desk/media'

type Shown = Pick<LibraryPicture, 'id' | 'renditionWidths' | 'stamp'>

const addressOf = ({ id, stamp }: Shown, width: number) =>
  `/pictures/${id}/${stamp > 0 ? `${width}-${stamp}` : width}.webp`

/** Its smallest rendition, for a list. */
export const smallestOf = (picture: Shown): string => addressOf(picture, Math.min(...picture.renditionWidths))

/** One that is sharp beside its form. */
export const middleOf = (picture: Shown): string => {
  const ascending = picture.renditionWidths.toSorted((one, other) => one - other)
  return addressOf(picture, ascending.find((width) => width >= 900) ?? ascending.at(-1) ?? 0)
}
