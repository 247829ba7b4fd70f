import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { TOKYO } from '../support/steps.ts'

const site = siteOfJourneys()

/** The faces that drew the letters of the text, as the browser itself says. */
async function facesOf(page: Page): Promise<{ used: string[]; brokenOff: string[] }> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.article-body' })
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
  await session.detach()
  const brokenOff = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family),
  )
  return { used: fonts.filter((font) => font.isCustomFont).map((font) => font.familyName), brokenOff }
}

const hyphensIn = (page: Page) =>
  page
    .locator('.article-body p')
    .first()
    .evaluate((element) => getComputedStyle(element).hyphens)

test('originals in Arabic, Japanese and German stand in their own direction, language and type', async () => {
  for (const [report, language, direction, type] of [
    ['/earth/oman-water-shares', 'ar', 'rtl', /naskh|arabic/i],
    [TOKYO, 'ja', 'ltr', /jp|japanese/i],
    ['/cities/wuppertal-hanging-railway', 'de', 'ltr', undefined],
  ] as const) {
    // Each a visitor of their own, to whom the one free article is this.
    const visitor = await newVisitor(site().origin, { colorScheme: 'dark' })
    const { page } = visitor
    await visitor.open(report)
    await page.locator(`a[rel=alternate][hreflang=${language}]`).first().click()
    const headline = page.locator('h1')
    assert.equal(await headline.getAttribute('lang'), language)
    assert.equal(await headline.evaluate((element) => getComputedStyle(element).direction), direction)
    await page.evaluate(() => document.fonts.ready)
    await visitor.inspect()
    const faces = await facesOf(page)
    assert.deepEqual(faces.brokenOff, [], 'fonts that did not arrive')
    // What the reader's own device puts in for a missing letter is named by the device, not by us.
    if (type)
      assert.ok(
        faces.used.some((face) => type.test(face)),
        `set in ${faces.used.join(', ')}`,
      )
    if (language === 'de') assert.equal(await hyphensIn(page), 'auto')
    await visitor.close()
  }
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
