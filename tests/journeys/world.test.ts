import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { KIRIBATI, TOKYO } from '../support/steps.ts'

const site = siteOfJourneys()

/** How far things have moved since the page began to show, as the browser itself adds it up. */
const shiftOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 300)
      }),
  )

test('the front’s map is walked by keyboard: every mark says place and headline, shows the focus and opens its article', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/')
  const marks = page.locator('.world-mark')
  const count = await marks.count()
  assert.ok(count >= 5, `${count} marks`)
  const listed = await page.locator('.world-headline a').evaluateAll((links) => links.map((link) => link.textContent))
  await marks.first().focus()
  for (let number = 1; number <= count; number++) {
    const focused = await page.evaluate(() => {
      const at = document.activeElement
      const ring = at?.querySelector('.world-touch')
      return {
        name: at?.getAttribute('aria-label') ?? '',
        outline: ring ? getComputedStyle(ring).stroke : 'none',
        size: ring?.getBoundingClientRect().width ?? 0,
      }
    })
    assert.match(focused.name, new RegExp(`^${number}\\. .+, .+: .`))
    assert.ok(focused.name.endsWith(`: ${listed[number - 1]}`), focused.name)
    assert.notEqual(focused.outline, 'none', `the focus on ${focused.name} cannot be seen`)
    assert.ok(focused.size >= 24, `${focused.name} is ${focused.size} px wide`)
    if (number < count) await page.keyboard.press('Tab')
  }
  await page.getByRole('link', { name: /^\d+\. Tokyo, Japan: / }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${TOKYO}`)
  await visitor.inspect()
  const map = page.getByRole('img', { name: 'Map: Tokyo, Japan' })
  assert.ok(await map.isVisible())
  await page.locator('.locator').getByRole('link', { name: 'Japan' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/place/japan')
  await visitor.inspect()
  await page.getByRole('link', { name: 'Mauritania' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/place/mauritania')
  await visitor.close()
})

test('today’s reports are told from the week’s without colors', async () => {
  const visitor = await newVisitor(site().origin, { javaScript: false })
  const { page } = visitor
  await visitor.open('/')
  const day = (await page.locator('.times-day').textContent()) ?? ''
  assert.match(day, /^\w+day, \w+ \d+, \d{4}$/)
  const days = await page.locator('.world-list li').evaluateAll((items) =>
    items.map((item) => ({
      day: item.querySelector('time')?.textContent ?? '',
      isFilled: item.querySelector('.world-number-today') !== null,
    })),
  )
  assert.ok(days.length > 4)
  for (const { day: its, isFilled } of days) assert.equal(day.includes(`, ${its},`), isFilled, its)
  const filled = days.filter(({ isFilled }) => isFilled).length
  assert.equal(await page.locator('.world-mark-today').count(), filled)
  await visitor.close()
})

for (const [width, colorScheme] of [
  [360, 'light'],
  [768, 'dark'],
  [1440, 'dark'],
] as const) {
  test(`maps at ${width} px, ${colorScheme}: nothing moves, nothing is wider, axe finds nothing`, async () => {
    const viewport = { width, height: width === 360 ? 740 : 900 }
    const visitor = await newVisitor(site().origin, { viewport, colorScheme, ...(width === 360 && { phone: true }) })
    const { page } = visitor
    for (const path of ['/', TOKYO, KIRIBATI, '/place/kiribati']) {
      await visitor.open(path)
      assert.ok((await shiftOf(page)) < 0.001, `${path} moves`)
      await visitor.inspect()
    }
    await visitor.open(TOKYO)
    const map = await page.locator('.locator-map').boundingBox()
    assert.ok(map && map.height <= 220 && map.width <= 330, JSON.stringify(map))
    await visitor.open('/')
    // Where a mark would be too small to touch, the map shows where, and the list folds behind it.
    assert.ok(await page.locator('.world-map').isVisible())
    assert.equal(await page.locator('.world-mark').first().isVisible(), width >= 768)
    assert.equal(await page.locator('.world-list').isVisible(), width >= 768)
    if (width < 768) await page.locator('.world-fold summary').click()
    assert.ok(await page.locator('.world-list').isVisible())
    await visitor.close()
  })
}
