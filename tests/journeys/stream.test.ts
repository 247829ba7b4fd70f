import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { access, KIRIBATI, TOKYO } from '../support/steps.ts'

const site = siteOfJourneys()
const LA_PAZ = '/cities/la-paz-cable-cars'

test('scrolling past and pointing at the next articles costs nothing; unfolding costs one, and the limit is kept', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  // The page itself is free; unfolding a metered one below it is the one free article.
  // It is one that no other story opens, since all visit one site.
  await site().cli('article', 'set', 'la-paz-cable-cars', 'terms=free')
  assert.equal(await access(visitor, LA_PAZ), 'open; reason=free')
  const first = page.locator('article.folded[data-url="/measure/nepal-quarter-hour"]')
  const second = page.locator('article.folded[data-url="/cities/yazd-wind-towers"]')
  const parts = () => visitor.requests.filter((request) => request.includes('part=body')).length
  await first.scrollIntoViewIfNeeded()
  await first.locator('.keep-reading').hover()
  await page.mouse.wheel(0, 4000)
  assert.equal(parts(), 0)

  await first.locator('.keep-reading').click()
  await first.locator('.paywalled').waitFor()
  assert.equal(new URL(page.url()).pathname, await first.getAttribute('data-url'))
  await visitor.inspect()
  await first.getByRole('button', { name: /Show less/ }).click()
  assert.equal(await first.locator('.paywalled').count(), 0)
  assert.equal(parts(), 1)

  await second.locator('.keep-reading').focus()
  await page.keyboard.press('Enter')
  await second.locator('[data-gate]').waitFor()
  assert.match(await second.innerText(), /limit of free articles/)
  await visitor.inspect()
  assert.match(await access(visitor, KIRIBATI), /^gate/)
  await visitor.close()
})

test('without JavaScript "Keep reading" is a link to the article', async () => {
  const visitor = await newVisitor(site().origin, { javaScript: false })
  await visitor.open(TOKYO)
  const first = visitor.page.locator('article.folded').first()
  const url = await first.getAttribute('data-url')
  await first.locator('.keep-reading').click()
  assert.equal(new URL(visitor.page.url()).pathname, url)
  await visitor.close()
})

test('whoever goes on from one article to another is not led back to the one just read', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open('/measure/samarkand-meridian')
  const next = page.locator('.folded-headline a').first()
  const url = (await next.getAttribute('href')) ?? ''
  const back = page.locator('main aside h3 a[href="/measure/samarkand-meridian"]')
  await visitor.open(url)
  assert.equal(await back.count(), 1, 'it is akin, and shown to whoever comes from elsewhere')
  await visitor.open('/measure/samarkand-meridian')
  await page.locator(`.folded-headline a[href="${url}"]`).click()
  await page.waitForURL(`**${url}`)
  await back.waitFor({ state: 'detached' })
  assert.equal(await back.count(), 0)
  await visitor.close()
})
