import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Visitor, VisitorRequest } from '../support/browser.ts'
import { siteOfDesk } from '../support/siteOfDesk.ts'

const desk = siteOfDesk()
const invited = (email: string, wishes: VisitorRequest = {}) => desk.invited(email, 'editor', wishes)

const focused = (visitor: Visitor) =>
  visitor.page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-article') ?? '')

test('an editor gives three articles to somebody and sets their hour without touching the mouse', async () => {
  const editor = await invited('hands@example.org')
  const { page } = editor
  await page.goto('/desk/articles?q=published')
  for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
  assert.equal(await page.locator('.desk-pick input:checked').count(), 3)
  assert.equal(await page.locator('[data-selected]').textContent(), '3')
  await editor.inspect()
  await page.keyboard.press('a')
  await page.getByText('3 articles', { exact: true }).waitFor()
  await editor.inspect()
  await page.getByLabel(/hands/).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.getByText('Changed: 3. So already: 0. Not done: 0.').waitFor()
  await editor.inspect()

  await page.goto('/desk/articles?q=assigned:me')
  assert.equal(await page.locator('[data-article]').count(), 3)
  await page.keyboard.press('j')
  const first = await focused(editor)
  await page.keyboard.press('d')
  await page.waitForURL(`**/desk/articles/${first}/assignment#due`)
  await page.locator('#due').fill('2036-11-30T18:00')
  await page.keyboard.press('Enter')
  await page.waitForURL(/assignment\?done/)
  await editor.inspect()
  assert.equal(await page.locator('#due').inputValue(), '2036-11-30T18:00')
})

test('a look beside the list leaves the list where it is; a key opens what one stands on', async () => {
  const editor = await invited('looks@example.org')
  const { page } = editor
  await page.goto('/desk/articles')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = await focused(editor)
  await page.keyboard.press('Space')
  await page.locator('#look h2').waitFor()
  assert.equal(new URL(page.url()).pathname, '/desk/articles')
  assert.equal(await focused(editor), second)
  await editor.inspect()
  const box = await page.locator('#look').boundingBox()
  assert.equal(Math.round(box?.width ?? 0), 360)
  await page.keyboard.press('x')
  await page.keyboard.press('e')
  await page.waitForURL(`**/desk/articles/${second}`)

  // Whoever comes back stands where they stood, with what they had selected; Escape lets go of it.
  await page.goBack()
  await page.waitForFunction((row) => document.activeElement?.closest('tr')?.dataset.article === row, second)
  assert.equal(await page.locator('.desk-pick input:checked').count(), 1)
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('.desk-pick input:checked').count(), 0)
})

test('a list is kept under a name, stands above the list, and is forgotten again', async () => {
  const editor = await invited('views@example.org')
  const { page } = editor
  await page.goto('/desk/articles?q=published+section:cities')
  await page.getByRole('link', { name: 'Keep this view' }).click()
  await page.getByLabel('Name', { exact: true }).fill('The cities')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.waitForURL('**/desk/articles?q=published+section%3Acities')
  assert.equal(await page.getByRole('link', { name: 'The cities' }).getAttribute('aria-current'), 'true')
  await page.goto('/desk/views')
  await editor.inspect()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('No view is kept yet').waitFor()
})

test('all that match are named by their number before anything happens to them', async () => {
  const editor = await invited('many@example.org')
  const { page } = editor
  await page.goto('/desk/articles?q=published')
  const matching = await page.locator('[data-article]').count()
  await page.getByLabel(/on this page/).check()
  await page.getByLabel('With the selected').selectOption('needs-pictures')
  await page.getByRole('button', { name: 'Go on …' }).click()
  await page.getByRole('button', { name: `Do it with ${matching} articles` }).click()
  await page.getByText(`Changed: ${matching}. So already: 0. Not done: 0.`).waitFor()
  await page.goto('/desk/articles?q=needs:pictures')
  assert.equal(await page.locator('.desk-need').count(), matching)
})

test('Ctrl K goes to a place, to an article by a word of it, and does what the row offers', async () => {
  const editor = await invited('finds@example.org')
  const { page } = editor
  await page.goto('/desk/articles')
  await page.keyboard.press('j')
  const first = await focused(editor)
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Find and do' })
  await page.keyboard.type('assi')
  await page.getByRole('option', { name: 'Assign' }).waitFor()
  assert.equal(await field.getAttribute('aria-activedescendant'), 'desk-found-0')
  await editor.inspect()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/desk/articles/${first}/assignment`)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('cabbage')
  await page.getByRole('option', { name: /salts its cabbage/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/desk\/articles\/\d+$/)

  await page.goto('/desk/articles')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('toda')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${desk.origin()}/desk`)
})

test('keys act by what a keyboard writes: German, French, Polish, Russian, Japanese', async () => {
  const editor = await invited('layouts@example.org')
  const { page } = editor
  const send = (key: string, code: string, more: Record<string, boolean> = {}) =>
    page.evaluate(
      ([pressed, place, rest]) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: pressed, code: place, bubbles: true, cancelable: true, ...rest }),
        ),
      [key, code, more] as const,
    )
  await page.goto('/desk/articles')
  await send('j', 'KeyJ')
  const first = await focused(editor)
  assert.notEqual(first, '')
  const selected = () => page.locator('.desk-pick input:checked').count()

  await send('x', 'KeyX')
  assert.equal(await selected(), 1, 'German')
  await send('@', 'KeyQ', { ctrlKey: true, altKey: true })
  await send('ć', 'KeyC')
  await send('ź', 'KeyX', { ctrlKey: true, altKey: true })
  assert.equal(await selected(), 1, 'Polish letters are letters')
  await send('ч', 'KeyX')
  assert.equal(await selected(), 0, 'Russian')
  await send('о', 'KeyJ')
  assert.notEqual(await focused(editor), first, 'Russian')
  await send('л', 'KeyK')
  assert.equal(await focused(editor), first)
  await send('Process', 'KeyJ', { isComposing: true })
  await send('j', 'KeyJ', { isComposing: true })
  assert.equal(await focused(editor), first, 'Japanese, while a word is put together')
  await send('q', 'KeyA')
  assert.equal(new URL(page.url()).pathname, '/desk/articles', 'French: q stands where others have a')
  await send('a', 'KeyQ')
  await page.waitForURL(`**/desk/articles/${first}/assignment`)
})

for (const [name, wishes] of [
  ['a phone', { viewport: { width: 360, height: 740 } }],
  ['four hundred per cent', { viewport: { width: 320, height: 256 } }],
  ['no JavaScript', { javaScript: false }],
] as const) {
  test(`the list, an assignment, many at once and the views stand in ${name}`, async () => {
    const editor = await invited('everywhere@example.org', wishes)
    const { page } = editor
    await page.goto('/desk/articles?q=section:food')
    await editor.inspect()
    const id = await page.locator('[data-article]').first().getAttribute('data-article')
    for (const path of [
      `/desk/articles/${id}/assignment`,
      `/desk/articles/${id}/look`,
      '/desk/views',
      '/desk/find?q=sea',
    ]) {
      await page.goto(path)
      await editor.inspect()
    }
    await page.goto('/desk/articles?q=section:food')
    await page.locator('.desk-pick input').first().check()
    await page.getByRole('button', { name: 'Go on …' }).click()
    await page.getByText('1 article', { exact: true }).waitFor()
    await page.getByLabel(/everywhere/).check()
    await editor.inspect()
    await page.getByRole('button', { name: 'Do it with 1 article' }).click()
    await page.getByText(/Changed: [01]\./).waitFor()
    await page.goto('/desk')
    await editor.inspect()
  })
}
