import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { waitForMail } from '../support/mails.ts'
import { access, KIRIBATI, newCard, PANAMA, pay, readOn, TOKYO } from '../support/steps.ts'

const site = siteOfJourneys()

test('French from the front to the checkout and back to the article, kept ever after', async () => {
  const email = 'lectrice@example.org'
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await page.goto('/')
  await page.getByRole('button', { name: 'Français' }).click()
  await page.waitForURL('**/fr')
  assert.match(await page.innerText('.masthead-sections'), /Frontières[\s\S]*En continu/)
  await visitor.inspect()

  // Somebody types an address without a language: the browser remembers.
  await page.goto('/latest')
  await page.waitForURL('**/fr/latest')
  assert.equal(await access(visitor, TOKYO), 'metered; reason=new; left=0')
  assert.equal(new URL(page.url()).pathname, `/fr${TOKYO}`)
  await visitor.inspect()
  assert.equal(await access(visitor, `/fr${KIRIBATI}`), 'gate; reason=allowance-spent; gate=subscribe')
  assert.match(
    await page.innerText('section.gate#gate'),
    /Vous avez lu votre article gratuit\.[\s\S]*30 jours gratuits/,
  )
  await visitor.inspect()

  await page.getByRole('link', { name: 'Commencer l’essai gratuit' }).click()
  await page.waitForURL('**/fr/subscribe?**')
  await visitor.inspect()
  await page.getByLabel('Adresse électronique', { exact: true }).last().fill(email)
  await page.getByRole('button', { name: 'Continuer vers le paiement' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await pay(visitor, newCard())
  assert.match(await page.innerText('h1'), /Bienvenue/)
  await readOn(visitor, `/fr${KIRIBATI}`)
  assert.equal(await page.locator('.paywalled').count(), 1, 'the article that was wanted is open')

  const mail = await waitForMail(site().outbox, { to: email, kind: 'welcome' })
  assert.equal(mail.subject, 'Votre abonnement à Noonmark')
  assert.match(mail.text, /\/fr\/account\/subscription/)
  await page.goto('/account')
  await page.waitForURL('**/fr/account')
  assert.match(await page.innerText('main'), /Votre essai gratuit court jusqu’au/)
  await visitor.inspect()
  await page.getByRole('link', { name: /Gérer/ }).click()
  await page.waitForURL('**/fr/account/subscription')
  await visitor.inspect()

  // Back to English, for good.
  await page.getByRole('button', { name: 'English' }).click()
  await page.waitForURL((url) => url.pathname === '/account/subscription')
  assert.match(await page.innerText('main'), /Your free trial runs until/)
  await page.goto(PANAMA)
  assert.equal(new URL(page.url()).pathname, PANAMA)
})

test('a part that unfolds in French comes in French', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await page.goto(`/fr${TOKYO}`)
  await page
    .getByRole('button', { name: /^Lire la suite/ })
    .first()
    .click()
  const gate = page.locator('.folded .gate').first()
  await gate.waitFor()
  assert.match(await gate.innerText(), /Vous avez lu tous vos articles gratuits/)
  assert.match(page.url(), /\/fr\//)
})

test('Arabic runs from right to left, on a phone too, and nothing is wider than the screen', async () => {
  const visitor = await newVisitor(site().origin, { phone: true })
  const { page } = visitor
  for (const path of ['/ar', `/ar${TOKYO}`, `/ar${KIRIBATI}`, '/ar/subscribe', '/ar/sign-in', '/ar/newsletters']) {
    await page.goto(path)
    assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.equal(wider, 0, path)
    await visitor.inspect()
  }
})
