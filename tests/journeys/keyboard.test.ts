import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { KIRIBATI, TOKYO } from '../support/steps.ts'

const site = siteOfJourneys()

/** Before the first Tab, and where the focus leaves the page for the browser's own controls. */
const onNothing = (page: Page) => page.evaluate(() => document.activeElement === document.body)

/** Where the skip link leads: a place to go on from, nothing to press. */
const onMain = (page: Page) => page.evaluate(() => document.activeElement?.matches('main') === true)

/** Tabs until the focus stands on something of that name, seeing it every time. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (presses > 0 || (await onNothing(page))) await page.keyboard.press('Tab')
    const { label, visible } = await page.evaluate(() => {
      const { activeElement: at } = document
      return {
        label:
          `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''} ${at?.getAttribute('name') ?? ''}`.trim(),
        // A headline's link covers its teaser, which then wears the outline.
        visible: [at, at?.closest('article, li')].some((element) => {
          const style = element ? getComputedStyle(element) : undefined
          return style !== undefined && (style.outlineStyle !== 'none' || style.boxShadow !== 'none')
        }),
      }
    })
    if ((await onNothing(page)) || (await onMain(page))) continue
    assert.ok(visible || label === '', `the focus on “${label.slice(0, 60)}” cannot be seen`)
    if (name.test(label)) return
  }
  assert.fail(`nothing named ${name} can be reached by keyboard at ${page.url()}`)
}

test('with the keyboard alone one gets from the front to the paid article and back', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/')
  await page.keyboard.press('Tab')
  assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /^Skip to/)
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => location.hash), '#main')
  await tabTo(page, /^In Tokyo, the streets have no names/)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${TOKYO}`)
  await page.goBack()
  await tabTo(page, /^The country that moved tomorrow/)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${KIRIBATI}`)
  await tabTo(page, /^Start the free trial/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/subscribe/)
  await tabTo(page, /\bemail$/)
  await page.keyboard.type('keyboard@example.org')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/c\/pay\//)
  await tabTo(page, /\bcard$/)
  await page.keyboard.type('4242424242424242')
  await page.keyboard.press('Tab')
  await page.keyboard.type('12/34')
  await page.keyboard.press('Tab')
  await page.keyboard.type('123')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/subscribe/welcome?**')
  await tabTo(page, /^Read on/)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${KIRIBATI}`)
  assert.equal(await page.locator('.paywalled').count(), 1)
  await tabTo(page, /^Account$/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/account$/)
  await visitor.close()
})
