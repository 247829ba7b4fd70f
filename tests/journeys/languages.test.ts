import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourney } from '../support/journey.ts'
import { TOKYO } from '../support/steps.ts'

const site = siteOfJourney()

test('originals in Arabic, Japanese and German stand in their own direction, language and type', async () => {
  await site().cli('paywall', 'set', 'allowance=10')
  const visitor = await newVisitor(site().origin, { colorScheme: 'dark' })
  const { page } = visitor
  for (const [report, language, direction] of [
    ['/earth/oman-water-shares', 'ar', 'rtl'],
    [TOKYO, 'ja', 'ltr'],
    ['/cities/wuppertal-hanging-railway', 'de', 'ltr'],
  ] as const) {
    await visitor.open(report)
    await page.locator(`a[rel=alternate][hreflang=${language}]`).first().click()
    const headline = page.locator('h1')
    assert.equal(await headline.getAttribute('lang'), language)
    assert.equal(await headline.evaluate((element) => getComputedStyle(element).direction), direction)
    await page.evaluate(() => document.fonts.ready)
    await visitor.inspect()
  }
  await visitor.close()
})

test('a lost page, a wrong method and a spent link each say so calmly', async () => {
  const visitor = await newVisitor(site().origin)
  visitor.expects(404, 410)
  for (const path of [
    '/borders/nowhere',
    '/section/nowhere',
    '/sign-in/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    '/confirm/nothing',
  ]) {
    assert.ok((await visitor.open(path)) >= 404)
    await visitor.inspect()
  }
  const wrong = await fetch(`${site().origin}/latest`, { method: 'POST' })
  assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'GET, HEAD'])
  await visitor.close()
})
