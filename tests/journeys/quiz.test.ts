import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor, PHONE, type Visitor } from '../support/browser.ts'
import { siteOfDesk } from '../support/siteOfDesk.ts'

const desk = siteOfDesk()

test('a reader without scripts takes the quiz, and nobody hears what they think', async () => {
  for (const wishes of [{ viewport: PHONE }, { colorScheme: 'dark' }] as const) {
    const reader = await newVisitor(desk.origin(), { javaScript: false, ...wishes })
    assert.equal(await reader.open('/cities/sweden-changes-sides'), 200)
    const { page } = reader
    const asked = reader.requests.length
    const first = page.locator('.quiz li').first()
    await first.getByText('Right, by a hair').click()
    await first.getByText('No. Try another.').first().waitFor()
    assert.equal(await page.getByText('parliament decided otherwise').isVisible(), false)
    await first.getByText('Left, by 83 percent').focus()
    await page.keyboard.press('Enter')
    await first.getByText('Right.', { exact: true }).waitFor()
    assert.equal(await page.getByText('parliament decided otherwise').isVisible(), true)
    // Of a question one stands open.
    assert.equal(await first.locator('details[open]').count(), 1)
    // Pictures come when they are seen.
    assert.deepEqual(
      reader.requests.slice(asked).filter((request) => !/\.(?:webp|avif|svg)$/.test(request)),
      [],
    )
    await reader.inspect()
    await reader.close()
  }
})

const isSaved = (page: Page) =>
  page.locator('[data-editor-standing][data-kind="saved"]', { hasText: 'Saved' }).waitFor()

async function openText({ page }: Visitor, article: number) {
  await page.goto(`/desk/articles/${article}`)
  await page.locator('.desk-editor-open .ProseMirror').waitFor()
}

const linesOf = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('.ProseMirror .desk-quiz-line')].map((line) => line.textContent))

test('an editor makes a quiz by keyboard, another writes in it on a phone, and both see all of it', async () => {
  const ana = await desk.invited('ana@example.org', 'editor')
  await openText(ana, 3)
  const { page } = ana
  await page.locator('.ProseMirror > p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/quiz')
  await page.keyboard.press('Enter')
  for (const line of ['Ports', 'Which one?', 'Lisbon', 'Porto']) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Alt+Enter')
  await page.keyboard.press('Alt+ArrowUp')
  await isSaved(page)
  assert.deepEqual(await linesOf(page), ['Ports', 'Which one?', 'Porto', 'Lisbon', '', ''])
  await ana.inspect()

  const ben = await desk.invited('ben@example.org', 'editor', { phone: true })
  await openText(ben, 3)
  await ben.page.locator('.desk-quiz-line', { hasText: 'Lisbon' }).tap()
  await ben.page.keyboard.press('End')
  await Promise.all([ben.page.keyboard.type(' at night'), page.keyboard.type(' by day')])
  await ben.page.locator('.desk-quiz-line', { hasText: 'Porto by day' }).waitFor()
  await page.locator('.desk-quiz-line', { hasText: 'Lisbon at night' }).waitFor()
  await ben.page.getByRole('button', { name: 'Remove the answer' }).waitFor()
  await ben.page.getByRole('radio', { name: 'Right' }).nth(1).check()
  await page.locator('.desk-quiz-is-right', { hasText: 'Lisbon at night' }).waitFor()
  assert.equal(await page.locator('.desk-quiz-is-right').count(), 1)
  await ben.page.getByRole('button', { name: 'Add a question' }).tap()
  await isSaved(ben.page)
  await ben.inspect()
  await page.locator('[data-tab="checks"]').click()
  await page.getByText('Question 2 of a quiz is empty.').waitFor()
})
