/** WCAG 2.2, 1.4.3: the ratio of two colors written as `#rrggbb`, between 1 and 21. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** How programs darken that obey no scheme: light becomes dark, and the other way round. */
export function inverted(color: string): string {
  return `#${channels(color)
    .map((value) => (255 - value).toString(16).padStart(2, '0'))
    .join('')}`
}

/** Large text is legible at 3, all other at 4.5. */
export const leastContrast = (fontSize: number): number => (fontSize >= 24 ? 3 : 4.5)

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
