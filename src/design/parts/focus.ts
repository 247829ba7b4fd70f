/** What must be seen of a picture however it is cropped: in hundredths, from the left and from above. */
export type Focus = { x: number; y: number }

/** In so many hundredths style sheets know it (`styles/pictures/focus.css`): pages carry no styles of their own. */
const STEP = 5

export function focusClass(focus: Focus | undefined): string | undefined {
  if (!focus) return undefined
  const [x, y] = [focus.x, focus.y].map((hundredths) => Math.round(hundredths / STEP) * STEP)
  return `focus-x-${x} focus-y-${y}`
}

export type Box = { left: number; top: number; width: number; height: number }
type Size = { width: number; height: number }

/**
 * The largest part of a picture that has this shape, in whole pixels. The focus lies as far along in it as in the whole:
 * as browsers do by `object-position`, so that a poster shows what the front shows. `crop`: only what lies within,
 * in hundredths of the picture.
 */
export function cropBox(picture: Size, shape: Size, focus: Focus, crop?: Box): Box {
  const whole = crop ? scaled(picture, crop) : { left: 0, top: 0, ...picture }
  const scale = Math.min(whole.width / shape.width, whole.height / shape.height)
  const width = Math.max(1, Math.min(whole.width, Math.round(shape.width * scale)))
  const height = Math.max(1, Math.min(whole.height, Math.round(shape.height * scale)))
  const along = (hundredths: number, size: number, from: number, room: number) =>
    Math.min(1, Math.max(0, ((hundredths / 100) * size - from) / room))
  return {
    left: whole.left + Math.round((whole.width - width) * along(focus.x, picture.width, whole.left, whole.width)),
    top: whole.top + Math.round((whole.height - height) * along(focus.y, picture.height, whole.top, whole.height)),
    width,
    height,
  }
}

function scaled(picture: Size, { left, top, width, height }: Box): Box {
  const part = (hundredths: number, size: number) => Math.round((hundredths / 100) * size)
  const box = { left: part(left, picture.width), top: part(top, picture.height) }
  return {
    ...box,
    width: Math.max(1, Math.min(picture.width - box.left, part(width, picture.width))),
    height: Math.max(1, Math.min(picture.height - box.top, part(height, picture.height))),
  }
}
