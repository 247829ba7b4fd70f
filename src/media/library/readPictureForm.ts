import type { PictureForm, PictureWords } from './libraryPicture.ts'

const isHundredth = (said: number | string): said is number => typeof said === 'number' && said <= 100

/** The words of a form, or which of its fields cannot be so. Empty fields of a point or a rectangle mean that there is none. */
export function readPictureForm(form: PictureForm): PictureWords | { wrong: 'focus' | 'crop' } {
  const { alt, caption, credit, copyright } = form
  const point = [form.focusX, form.focusY]
  const box = [form.cropLeft, form.cropTop, form.cropWidth, form.cropHeight]
  const hasPoint = point.some((said) => said !== '')
  const hasBox = box.some((said) => said !== '')
  if (hasPoint && !point.every(isHundredth)) return { wrong: 'focus' }
  const [left = 0, top = 0, width = 0, height = 0] = box.map(Number)
  const isBox = box.every(isHundredth) && width > 0 && height > 0 && left + width <= 100 && top + height <= 100
  if (hasBox && !isBox) return { wrong: 'crop' }
  return {
    alt,
    isDecorative: form.decorative === 'on',
    caption,
    credit,
    copyright,
    focus: hasPoint ? { x: Number(form.focusX), y: Number(form.focusY) } : undefined,
    crop: hasBox ? { left, top, width, height } : undefined,
  }
}
