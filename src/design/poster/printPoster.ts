import { readFileSync } from 'node:fs'
import sharp, { type OverlayOptions } from 'sharp'
import type { Box, Focus } from '../parts/focus.ts'
import { cutTo } from './cutTo.ts'
import { layOutPoster, PALETTE, PANEL, type Panel, POSTER, type PosterMap, type PosterText } from './layOutPoster.ts'
import { createTypesetter } from './typesetter.ts'

export type PosterWork = {
  text: PosterText
  /** The lead picture, or a map; neither: the globe. */
  picture?: { bytes: Uint8Array; focus?: Focus | undefined; crop?: Box | undefined } | undefined
  map?: PosterMap | undefined
}

/** In bytes: some chat programs show nothing that takes longer. */
const HEAVIEST = 150_000
const QUALITIES = [84, 74, 62, 45] as const
/** Where it may stand on a page that nobody can look at again. */
const TIMEOUT = { seconds: 20 }

// Nothing here is drawn twice.
sharp.cache(false)
sharp.concurrency(1)

const typesetter = createTypesetter()

/** 1200 × 630 pixels as JPEG: chat programs know it everywhere. */
export async function printPoster({ text, picture, map }: PosterWork): Promise<Buffer> {
  const panel: Panel = picture ? { kind: 'picture' } : map ? { kind: 'map', map } : { kind: 'globe', drawing: globe() }
  const drawing = Buffer.from(await layOutPoster(typesetter, text, panel))
  const left = text.direction === 'rtl' ? 0 : POSTER.width - PANEL.width
  const layers: OverlayOptions[] = [{ input: drawing, left: 0, top: 0 }]
  if (picture) layers.unshift({ input: await cropped(picture), left, top: 0 })
  const { data, info } = await sharp({ create: { ...POSTER, channels: 3, background: PALETTE.paper } })
    .composite(layers)
    .removeAlpha()
    .timeout(TIMEOUT)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } }
  const [finest = 0, ...coarser] = QUALITIES
  let printed = await compress(finest)
  for (const quality of coarser) if (printed.length > HEAVIEST) printed = await compress(quality)
  return printed

  function compress(quality: number): Promise<Buffer> {
    // The red of the accent is the first thing that halved colors would blur.
    return sharp(data, raw).jpeg({ quality, chromaSubsampling: '4:4:4', mozjpeg: true }).timeout(TIMEOUT).toBuffer()
  }
}

async function cropped({ bytes, focus, crop }: NonNullable<PosterWork['picture']>): Promise<Buffer> {
  const cut = await cutTo(sharp(bytes), PANEL, { focus, crop })
  return cut.timeout(TIMEOUT).flatten({ background: PALETTE.paper }).png({ compressionLevel: 0 }).toBuffer()
}

let drawn: string | undefined

/** Meridians and parallels, for news that names no place. */
function globe(): string {
  drawn ??= readFileSync(new URL('../styles/graticule.svg', import.meta.url), 'utf8')
  const lines = /<g[\s\S]*<\/g>/.exec(drawn)?.[0] ?? ''
  const scale = 1.9
  const left = PANEL.width / 2 - 200 * scale
  const top = PANEL.height / 2 - 200 * scale
  return `<g transform="translate(${left} ${top}) scale(${scale})">${lines.replace('#000', PALETTE.hairline)}</g>`
}
