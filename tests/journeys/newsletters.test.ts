import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { linkTo, waitForMail } from '../support/mails.ts'
import { TOKYO } from '../support/steps.ts'

const site = siteOfJourneys()

test('ten letters are listed, eight of them for everyone; the daily one is taken from above the page and confirmed from the mail', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/newsletters')
  await visitor.inspect()
  assert.equal(await page.locator('main input[type=checkbox]').count(), 8, 'the others are for subscribers')
  await visitor.open('/')
  await page.locator('.promise form [name=email]').fill('daily@example.org')
  await page.locator('.promise form button').click()
  await visitor.inspect()
  const mail = await waitForMail(site().outbox, { to: 'daily@example.org', kind: 'newsletter-confirm' })
  await page.goto(linkTo(mail, '/confirm/'))
  await visitor.inspect()
  await page.locator('main form button').click()
  await visitor.inspect()
  const { stdout } = await site().cli('reader', 'show', 'daily@example.org')
  assert.doesNotMatch(stdout, /"status": "confirmed"/, 'a letter alone makes no account')
  await page.goto(linkTo(mail, '/confirm/'))
  assert.match(await page.innerText('main'), /already/i)
  await visitor.close()
})

test('a bad address is answered beside the field, with what was typed', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  visitor.expects(422)
  await visitor.open('/newsletters/high-water')
  const form = page.locator('main form').first()
  // As a browser without its own check of addresses would send it.
  await form.evaluate((element) => element.setAttribute('novalidate', ''))
  await form.locator('[name=email]').fill('nobody@')
  await form.locator('button').click()
  const field = page.locator('main [name=email]').first()
  assert.equal(await field.inputValue(), 'nobody@')
  assert.equal(await field.getAttribute('aria-invalid'), 'true')
  const problem = await field.getAttribute('aria-describedby')
  assert.match(await page.locator(`#${problem?.split(' ')[0]}`).innerText(), /address/i)
  await visitor.inspect()
  await visitor.close()
})

test('a letter is taken from a box inside an article', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open(TOKYO)
  const box = page.locator('.newsletter-box').first()
  await box.locator('[name=email]').fill('box@example.org')
  await box.locator('button').click()
  await visitor.inspect()
  const mail = await waitForMail(site().outbox, { to: 'box@example.org', kind: 'newsletter-confirm' })
  assert.match(mail.subject, /\S/)
  await visitor.close()
})

test('two letters are ticked, sent off and confirmed by keyboard alone', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/newsletters')
  const first = page.locator('main input[type=checkbox]').first()
  await first.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  assert.equal(await page.locator('main input[type=checkbox]:checked').count(), 2)
  for (let tabs = 0; tabs < 12; tabs += 1) {
    if (await page.evaluate(() => document.activeElement?.getAttribute('name') === 'email')) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('keys@example.org')
  await page.keyboard.press('Enter')
  await page.getByText('Check your mail').waitFor()
  await visitor.inspect()
  const mail = await waitForMail(site().outbox, { to: 'keys@example.org', kind: 'newsletter-confirm' })
  assert.equal(mail.subject, 'Confirm your 2 newsletters')
  await page.goto(linkTo(mail, '/confirm/'))
  await page.keyboard.press('Tab')
  await page.locator('main form button').focus()
  await page.keyboard.press('Enter')
  await page.getByText('You are on the list').waitFor()
  await visitor.inspect()

  // This browser is known from now on: an article shows it no box of what it has.
  await page.goto(TOKYO)
  await page.locator('.stream-box').waitFor({ state: 'detached' })
  assert.equal(await page.locator('.newsletter-box[data-newsletter=daily-mark]').count(), 0)
  const stranger = await newVisitor(site().origin)
  await stranger.open(TOKYO)
  assert.ok((await stranger.page.locator('.newsletter-box[data-newsletter=daily-mark]').count()) > 0)
  await stranger.close()
  await visitor.close()
})
