import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { bookForTests } from '../../../tests/support/bookForTests.ts'
import { createLanguages } from '../../design/words/languages.ts'
import { drawCoverPicture } from './drawCoverPicture.ts'

const words = (await createLanguages({ own: () => 'en', phrase: () => undefined })).own()

const svg = (width: number, height: number, inside: string) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`))
    .flatten()
    .jpeg()
    .toBuffer()

const stripes = Array.from({ length: 20 }, (_, at) => `<rect x="${at * 60}" width="30" height="1600" fill="#fff"/>`)
const grounds: readonly (readonly [what: string, picture: () => Promise<Buffer> | undefined, isPaper: boolean])[] = [
  ['a night sky', () => svg(1200, 1600, '<rect width="100%" height="100%" fill="#10141c"/>'), false],
  ['a calm light drawing', () => svg(1200, 1600, '<rect width="100%" height="100%" fill="#a9bdbb"/>'), false],
  ['a drawing neither light nor dark', () => svg(1200, 1600, '<rect width="100%" height="100%" fill="#777"/>'), true],
  ['a drawing full of lines', () => svg(1200, 1600, stripes.join('')), true],
  [
    'a drawing that is wider than high',
    () => svg(1600, 900, '<rect width="100%" height="100%" fill="#10141c"/>'),
    true,
  ],
  ['no drawing', () => undefined, true],
]

for (const [what, picture, isPaper] of grounds) {
  test(`the name and the lines of a cover are read over ${what}`, async () => {
    const { bytes, measures } = await drawCoverPicture(bookForTests([]), await picture(), words)
    assert.deepEqual(measures, { width: 1200, height: 1600 })
    for (const [where, top] of [
      ['name', 60],
      ['lines', 1_360],
    ] as const) {
      const { ground, ink } = await tonesOf(bytes, top)
      assert.ok(contrast(ground, ink) >= 4.5, `${where}: ${contrast(ground, ink).toFixed(1)}`)
      assert.equal(ground > 0.9, isPaper, `${where}: paper where the drawing would not do, and only there`)
    }
  })
}

test('a cover is the same whenever it is drawn, and a name in any script stands on it', async () => {
  const book = bookForTests([])
  const drawn = await drawCoverPicture(book, undefined, words)
  assert.deepEqual((await drawCoverPicture(book, undefined, words)).bytes, drawn.bytes)
  for (const name of ['Полдень', 'ظهيرة', '正午', 'A weekly whose name is longer than its cover is wide']) {
    const named = await drawCoverPicture({ ...book, publication: { ...book.publication, name } }, undefined, words)
    const { ground, ink } = await tonesOf(named.bytes, 60)
    assert.ok(contrast(ground, ink) > 10, `${name} is not there`)
  }
})

/** The luminance of most of a strip, and of what differs most from it: the letters. */
async function tonesOf(bytes: Uint8Array, top: number): Promise<{ ground: number; ink: number }> {
  const strip = sharp(bytes).extract({ left: 64, top, width: 1072, height: 160 }).greyscale()
  const tones = [...(await strip.raw().toBuffer())].sort((one, other) => one - other)
  const [darkest = 0, middle = 0, lightest = 0] = [tones[0], tones[tones.length >> 1], tones.at(-1)]
  const ink = middle - darkest > lightest - middle ? darkest : lightest
  return { ground: luminance(middle), ink: luminance(ink) }
}

const luminance = (tone: number) => (tone / 255 <= 0.04045 ? tone / 255 / 12.92 : ((tone / 255 + 0.055) / 1.055) ** 2.4)

const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
