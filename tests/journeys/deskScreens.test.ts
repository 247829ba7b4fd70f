import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PHONE, type Visitor } from '../support/browser.ts'
import { siteOfDesk } from '../support/siteOfDesk.ts'

const desk = siteOfDesk()

/** Every screen, of an article that is out, of one that is not, and of everything around them. */
const SCREENS = [
  '/desk',
  '/desk/articles',
  '/desk/articles?q=nothing-is-called-so',
  '/desk/articles?q=in-review',
  '/desk/find?q=sea',
  '/desk/views',
  ...['', '/details', '/comments', '/history', '/history/now', '/history/since', '/checks', '/preview', '/intake'].map(
    (part) => `/desk/articles/3${part}`,
  ),
  ...['/publish', '/state?action=withdraw', '/assignment', '/look'].map((part) => `/desk/articles/3${part}`),
  '/desk/media',
  '/desk/media?q=needs-work',
  '/desk/style',
  '/desk/style/1',
  '/desk/account',
  '/desk/account/app',
  '/desk/staff',
  '/desk/staff/1',
  '/desk/log',
]

/** What one would type into or press, and that reaches beyond its column or the window. */
const cutOff = ({ page }: Visitor) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(input:not([type="hidden"]), textarea, select, button)')].flatMap(
      (control) => {
        const { left, right, width } = control.getBoundingClientRect()
        if (control.closest('details:not([open])')) return []
        // A menu that was opened hangs over what is beside it.
        const column = (
          (!control.closest('details') && control.closest('turbo-frame')) ||
          document.body
        ).getBoundingClientRect()
        const mayScroll =
          control.closest('.preview-place, table, [data-scrolls], .visually-hidden, .desk-choices') !== null
        const isIn = left >= column.left - 1 && right <= column.right + 1
        return width === 0 || isIn || mayScroll ? [] : [`${control.outerHTML.slice(0, 100)} ${left}–${right}`]
      },
    ),
  )

for (const [name, wishes] of [
  ['a phone', { viewport: PHONE }],
  ['a tablet', { viewport: { width: 768, height: 1024 } }],
  ['a wide window', {}],
] as const) {
  test(`every screen of the desk on ${name}: nothing is wider than its window, and nothing keeps anybody out`, async () => {
    const visitor = await desk.invited('walks@example.org', 'publisher', wishes)
    // What a page in a frame without an origin loads would be asked for twice on account of them.
    await visitor.context.setExtraHTTPHeaders({})
    for (const path of SCREENS) {
      assert.equal(await visitor.open(path), 200, path)
      if (path === '/desk/articles/3') await visitor.page.locator('.desk-editor-open .ProseMirror').waitFor()
      await visitor.inspect()
      assert.deepEqual(await cutOff(visitor), [], path)
    }
    await visitor.open('/desk/articles/3')
    for (const menu of await visitor.page.locator('main details > summary').all()) {
      if (!(await menu.isVisible())) continue
      await menu.click()
      assert.deepEqual(await cutOff(visitor), [], await menu.innerText())
      await menu.click()
    }
    await visitor.open('/desk/articles/3')
    for (const tab of ['comments', 'details', 'history']) {
      await visitor.page.locator(`[data-tab="${tab}"]`).click()
      await visitor.page.locator(`[data-tab="${tab}"][aria-current]`).waitFor()
      assert.deepEqual(await cutOff(visitor), [], tab)
    }
    await visitor.open('/desk/media')
    await visitor.page.locator('main a[href^="/desk/media/"]').first().click()
    await visitor.page.waitForURL(/\/desk\/media\/[0-9a-f]{32}/)
    await visitor.inspect()
    await visitor.close()
  })
}

/** The text of an article that nobody else of this file writes in, once the editor stands. */
async function openText({ page }: Visitor, article: number) {
  await page.goto(`/desk/articles/${article}`)
  await page.locator('.desk-editor-open .ProseMirror').waitFor()
  await page.locator('.ProseMirror > p').last().click()
  await page.keyboard.press('Control+End')
}
const isSaved = ({ page }: Visitor) =>
  page.locator('[data-editor-standing][data-kind="saved"]', { hasText: 'Saved' }).waitFor()

test('history by keys alone: what has changed is inked, [ and ] step, what is restored is a new revision, and what is new since the last reading is said', async () => {
  const ana = await desk.invited('ana@example.org', 'editor')
  const ben = await desk.invited('ben@example.org', 'editor')
  await ana.open('/desk/articles?q=in-review')
  const link = ana.page.locator('main tbody a[href^="/desk/articles/"]').first()
  const article = Number(/\d+/.exec((await link.getAttribute('href')) ?? '')?.[0])
  const history = `/desk/articles/${article}/history`
  // Somebody has read it; somebody else writes on.
  await ben.open(`${history}/since`)
  const read = ben.page.locator('form[action$="/history/since"] button')
  if (await read.count()) await read.click()
  await openText(ana, article)
  await ana.page.keyboard.press('Enter')
  await ana.page.keyboard.type('The inkedword stands last.')
  await isSaved(ana)
  await ana.open(`${history}/now`)
  const inked = ana.page.locator('.history-text ins, .history-block[data-change="added"]', { hasText: 'inkedword' })
  await inked.first().waitFor()
  await ana.inspect()
  await ben.open(`${history}/since`)
  await ben.page.locator('.history-text', { hasText: 'inkedword' }).waitFor()
  await ben.inspect()

  await ana.page.keyboard.press('[')
  await ana.page.waitForURL(/\/history\/[1-9]\d*$/)
  const earlier = new URL(ana.page.url()).pathname
  assert.equal(await ana.page.locator('main', { hasText: 'inkedword' }).count(), 0)
  await ana.page.keyboard.press(']')
  await ana.page.waitForURL(`**${history}/now`)
  assert.notEqual(earlier, `${history}/now`)

  // What was public is the latest again, and what was written since is a revision of its own.
  await ana.open(history)
  const restore = ana.page.locator('.history-restore').first()
  await restore.focus()
  await ana.page.keyboard.press('Enter')
  await ana.page.waitForURL(/\/restore$/)
  await ana.inspect()
  await ana.page.locator('main form button').focus()
  await ana.page.keyboard.press('Enter')
  await ana.page.waitForURL((url) => !url.pathname.endsWith('/restore'))
  await ana.open(history)
  assert.ok((await ana.page.locator('.history-line').count()) >= 4, await ana.page.innerText('main'))
  await ana.page
    .getByText(/Restored from/i)
    .first()
    .waitFor()
  await ana.inspect()
})

test('a colleague is named in a comment, finds it on Today, and answers, by keys alone', async () => {
  const cleo = await desk.invited('cleo@example.org', 'editor')
  const dan = await desk.invited('dan@example.org', 'editor')
  await openText(cleo, 8)
  await cleo.page.keyboard.press('Control+Shift+ArrowLeft')
  await cleo.page.keyboard.press('Control+Shift+M')
  await cleo.page.waitForFunction(() => document.activeElement?.id === 'comment-words')
  await cleo.page.keyboard.type('Is that so, @dan?')
  await cleo.page.keyboard.press('Tab')
  await cleo.page.keyboard.press('Enter')
  await cleo.page.locator('.comment-words', { hasText: '@dan' }).waitFor()
  await cleo.inspect()

  await dan.open('/desk')
  await dan.page.locator('#waiting-heading').waitFor()
  const mention = dan.page.locator('li', { hasText: 'Is that so, @dan?' }).getByRole('link')
  await mention.focus()
  await dan.page.keyboard.press('Enter')
  await dan.page.waitForURL(/\/desk\/articles\/8/)
  await dan.open('/desk/articles/8/comments')
  const thread = dan.page.locator('.comment', { hasText: 'Is that so, @dan?' })
  await thread.locator('summary', { hasText: 'Reply' }).focus()
  await dan.page.keyboard.press('Enter')
  await dan.page.keyboard.press('Tab')
  await dan.page.keyboard.type('It is.')
  await dan.page.keyboard.press('Tab')
  await dan.page.keyboard.press('Enter')
  await dan.page.locator('.comment-replies', { hasText: 'It is.' }).waitFor()
  await dan.inspect()
})

for (const [name, article, wishes] of [
  ['at four hundred per cent', 9, { viewport: { width: 320, height: 256 } }],
  ['without a script', 10, { javaScript: false }],
] as const) {
  test(`${name} a picture takes another one's place everywhere`, async () => {
    const eve = await desk.invited('eve@example.org', 'publisher', wishes)
    const { page } = eve
    await eve.open(`/desk/articles/${article}`)
    const picture = await page.locator('[name="lead-pictureId"]').inputValue()
    const choose = async (place: number) => {
      await eve.open(`/desk/media/${picture}/replace`)
      await page.getByRole('radio').nth(place).check()
      await page.locator('main form button[type="submit"]').last().click()
      await page.waitForURL(/replace\?with=/)
      await eve.inspect()
    }
    // The newest of the library are covers of the magazine, without a credit.
    await choose(0)
    assert.equal(await page.locator('main form').count(), 0)
    await page.goBack()
    await eve.inspect()
    await choose(8)
    eve.expects(422)
    await page.locator('main form button').click()
    await page.locator('.field-problem').waitFor()
    await eve.inspect()
    await page.getByLabel('Why').fill('A better print')
    await page.locator('main form button').click()
    await page.waitForURL(/replace\?run=/)
    while ((await page.locator('main progress').count()) > 0) await page.goto(page.url())
    await page.locator('.media-stands[role="status"]').waitFor()
    await eve.inspect()
    await eve.close()
  })
}
