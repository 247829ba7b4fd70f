import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor, PHONE } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { takeTrial } from '../support/steps.ts'

const site = siteOfJourneys()

/** Said once, in what is withheld of one report. */
const MIDDLE = '"crates of some forty boxes"'
const HEADLINE = 'The lunch that knows its address'

test('whoever mistypes a word, narrows by place and reads what was found has their free article', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/')
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Archive' }).click()
  await page.waitForURL('**/archive')
  await visitor.inspect()
  await page.getByLabel('Search the archive').fill('brigde')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await page.waitForURL('**/archive?q=brigde*')
  assert.match(await page.innerText('.search-corrected'), /Showing results for “bridge”/)
  await visitor.inspect()
  await page.getByRole('navigation', { name: 'Place' }).getByRole('link', { name: 'Kazungula' }).click()
  await page.waitForURL('**place=kazungula-zm*')
  await visitor.inspect()
  assert.deepEqual(await page.locator('.search-results .teaser-headline').allInnerTexts(), [
    'The bridge that bends around a country',
  ])
  await page.locator('.why summary').click()
  assert.match(await page.innerText('.why'), /Found in the headline/)
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/borders/kazungula-bridge')),
    page.locator('.teaser-headline a').click(),
  ])
  assert.equal(answer.headers()['dateline-access'], 'metered; reason=new; left=0')
  await visitor.close()
})

test('on a phone whoever types a day that there is not reads so beside the field, and mends it there', async () => {
  const visitor = await newVisitor(site().origin, { phone: true })
  const { page } = visitor
  await visitor.open('/archive?q=water&from=2026-12-40&year=20x6')
  await visitor.inspect()
  const field = page.getByLabel('From')
  assert.equal(await field.inputValue(), '2026-12-40')
  assert.match(await page.innerText('#archive-from-problem'), /“2026-12-40” is no day of the archive/)
  await field.fill('2020-12-31')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await page.waitForURL('**from=2020-12-31*')
  assert.equal(await page.locator('.field-problem').count(), 0)
  assert.equal(await field.getAttribute('type'), 'date')
  await visitor.close()
})

test('a subscriber finds a sentence from the middle of a report, which no visitor can', async () => {
  const path = `/archive?q=${encodeURIComponent(MIDDLE)}`
  const visitor = await newVisitor(site().origin)
  await visitor.open(path)
  assert.match(await visitor.page.innerText('.search-results'), /No reports found/)
  await takeTrial(visitor, 'archive@example.org')
  await visitor.open(path)
  assert.deepEqual(await visitor.page.locator('.search-results .teaser-headline').allInnerTexts(), [HEADLINE])
  assert.ok((await visitor.page.locator('.search-results mark').count()) > 0)
  await visitor.inspect()
  await visitor.page.getByRole('button', { name: 'Save this search' }).click()
  await visitor.page.waitForURL('**/account#searches')
  await visitor.inspect()
  const saved = visitor.page.locator('.saved-searches')
  assert.match(await saved.innerText(), new RegExp(MIDDLE.replaceAll('"', '')))
  await saved.getByRole('button', { name: /Delete the search/ }).click()
  await visitor.page.waitForFunction(() => document.querySelector('.saved-searches') === null)
  await visitor.close()
})

test('suggestions come as one types and are chosen by keyboard; without a script the form does it', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/archive')
  const field = page.getByRole('combobox', { name: 'Search the archive' })
  await field.pressSequentially('brid')
  await page.getByRole('option', { name: 'bridge', exact: true }).waitFor()
  assert.equal(await field.getAttribute('aria-expanded'), 'true')
  await visitor.inspect()
  await field.press('Escape')
  assert.equal(await field.getAttribute('aria-expanded'), 'false')
  await field.press('g')
  await page.getByRole('option').first().waitFor()
  while (
    (await page
      .locator('[aria-selected="true"]')
      .innerText()
      .catch(() => '')) !== 'bridge'
  )
    await field.press('ArrowDown')
  await field.press('Enter')
  await page.waitForURL('**/archive?q=bridge*')
  await visitor.close()

  const plain = await newVisitor(site().origin, { javaScript: false })
  await plain.open('/archive')
  await plain.page.getByLabel('Search the archive').fill('bridge')
  await plain.page.getByRole('button', { name: 'Search', exact: true }).click()
  await plain.page.waitForURL('**/archive?q=bridge*')
  assert.ok((await plain.page.locator('.search-results .teaser').count()) >= 3)
  await plain.page.getByRole('link', { name: 'Newest first' }).click()
  await plain.page.waitForURL('**order=date*')
  await plain.close()
})

test('the archive’s gate says that it is one, also where the text is cut, and its pages lead from year to day', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/archive')
  await page.getByRole('navigation', { name: 'By year' }).getByRole('link').last().click()
  await page.waitForURL(/\/archive\/\d{4}$/)
  await visitor.inspect()
  await page.locator('.archive-part h2 a').first().click()
  await page.waitForURL(/\/archive\/\d{4}\/\d\d$/)
  await page.locator('.calendar a').first().click()
  await page.waitForURL(/\/archive\/\d{4}\/\d\d\/\d\d$/)
  await visitor.inspect()
  await visitor.open('/trade/erenhot-gauge')
  assert.match(await page.innerText('section.gate#gate'), /The archive is open to subscribers/)
  await visitor.open('/fr/trade/erenhot-gauge')
  assert.match(await page.innerText('section.gate#gate'), /Les archives sont réservées aux abonnés/)
  await visitor.close()
})

for (const [width, colorScheme] of [
  [360, 'dark'],
  [768, 'light'],
] as const) {
  test(`the archive at ${width} px, ${colorScheme}: nothing is wider than the screen, axe finds nothing, in Arabic too`, async () => {
    const viewport = width === 360 ? PHONE : { width, height: 900 }
    const visitor = await newVisitor(site().origin, { viewport, colorScheme, ...(width === 360 && { phone: true }) })
    for (const path of [
      '/archive',
      '/archive?q=water',
      '/ar/archive',
      '/ar/archive?q=water&section=earth',
      '/ar/archive?q=qqqqqq',
    ]) {
      assert.equal(await visitor.open(path), 200, path)
      await visitor.inspect()
    }
    await visitor.close()
  })
}
