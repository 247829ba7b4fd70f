import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { PALETTE, PANEL, POSTER, type PosterText } from './layOutPoster.ts'
import { canBeSet, type Family } from './letters.ts'
import { type PosterWork, printPoster } from './printPoster.ts'
import { createTypesetter, type Style } from './typesetter.ts'

const run = promisify(execFile)

const english: PosterText = {
  publication: 'Noonmark',
  kicker: 'Winter stores',
  headline: 'The week in which a country salts its cabbage',
  dateline: { place: 'SEOUL', date: '26 NOVEMBER' },
  language: 'en',
  direction: 'ltr',
}
const texts: PosterText[] = [
  english,
  {
    ...english,
    headline: 'Deux kilomètres et demi de train',
    dateline: { place: 'ZOUÉRAT', date: '18 NOVEMBRE' },
    language: 'fr',
  },
  {
    ...english,
    headline: 'Schwebe\u00ADbahn\u00ADgerüst\u00ADerneuerung: Wie Wuppertal seine Hochbahn austauschte',
    dateline: { place: 'WUPPERTAL', date: '20. NOVEMBER' },
    language: 'de',
  },
  {
    ...english,
    kicker: 'عيون الصحراء',
    headline: 'ماءٌ يُملَك بنصف الساعة',
    dateline: { place: 'عُمان', date: '٢٦ نوفمبر' },
    language: 'ar',
    direction: 'rtl',
  },
  {
    ...english,
    kicker: '道をたずねて',
    headline: '東京の道には名前がなく、街区には番号がある',
    dateline: { place: '日本', date: '11月25日' },
    language: 'ja',
  },
]

const pixelsOf = async (jpeg: Buffer) => sharp(jpeg).raw().toBuffer({ resolveWithObject: true })

/** The share of a part of the poster that is nearly as dark as ink. */
async function inkIn(jpeg: Buffer, part: { left: number; top: number; width: number; height: number }) {
  const { data } = await sharp(jpeg).extract(part).greyscale().raw().toBuffer({ resolveWithObject: true })
  return data.reduce((dark, value) => dark + (value < 90 ? 1 : 0), 0) / data.length
}

const column = { left: 40, top: 130, width: POSTER.width - PANEL.width - 80, height: 400 }
const mirrored = { ...column, left: POSTER.width - column.left - column.width }

for (const text of texts) {
  test(`a poster in ${text.language} is 1200 × 630, says its headline, and says another when that changes`, async () => {
    const poster = await printPoster({ text })
    const { data, info } = await pixelsOf(poster)
    assert.deepEqual([info.width, info.height, info.channels], [1200, 630, 3])
    assert.equal((await sharp(poster).metadata()).format, 'jpeg')
    assert.ok(poster.length < 150_000, `${poster.length} bytes`)
    const ink = await inkIn(poster, text.direction === 'rtl' ? mirrored : column)
    assert.ok(ink > 0.02 && ink < 0.4, `${ink} of the headline's place is ink`)
    const other = await pixelsOf(await printPoster({ text: { ...text, headline: text.headline.slice(0, -6) } }))
    assert.notDeepEqual(other.data, data)
    assert.deepEqual(await printPoster({ text }), poster)
  })
}

test('a lead picture fills the side where the text does not begin', async () => {
  const picture = await sharp({ create: { width: 960, height: 640, channels: 3, background: '#2040c0' } })
    .webp()
    .toBuffer()
    .then((bytes) => ({ bytes }))
  const colourAt = async (work: PosterWork, left: number) => {
    const point = sharp(await printPoster(work)).extract({ left, top: 300, width: 1, height: 1 })
    const [red = 0, green = 0, blue = 0] = await point.raw().toBuffer()
    return blue > 150 && red < 80 && green < 110 ? 'picture' : 'paper'
  }
  assert.equal(await colourAt({ text: english, picture }, 1190), 'picture')
  assert.equal(await colourAt({ text: english, picture }, 10), 'paper')
  const arabic = texts.find(({ direction }) => direction === 'rtl') ?? assert.fail()
  assert.equal(await colourAt({ text: arabic, picture }, 10), 'picture')
  assert.equal(await colourAt({ text: arabic, picture }, 1190), 'paper')
})

test('a poster shows the part of its picture that somebody has marked', async () => {
  const half = (background: string) => ({ create: { width: 800, height: 640, channels: 3 as const, background } })
  const right = await sharp(half('#20a040')).png().toBuffer()
  const bytes = await sharp({ create: { width: 1600, height: 640, channels: 3, background: '#2040c0' } })
    .composite([{ input: right, left: 800, top: 0 }])
    .png()
    .toBuffer()
  const shown = async (x: number) => {
    const poster = await printPoster({ text: english, picture: { bytes, focus: { x, y: 50 } } })
    const [, green = 0, blue = 0] = await sharp(poster)
      .extract({ left: 1000, top: 300, width: 1, height: 1 })
      .raw()
      .toBuffer()
    return green > blue ? 'right' : 'left'
  }
  assert.deepEqual([await shown(0), await shown(100)], ['left', 'right'])
})

test('a picture of pure noise makes no poster that a chat would refuse', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const picture = await sharp({ create: { width: 960, height: 640, channels: 3, background: '#888888', noise } })
    .jpeg({ quality: 95 })
    .toBuffer()
  const poster = await printPoster({ text: english, picture: { bytes: picture } })
  assert.ok(poster.length < 150_000, `${poster.length} bytes`)
})

test('no font of the machine is needed, and none is used', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-fontless-'))
  const nothing = join(folder, 'fonts.conf')
  await writeFile(nothing, '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
  const program = `
    import { writeFile } from 'node:fs/promises'
    import { printPoster } from ${JSON.stringify(new URL('./printPoster.ts', import.meta.url).href)}
    for (const [at, text] of ${JSON.stringify(texts)}.entries())
      await writeFile(${JSON.stringify(folder)} + '/' + at + '.jpg', await printPoster({ text }))`
  await run(process.execPath, ['--import', import.meta.resolve('#loader'), '--input-type=module', '-e', program], {
    env: { PATH: process.env.PATH, FONTCONFIG_FILE: nothing, FONTCONFIG_PATH: folder, HOME: folder },
  })
  for (const [at, text] of texts.entries())
    assert.deepEqual(await readFile(join(folder, `${at}.jpg`)), await printPoster({ text }), text.language)
  await rm(folder, { recursive: true })
})

const FAMILIES = ['newsreader', 'public-sans', 'source-serif-4', 'source-sans-3', 'noto-naskh-arabic', 'noto-serif-jp']
const forAll = <Value>(value: Value) =>
  Object.fromEntries(FAMILIES.map((family) => [family, value])) as Record<Family, Value>

const style: Style = {
  hand: 'serif',
  axes: forAll({}),
  scales: forAll(1),
  features: [],
  tracking: 0,
  language: 'ar',
}

test('Arabic letters are joined, and stand from right to left with what is Latin in between from left to right', async () => {
  const typesetter = createTypesetter()
  await typesetter.open(style, 'بيت ab')
  const shapes = (text: string) => typesetter.outline(style, text, 'rtl').glyphs.map(({ d }) => d)
  const alone = [...'بيت'].flatMap(shapes)
  // Their dots are glyphs of their own, the same wherever they stand.
  assert.equal(shapes('بيت').filter((shape) => !alone.includes(shape)).length, 3, 'letters stand as if alone')
  const [a = '', b = ''] = shapes('ab')
  const mixed = typesetter.outline(style, 'بيت ab', 'rtl').glyphs
  const at = (shape: string) => mixed.findIndex(({ d }) => d === shape)
  assert.deepEqual([at(a), at(b)], [0, 1], 'the Latin word stands leftmost, and reads forward')
  assert.ok((mixed.at(-1)?.x ?? 0) > (mixed[1]?.x ?? 0))
})

test('what our faces have no letters for is known before anything is made', () => {
  for (const { headline } of texts) assert.ok(canBeSet(headline), headline)
  assert.ok(canBeSet('Đà Nẵng, Kraków & “İzmir” — 1 000 €'))
  assert.ok(canBeSet('Москва, Қазақстан, Αθήνα'))
  for (const text of ['서울의 김장', 'שלום', 'दिल्ली', 'Party 🎉']) assert.ok(!canBeSet(text), text)
})

test('a poster has the colors of the site', async () => {
  const [daylight = ''] =
    /:root \{[^}]*\}/.exec(await readFile(new URL('../styles/tokens.css', import.meta.url), 'utf8')) ?? []
  for (const [name, colour] of Object.entries(PALETTE)) {
    const token = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    assert.ok(daylight.includes(`--${token}: ${colour};`), name)
  }
})
