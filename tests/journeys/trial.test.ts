import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { waitForMail } from '../support/mails.ts'
import {
  access,
  DECLINED,
  goToCheckout,
  KIRIBATI,
  newCard,
  PANAMA,
  pay,
  readOn,
  signIn,
  TOKYO,
} from '../support/steps.ts'

const site = siteOfJourneys()

for (const javaScript of [true, false]) {
  const how = javaScript ? 'with JavaScript' : 'without JavaScript'
  const email = javaScript ? 'rosa@example.org' : 'noscript@example.org'

  test(`a visitor meets the meter, takes the trial, reads on, cancels, signs out and in again, ${how}`, async () => {
    const visitor = await newVisitor(site().origin, { javaScript })
    const { page } = visitor
    await visitor.open('/')
    await visitor.inspect()
    assert.equal(await access(visitor, TOKYO), 'metered; reason=new; left=0')
    await visitor.inspect()
    assert.equal(await access(visitor, KIRIBATI), 'gate; reason=allowance-spent; gate=subscribe')
    await visitor.inspect()
    const gate = page.locator('section.gate#gate')
    assert.match(await gate.innerText(), /You’ve reached your\s+limit of one free article/)

    await gate.getByRole('link', { name: 'Start the free trial' }).click()
    await visitor.inspect()
    await goToCheckout(visitor, email)
    assert.match(await page.innerText('body'), /simulation/i)
    visitor.expects(402, 422)
    await pay(visitor, DECLINED)
    assert.match(await page.innerText('body'), /declined/i)
    assert.equal(await page.locator('[name=expiry]').inputValue(), '12/34', 'what was typed is lost')
    await pay(visitor, newCard())
    await page.waitForURL('**/subscribe/welcome?**')
    visitor.expects()
    assert.match(await page.innerText('main'), /Welcome[\s\S]*mail with what we agreed is on its way to/)
    assert.equal(await page.locator('main a[href="/newsletters"]').count(), 1)
    await visitor.inspect()
    await readOn(visitor, KIRIBATI)
    assert.equal(await page.locator('.paywalled').count(), 1)
    assert.equal(await page.locator('[data-gate]').count(), 0)
    await visitor.inspect()
    assert.equal(await access(visitor, PANAMA), 'open; reason=subscriber')

    const welcome = await waitForMail(site().outbox, { to: email, kind: 'welcome' })
    assert.match(welcome.text, /\$2\.90/)
    assert.match(welcome.text, /two clicks/)

    await visitor.open('/account/subscription')
    await visitor.inspect()
    await page.getByRole('link', { name: 'Cancel the subscription' }).click()
    await visitor.inspect()
    await page.locator('form[action$="/cancel"] button').click()
    assert.match(await page.innerText('main'), /You have canceled\. You can read until/)
    await visitor.inspect()
    await waitForMail(site().outbox, { to: email, kind: 'canceled' })
    assert.equal(await access(visitor, TOKYO), 'open; reason=subscriber')

    await visitor.open('/account')
    await visitor.inspect()
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    assert.match(await access(visitor, PANAMA), /^gate/)
    await signIn(site(), visitor, email, javaScript ? 'link' : 'code')
    assert.equal(await access(visitor, PANAMA), 'open; reason=subscriber')
    await visitor.close()
  })
}
