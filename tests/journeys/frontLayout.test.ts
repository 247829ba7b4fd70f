import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'

const site = siteOfJourneys()

type Box = { left: number; top: number; right: number; bottom: number }

const boxesOf = (page: Page, selector: string): Promise<Box[]> =>
  page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return { left, right, top: top + scrollY, bottom: bottom + scrollY }
    }),
  )

/** Where the words themselves end, which is not where their box does. */
const wordsOf = (page: Page, selector: string): Promise<Box[]> =>
  page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      const { left, top, right, bottom } = range.getBoundingClientRect()
      return { left, right, top: top + scrollY, bottom: bottom + scrollY }
    }),
  )

const one = <Item>(items: readonly Item[]): Item => items[0] ?? assert.fail('it is not there')

test('the front ends when it has said what is new, every report once', async () => {
  // Half of what it was as a list of everything: 8,744 px and 12,922 px.
  for (const [width, height, most] of [
    [1440, 900, 4372],
    [360, 740, 6461],
  ] as const) {
    const visitor = await newVisitor(site().origin, { viewport: { width, height } })
    await visitor.open('/')
    // What may be for sale is no news, and subscribers have none of it.
    const tall = await visitor.page.evaluate(() => {
      const notice = document.querySelector('.front-row:has(.placed)')
      const above = notice ? Number.parseFloat(getComputedStyle(notice).marginBlockStart) : 0
      return document.documentElement.scrollHeight - (notice?.getBoundingClientRect().height ?? 0) - above
    })
    assert.ok(tall <= most, `${tall} px at ${width}`)
    const urls = await visitor.page
      .locator('main :is(h2, h3, h4)[class$=headline] a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    assert.equal(new Set(urls).size, urls.length)
    await visitor.inspect()
    await visitor.close()
  }
})

test('no row of the front looks like the one above it; a sentence and a figure stand between, and lead to their article', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/')
  const rows = await page.locator('.front-row').evaluateAll((elements) => elements.map(({ className }) => className))
  assert.ok(rows.length >= 5, rows.join())
  for (const [at, row] of rows.entries()) assert.notEqual(row, rows[at - 1])
  for (const module of ['.front-quote', '.front-figure']) {
    assert.equal(await page.locator(`${module} a[href]`).count(), 1, module)
  }
  // Side by side they are no mirror of one another.
  const halves = await boxesOf(page, '.front-row-halves > *')
  assert.equal(halves.length, 2)
  const [wide, narrow] = halves.map(({ left, right }) => right - left)
  assert.ok(wide && narrow && wide > narrow * 1.2)
  await visitor.close()
})

test('at the top of the front nothing gapes: the column ends with the lead, beside the headline stands what it says', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/')
  const lead = one(await boxesOf(page, '.front-lead'))
  const last = one((await boxesOf(page, '.front-second .teaser')).slice(-1))
  assert.ok(Math.abs(lead.bottom - last.bottom) < 24, `${last.bottom} beside ${lead.bottom}`)
  const headline = one(await boxesOf(page, '.front-lead .teaser-headline'))
  const standfirst = one(await boxesOf(page, '.front-lead .teaser-standfirst'))
  assert.ok(standfirst.left > headline.right && standfirst.bottom <= headline.bottom + 60)
  // The day, at the edge of the page, as the sections above it.
  const day = one(await boxesOf(page, '.times-day'))
  assert.equal(day.left, one(await boxesOf(page, '.masthead-sections a')).left)
  const sheet = one(await boxesOf(page, '.world-sheet'))
  const heading = one(await boxesOf(page, '#world'))
  assert.ok(Math.abs(sheet.top - heading.top) < 24, 'the map hangs lower than its heading')
  assert.equal(await page.getByText('This week', { exact: true }).count(), 0)
  assert.equal(await page.locator('.world-top').count(), 4, 'the four pieces above are on the map')
  await visitor.close()
})

test('the hours begin at the edge of the page on every page', async () => {
  for (const [width, height] of [
    [1440, 900],
    [768, 1024],
    [360, 740],
  ] as const) {
    const visitor = await newVisitor(site().origin, { viewport: { width, height } })
    for (const path of ['/latest', '/']) {
      await visitor.open(path)
      const edge = one(await boxesOf(visitor.page, '.masthead-sections a')).left
      const [first] = await wordsOf(visitor.page, path === '/' ? '.times-day' : '.times dt:visible')
      assert.ok(
        Math.abs(one(first ? [first] : []).left - edge) < 1.5,
        `${path} at ${width}: ${first?.left} and ${edge}`,
      )
    }
    await visitor.close()
  }
})

test('on a tablet each section has a row of its own, and none a hole beside it', async () => {
  const visitor = await newVisitor(site().origin, { viewport: { width: 768, height: 1024 } })
  const { page } = visitor
  await visitor.open('/')
  await visitor.inspect()
  const front = one(await boxesOf(page, '.front'))
  for (const module of await boxesOf(page, '.front-module')) {
    assert.equal(module.right - module.left, front.right - front.left)
  }
  const second = await boxesOf(page, '.front-second .teaser')
  const ends = [0, 1].map((side) =>
    Math.max(...second.filter(({ left }) => left > 384 === (side === 1)).map(({ bottom }) => bottom)),
  )
  assert.ok(Math.abs((ends[0] ?? 0) - (ends[1] ?? 0)) < 120, `a hole: ${ends}`)
  await visitor.close()
})

test('the Arabic front begins with a report in Arabic, and all of it keeps to the right edge', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/ar')
  assert.equal(await page.locator('.front-lead .teaser[lang]').count(), 0, 'its lead is in another language')
  await visitor.inspect()
  const boxes = await boxesOf(page, '.front-second .teaser')
  const words = await wordsOf(page, '.front-second .teaser-headline')
  const facts = await boxesOf(page, '.front-second .dateline')
  for (const [at, { right }] of boxes.entries()) {
    assert.ok(
      Math.abs(right - (words[at]?.right ?? 0)) < 2,
      `a headline ends at ${words[at]?.right}, its column at ${right}`,
    )
    assert.ok(Math.abs(right - (facts[at]?.right ?? 0)) < 2, `a dateline ends at ${facts[at]?.right}`)
  }
  const pictures = await boxesOf(page, '.front-module .teaser-picture')
  const texts = await wordsOf(page, '.front-module-list .teaser-headline')
  for (const picture of pictures) {
    for (const text of texts) {
      const apart =
        text.right <= picture.left ||
        text.left >= picture.right ||
        text.top >= picture.bottom ||
        text.bottom <= picture.top
      assert.ok(apart, 'a headline lies on a picture')
    }
  }
  await visitor.close()
})

test('in a list place and date stand left of the axis, and a country’s name on the lower edge of its map', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  for (const path of ['/section/earth', '/place/japan', '/latest']) {
    await visitor.open(path)
    await visitor.inspect()
    const edge = one(await boxesOf(page, '.masthead-sections a')).left
    const facts = await boxesOf(page, '.list-items .teaser-facts')
    const headlines = await boxesOf(page, '.list-items .teaser-headline')
    assert.ok(facts.length > 0)
    for (const [at, fact] of facts.entries()) {
      assert.equal(fact.left, edge, path)
      assert.ok(fact.right < (headlines[at]?.left ?? 0), path)
    }
  }
  await visitor.open('/place/japan')
  const map = one(await boxesOf(page, '.list-head .locator'))
  const name = one(await boxesOf(page, 'h1'))
  assert.ok(name.left > map.right && Math.abs(name.bottom - map.bottom) < 24, `${name.bottom} and ${map.bottom}`)
  await visitor.close()
})

test('the countries are a directory: each stands under its letter', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/places')
  await visitor.inspect()
  const letters = await page.locator('.countries-letter').evaluateAll((sections) =>
    sections.map((section) => ({
      letter: section.getAttribute('aria-label') ?? '',
      names: [...section.querySelectorAll('a')].map(({ textContent }) => textContent ?? ''),
    })),
  )
  assert.ok(letters.length > 10)
  for (const { letter, names } of letters) assert.ok(names.length > 0 && names.every((name) => name.startsWith(letter)))
  await visitor.close()
})
