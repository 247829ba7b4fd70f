/** How a part of a picture lies under words: calm and light, calm and dark, or so busy that words need paper of their own. */
export type Tone = 'light' | 'dark' | 'busy'
export type CoverTones = { above: Tone; below: Tone }

/** So many dots, that thin lines of a drawing are still seen; the upper and the lower ones lie under words. */
const CELLS = { across: 360, down: 480, above: 100, below: 140 }

/** Of 255: between these neither ink nor white is read with ease. */
const LIGHT = 140
const DARK = 96
/** So far from each other may a calm part's dots be, as their standard deviation. */
const CALM = 24

/** What words on the cover stand on; without a picture, on paper. */
export async function coverTones(bytes: Uint8Array | undefined): Promise<CoverTones> {
  if (bytes === undefined) return { above: 'light', below: 'light' }
  const { default: sharp } = await import('sharp')
  const { data } = await sharp(bytes)
    .resize(CELLS.across, CELLS.down, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return {
    above: toneOf(data.subarray(0, CELLS.across * CELLS.above)),
    below: toneOf(data.subarray(-CELLS.across * CELLS.below)),
  }
}

function toneOf(cells: Uint8Array): Tone {
  const mean = cells.reduce((sum, cell) => sum + cell, 0) / cells.length
  const spread = Math.sqrt(cells.reduce((sum, cell) => sum + (cell - mean) ** 2, 0) / cells.length)
  if (spread > CALM || (mean < LIGHT && mean > DARK)) return 'busy'
  return mean >= LIGHT ? 'light' : 'dark'
}
