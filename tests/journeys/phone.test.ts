import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor, PHONE } from '../support/browser.ts'
import { siteOfJourney } from '../support/journey.ts'
import { goToCheckout, KIRIBATI, newCard, pay, TOKYO } from '../support/steps.ts'

const site = siteOfJourney()

test('on a phone the whole way fits: headline in the first screen, nothing wider, everything big enough to touch', async () => {
  const visitor = await newVisitor(site().origin, { phone: true })
  const { page } = visitor
  await visitor.open('/')
  await visitor.inspect()
  for (const path of [TOKYO, KIRIBATI]) {
    await visitor.open(path)
    const headline = await page.locator('h1').first().boundingBox()
    assert.ok(headline && headline.y + headline.height < PHONE.height, 'the headline is below the first screen')
    await visitor.inspect()
  }
  await page.getByRole('link', { name: 'Start the free trial' }).click()
  await visitor.inspect()
  await goToCheckout(visitor, 'phone@example.org')
  await pay(visitor, newCard())
  await page.waitForURL(`**${KIRIBATI}`)
  for (const path of ['/account', '/account/subscription', '/newsletters', '/about/terms', '/latest']) {
    await visitor.open(path)
    await visitor.inspect()
  }
  await visitor.close()
})
