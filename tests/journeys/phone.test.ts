import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor, PHONE } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { goToCheckout, KIRIBATI, newCard, pay, readOn, TOKYO } from '../support/steps.ts'

const site = siteOfJourneys()

/** What a finger aims at and is smaller than 24 px either way, but for links within a sentence, as tall as its line. */
const tooSmall = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), summary')]
      .filter((element) => element.checkVisibility() && !element.matches('.skip-link, .visually-hidden'))
      .filter(
        (element) =>
          ![...(element.parentElement?.childNodes ?? [])].some(
            (node) => node.nodeType === 3 && /\w/.test(node.nodeValue ?? ''),
          ),
      )
      // A headline's link covers its whole teaser.
      .map((element) => {
        const covers = getComputedStyle(element, '::after').position === 'absolute' ? element.offsetParent : null
        return { element, box: (covers ?? element).getBoundingClientRect() }
      })
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(
        ({ element, box }) =>
          `${element.className || element.parentElement?.className} “${element.innerText}” ${Math.round(box.width)}×${Math.round(box.height)}`,
      ),
  )

test('on a phone the whole way fits: headline in the first screen, nothing wider, everything big enough to touch', async () => {
  const visitor = await newVisitor(site().origin, { phone: true })
  const { page } = visitor
  await visitor.open('/')
  await visitor.inspect()
  assert.deepEqual(await tooSmall(page), [], '/')
  for (const path of [TOKYO, KIRIBATI]) {
    await visitor.open(path)
    const headline = await page.locator('h1').first().boundingBox()
    assert.ok(headline && headline.y + headline.height < PHONE.height, 'the headline is below the first screen')
    await visitor.inspect()
    assert.deepEqual(await tooSmall(page), [], path)
  }
  await page.getByRole('link', { name: 'Start the free trial' }).click()
  await visitor.inspect()
  assert.deepEqual(await tooSmall(page), [], '/subscribe')
  await goToCheckout(visitor, 'phone@example.org')
  await pay(visitor, newCard())
  await readOn(visitor, KIRIBATI)
  for (const path of ['/account', '/account/subscription', '/newsletters', '/about/terms', '/latest']) {
    await visitor.open(path)
    await visitor.inspect()
    assert.deepEqual(await tooSmall(page), [], path)
  }
  await visitor.close()
})
