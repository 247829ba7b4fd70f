import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { access } from '../support/steps.ts'

const site = siteOfJourneys()

/** With a pull quote, a box and a letter at its end; its pull quote was set below the very line that it repeats. */
const OMAN = '/earth/oman-water-shares'
/** It begins with a T. */
const KAZUNGULA = '/borders/kazungula-bridge'
/** With notes, which stand in the left margin. */
const BIR_TAWIL = '/borders/bir-tawil-unclaimed'
/** With a quiz in its column. */
const SWEDEN = '/cities/sweden-changes-sides'

type Box = { name: string; left: number; top: number; right: number; bottom: number }

/** Where things stand on the page, by the first name that finds them. */
const boxesOf = (page: Page, selectors: readonly string[]): Promise<Box[]> =>
  page.evaluate(
    (names) =>
      names.flatMap((name) =>
        [...document.querySelectorAll(name)].map((element) => {
          const { left, top, right, bottom } = element.getBoundingClientRect()
          return { name, left, right, top: top + scrollY, bottom: bottom + scrollY }
        }),
      ),
    selectors,
  )

function overlapping(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter(
        ({ left, right, top, bottom }) => left < one.right && right > one.left && top < one.bottom && bottom > one.top,
      )
      .map((other) => `${one.name} lies on ${other.name}`),
  )
}

const TEXT = [
  '.article > .article-body > p',
  '.article > .article-body > h2',
  '.article > .article-body > .quiz',
  '.article > .article-foot',
]
const MARGINS = [
  '.article-facts > *',
  '.article .elsewhere',
  '.article-boxes',
  '.article .fact-box',
  '.article .pull-quote',
]

test('a wide page uses both its margins: the map, what leads on and the letter stand beside the text, and nothing on anything', async () => {
  for (const path of [OMAN, KAZUNGULA, BIR_TAWIL, SWEDEN]) {
    const visitor = await newVisitor(site().origin)
    await visitor.open(path)
    await visitor.inspect()
    const texts = await boxesOf(visitor.page, TEXT)
    const beside = await boxesOf(visitor.page, [...MARGINS, '.article .footnotes li'])
    assert.deepEqual(overlapping([...texts, ...beside]), [], path)
    const left = Math.min(...texts.map((box) => box.left))
    const right = Math.max(...texts.filter(({ name }) => name.endsWith('p')).map((box) => box.right))
    for (const { name, ...box } of beside) {
      if (path === BIR_TAWIL && /elsewhere|boxes/.test(name)) continue
      assert.ok(box.right < left || box.left > right, `${name} of ${path} stands in no margin`)
    }
    await visitor.close()
  }
  const visitor = await newVisitor(site().origin)
  await visitor.open(OMAN)
  const [elsewhere, letter, facts] = await boxesOf(visitor.page, [
    '.article .elsewhere',
    '.article .newsletter-box',
    '.article-map',
  ])
  const [first] = await boxesOf(visitor.page, ['.article > .article-body > p'])
  assert.ok(elsewhere && letter && facts && first)
  assert.ok(elsewhere.left > first.right && letter.right < first.left && facts.right < first.left)
  assert.ok(Math.abs(elsewhere.top - first.top) < 64, 'the margin stays empty beside the first lines')
  await visitor.close()
})

test('on a phone and a tablet the letter and what leads on stand below the text, and nothing on anything', async () => {
  for (const [path, viewport] of [
    [OMAN, { width: 360, height: 740 }],
    [OMAN, { width: 768, height: 1024 }],
    [SWEDEN, { width: 360, height: 740 }],
  ] as const) {
    const visitor = await newVisitor(site().origin, { viewport })
    await visitor.open(path)
    const boxes = await boxesOf(visitor.page, [...TEXT, '.elsewhere', '.article-boxes', '.fact-box', '.pull-quote'])
    assert.deepEqual(overlapping(boxes), [])
    const last = Math.max(...boxes.filter(({ name }) => name.endsWith('p')).map(({ bottom }) => bottom))
    for (const { name, top } of boxes) if (/elsewhere|boxes/.test(name)) assert.ok(top > last, name)
    await visitor.close()
  }
})

test('a reader does not read the same sentence twice because it was pulled out below itself', async () => {
  const visitor = await newVisitor(site().origin)
  await visitor.open(OMAN)
  const [quote] = await boxesOf(visitor.page, ['.pull-quote'])
  const said = await visitor.page
    .locator('.article-body > p', { hasText: 'What a family owns is time' })
    .evaluate((element) => element.getBoundingClientRect().top + scrollY)
  assert.ok(quote && quote.bottom < said, `the quote stands at ${quote?.top}, its sentence at ${said}`)
  await visitor.close()
})

/** How far the second letter of the text stands from the raised first one, in pixels. */
const gapAfterInitial = (page: Page) =>
  page
    .locator('.article > .article-body > p')
    .first()
    .evaluate((paragraph) => {
      const text = paragraph.firstChild as Text
      const [first, second] = [0, 1].map((at) => {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        return range.getBoundingClientRect()
      })
      const size = Number.parseFloat(getComputedStyle(paragraph, '::first-letter').fontSize)
      return {
        raised: size / Number.parseFloat(getComputedStyle(paragraph).fontSize),
        gap: (second?.left ?? 0) - (first?.right ?? 0),
      }
    })

test('the raised initial belongs to its word, in an open article and above the gate', async () => {
  const visitor = await newVisitor(site().origin)
  assert.match(await access(visitor, KAZUNGULA), /^metered/)
  const open = await gapAfterInitial(visitor.page)
  assert.ok(open.raised > 2 && open.gap < -1.5 && open.gap > -8, `T he: ${JSON.stringify(open)}`)
  assert.match(await access(visitor, OMAN), /^gate/)
  const alone = await gapAfterInitial(visitor.page)
  assert.ok(alone.raised > 2 && alone.gap > 1, `A boy, above the gate: ${JSON.stringify(alone)}`)
  // One paragraph, which fades: what it is faded with must not cut the initial that reaches above it.
  assert.match(await access(visitor, '/culture/apurimac-rope-bridge'), /^gate/)
  const above = await visitor.page.locator('.lead-in > p:only-child').evaluate((paragraph) => {
    const range = document.createRange()
    range.setStart(paragraph.firstChild as Text, 0)
    range.setEnd(paragraph.firstChild as Text, 1)
    return paragraph.getBoundingClientRect().top - range.getBoundingClientRect().top
  })
  assert.ok(above <= 0, `the initial reaches ${above} px above what is shown`)
  await visitor.close()
})

test('a chart and a map say what they are and how much, to the eye and to a screen reader, on a phone as well', async () => {
  for (const width of [360, 768, 1440]) {
    const visitor = await newVisitor(site().origin, { viewport: { width, height: 800 } })
    const { page } = visitor
    await visitor.open('/cities/venice-gates')
    await visitor.inspect()
    const chart = page.getByRole('table', { name: 'Where the water stands at Venice' })
    assert.ok(await chart.locator('caption').isVisible())
    for (const [name, number] of [
      ['The gates are raised', '110'],
      ['November 1966', '194'],
    ] as const) {
      const row = chart.getByRole('row', { name })
      const told = row.getByRole('cell', { name: number, exact: true })
      const size = await told.evaluate((cell) => Number.parseFloat(getComputedStyle(cell).fontSize))
      assert.ok((await told.isVisible()) && size >= 14, `${number} is ${size} px at ${width}`)
    }
    assert.ok(await page.getByRole('img', { name: 'Map: Venice, Italy' }).isVisible())
    await visitor.open('/')
    const heights = await page
      .locator('.world-mark text')
      .evaluateAll((numbers) =>
        numbers.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height),
      )
    for (const height of heights) assert.ok(height >= 12, `a number on the map is ${height} px high at ${width}`)
    await visitor.close()
  }
})
