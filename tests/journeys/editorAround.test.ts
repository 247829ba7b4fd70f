import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { siteOfDesk } from '../support/siteOfDesk.ts'

const desk = siteOfDesk()

async function open(page: Page, address: string) {
  await page.goto(`/desk/articles/${address}`)
  await page.locator('.desk-editor-open .ProseMirror').waitFor()
}
const standing = (page: Page) => page.locator('[data-editor-standing]')
const bar = (page: Page, said: RegExp) => page.locator('.state-bar-words', { hasText: said }).waitFor()
const focus = (page: Page) =>
  page.evaluate(() => {
    const { id = '', tagName, dataset, className } = (document.activeElement ?? document.body) as HTMLElement
    return id || dataset.tab || dataset.fact || `${tagName.toLowerCase()}.${className.split(' ')[0]}`
  })
const type = async (page: Page, words: string) => {
  await page.locator('.ProseMirror > p').first().click()
  await page.keyboard.press('Home')
  await page.keyboard.type(words)
}

test('the line above the text follows whoever types, and nothing is called saved that nobody typed here', async () => {
  const ana = await desk.invited('ana@example.org', 'editor')
  const ben = await desk.invited('ben@example.org', 'editor')
  const heard = ana.page.waitForResponse(/text\?since=/)
  await open(ana.page, '5')
  await (await heard).finished()
  await standing(ana.page).filter({ hasText: 'Everything is saved.' }).waitFor()
  await open(ben.page, '5')
  await type(ben.page, 'Blue ')
  await standing(ben.page)
    .filter({ hasText: /Saved \d\d:\d\d:\d\d/ })
    .waitFor()
  for (const { page } of [ana, ben]) await bar(page, /1 change not out/i)
  await ana.page.locator('#fact-kicker').fill('Harbors')
  for (const { page } of [ana, ben]) await bar(page, /2 changes not out/i)
  assert.equal(await standing(ana.page).innerText(), 'Everything is saved.')
  await ben.page.goto('/desk/articles/5/assignment')
  await ben.page.locator('[name="due"]').fill('2027-03-01T18:00')
  await ben.page.getByRole('button', { name: 'Save' }).click()
  await bar(ana.page, /due .*18:00/)
  await ana.inspect()
})

test('an address, F8 and F6 lead to the very field or block, and all beside the text is reached by keys', async () => {
  const { page } = await desk.invited('cy@example.org', 'editor')
  await open(page, '6#fact-places')
  await page.waitForFunction(() => document.activeElement?.id === 'fact-places')
  const block = await page.locator('.ProseMirror > p').nth(2).getAttribute('data-id')
  await open(page, `7#block-${block}`)
  await open(page, `6#block-${block}`)
  await page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'))
  assert.equal(
    await page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('[data-id]')?.getAttribute('data-id')),
    block,
  )

  await page.locator('#fact-standfirst').fill('')
  await page.locator('.checks-place[data-fact="standfirst"]').waitFor()
  await page.locator('#fact-headline').focus()
  const found = await page.locator('#beside a:is([data-block], [data-fact])').count()
  const reached: string[] = []
  for (let at = 0; at < found; at++) {
    await page.keyboard.press('F8')
    reached.push(await focus(page))
  }
  assert.ok(reached.includes('fact-standfirst'), reached.join())

  // A comment is one of the places, too, there and back.
  const words = (await page.locator('.ProseMirror > p').nth(1).innerText()).slice(0, 12)
  await page.evaluate(async (quote) => {
    const { version } = await (await fetch('/desk/articles/6/text')).json()
    const headers = { 'Content-Type': 'application/json' }
    const text = [...document.querySelectorAll('.ProseMirror > *')].map((block) => block.textContent ?? '')
    const from = 1 + (text[0]?.length ?? 0) + 2
    const body = JSON.stringify({ from, to: from + quote.length, version, quote, words: 'WHYTHIS' })
    await fetch('/desk/articles/6/comments.json', { method: 'POST', headers, body })
  }, words)
  const told = async (key: string) => {
    await page.keyboard.press(key)
    return page.locator('[data-editor-says]').innerText()
  }
  let presses = 0
  while (!/WHYTHIS/.test(await told('F8'))) assert.ok(presses++ < 2 * found + 20, 'F8 leads to no comment')
  assert.equal(await page.evaluate(() => String(getSelection())), words)
  await told('F8')
  assert.match(await told('Shift+F8'), /WHYTHIS/)

  await page.locator('#fact-headline').fill('x'.repeat(2_000))
  const unsaved = standing(page).getByRole('button', { name: 'Headline' })
  await unsaved.click()
  assert.equal(await focus(page), 'fact-headline')
  assert.match(await standing(page).innerText(), /^Not saved: Headline/)
  await page.locator('#fact-headline').fill('Boats')
  await standing(page)
    .filter({ hasText: /Saved|Everything/ })
    .waitFor()
  await page.locator('.ProseMirror').focus()
  await page.keyboard.press('F6')
  assert.equal(
    await page.evaluate(() => document.querySelector('.desk-beside')?.contains(document.activeElement)),
    true,
  )
  await page.keyboard.press('F6')
  assert.equal(await focus(page), 'div.ProseMirror')
})

test('a session that ends in mid-sentence leaves the words to their author, whoever logs in at that browser', async () => {
  const { page, context } = await desk.invited('dee@example.org', 'editor')
  await open(page, '8')
  await context.clearCookies()
  await type(page, 'DEESWORDS ')
  await standing(page).filter({ hasText: 'Your session is over' }).waitFor()
  const { stdout } = await desk.site().cli('staff', 'invite', 'eve@example.org', '--role', 'editor')
  const next = await context.newPage()
  await next.goto(stdout.trim())
  await next.getByRole('button', { name: 'Log in', exact: true }).click()
  await next.waitForURL(`${desk.origin()}/desk`)
  await open(next, '8')
  await page.waitForResponse((answer) => answer.url().includes('/steps?typist=') && answer.status() === 401)
  assert.doesNotMatch(await next.locator('.ProseMirror').innerText(), /DEESWORDS/)
  assert.equal(await next.locator('[data-editor-questions]').innerText(), '')
  await page.close()
  await next.reload()
  await next.locator('.desk-editor-open .ProseMirror').waitFor()
  assert.equal(await next.locator('[data-editor-questions]').innerText(), '')
  const again = await desk.site().cli('staff', 'invite', 'dee@example.org', '--role', 'editor')
  await context.clearCookies()
  await next.goto(again.stdout.trim())
  await next.getByRole('button', { name: 'Log in', exact: true }).click()
  await next.waitForURL(`${desk.origin()}/desk`)
  await open(next, '8')
  await next.getByRole('button', { name: 'Put them in' }).click()
  await next.locator('.ProseMirror', { hasText: 'DEESWORDS' }).waitFor()
  await standing(next).filter({ hasText: /Saved/ }).waitFor()
})

test('a comment or a note that is half typed waits in its browser until it is sent, through another tab of the column, a reload and a logout', async () => {
  const { page, context } = await desk.invited('dee@example.org', 'editor')
  const words = page.locator('#comment-words')
  const comments = async () => {
    await page.locator('[data-tab="comments"]').click()
    await words.waitFor()
  }
  await open(page, '8')
  await comments()
  await words.fill('Who counted')
  await page.locator('[data-tab="details"]').click()
  await page.locator('#fact-tags').waitFor()
  await comments()
  assert.equal(await words.inputValue(), 'Who counted')
  await page.getByText('You typed this before.').waitFor()
  await page.reload()
  await comments()
  assert.equal(await words.inputValue(), 'Who counted')

  await page.goto('/desk/articles/8/state?action=withdraw')
  await page.locator('#words').fill('Nobody was there.')
  await page.reload()
  assert.equal(await page.locator('#words').inputValue(), 'Nobody was there.')

  await page.goto('/desk/articles/8/publish')
  await page.locator('#note').fill('The number was wrong.')
  await context.clearCookies()
  await page.reload()
  assert.equal(await page.locator('#note').count(), 0)
  const again = await desk.invited('dee@example.org', 'editor')
  await context.addCookies(await again.context.cookies())
  await page.goto('/desk/articles/8/publish')
  assert.equal(await page.locator('#note').inputValue(), 'The number was wrong.')

  await open(page, '8')
  await comments()
  const quote = (await page.locator('.ProseMirror > p').first().innerText()).slice(0, 30)
  await page.locator('#beside [name="quote"]').fill(quote)
  await page.locator('#beside').getByRole('button', { name: 'Comment', exact: true }).click()
  await page.locator('.comment-words', { hasText: 'Who counted' }).waitFor()
  assert.equal(await words.inputValue(), '')
  await page.reload()
  await comments()
  assert.equal(await words.inputValue(), '')

  // Somebody else at this browser meets none of it.
  const eve = await desk.invited('eve@example.org', 'editor')
  await context.clearCookies()
  await context.addCookies(await eve.context.cookies())
  await page.goto('/desk/articles/8/publish')
  assert.equal(await page.locator('#note').inputValue(), '')
})
