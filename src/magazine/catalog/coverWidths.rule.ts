/** E-readers show a cover over their whole screen, and a list of them in small. */
const COVER = 1280
const THUMBNAIL = 320

type Picture = { width: number; height: number; renditions: readonly { width: number }[] }
type Size = { width: number; height: number }

/** Which renditions of a picture a catalog names: the widest that is not too wide, and a small one. */
export function coverWidths(picture: Picture): { cover: Size; thumbnail: Size } | undefined {
  const widths = picture.renditions.map(({ width }) => width).sort((a, b) => a - b)
  const widest = (most: number) => widths.findLast((width) => width <= most) ?? widths[0]
  const [cover, thumbnail] = [widest(COVER), widest(THUMBNAIL)]
  if (cover === undefined || thumbnail === undefined) return undefined
  const size = (width: number) => ({ width, height: Math.round((picture.height * width) / picture.width) })
  return { cover: size(cover), thumbnail: size(thumbnail) }
}
