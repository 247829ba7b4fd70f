import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { newVisitor, type Visitor, type VisitorRequest } from '../support/browser.ts'
import { siteOfDesk } from '../support/siteOfDesk.ts'

const { origin, invited, linkFor, enterBy } = siteOfDesk()
afterEach(async () => {
  for (const visitor of open.splice(0)) await visitor.close()
})

let people = 0
const open: Visitor[] = []

async function editor(wishes: VisitorRequest = {}): Promise<Visitor> {
  const visitor = await invited(`editor${++people}@example.org`, 'editor', wishes)
  open.push(visitor)
  return visitor
}

/** The text, once the editor stands. */
async function openText(page: Page, article: number) {
  await page.goto(`/desk/articles/${article}`)
  await page.locator('.desk-editor-open .ProseMirror').waitFor()
  return page.locator('.ProseMirror')
}

/** Every word of the text, as the editor has it. */
const wordsOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.ProseMirror [data-id]')].map((block) => block.textContent).join('\n'),
  )

/** Until both have the same text. */
async function areSame(one: Page, other: Page) {
  const since = performance.now()
  for (;;) {
    const [mine, theirs] = [await wordsOf(one), await wordsOf(other)]
    if (mine === theirs) return
    assert.ok(performance.now() - since < 30_000, `${mine.slice(0, 1500)}\n| ${theirs.slice(0, 1500)}`)
    await pause(100)
  }
}
const trayOf = (page: Page) => page.locator('[data-editor-tray]').innerText()
const standing = (page: Page) => page.locator('[data-editor-standing]')
const isSaved = (page: Page) =>
  standing(page)
    .and(page.locator('[data-kind="saved"]', { hasText: 'Saved' }))
    .waitFor()

/** Puts the cursor at the end of the nth paragraph. */
async function toEndOf(page: Page, paragraph: number) {
  const place = page.locator('.ProseMirror > p').nth(paragraph)
  await place.click({ position: { x: 5, y: 8 } })
  await page.keyboard.press('Control+Home')
  for (let n = 0; n <= paragraph; n++) {
    if (n > 0) await page.keyboard.press('ArrowRight')
    await page.evaluate((at) => {
      const blocks = document.querySelectorAll('.ProseMirror > p')
      const block = blocks[at]
      if (!block) throw new Error(`no paragraph ${at}`)
      const range = document.createRange()
      range.selectNodeContents(block)
      range.collapse(false)
      const selection = getSelection()
      selection?.removeAllRanges()
      selection?.addRange(range)
    }, n)
  }
}

test('what an editor types is saved as they go, stands there after a reload, and is marked as in Markdown', async () => {
  const { page, inspect } = await editor()
  await openText(page, 3)
  await toEndOf(page, 0)
  await page.keyboard.type(' Boats wait **here** for the tide.')
  await isSaved(page)
  await inspect()
  await page.reload()
  await page.locator('.desk-editor-open .ProseMirror').waitFor()
  const first = page.locator('.ProseMirror > p').first()
  assert.match(await first.innerText(), /Boats wait here for the tide\.$/)
  assert.equal(await first.locator('strong').innerText(), 'here')
  await page.locator('[data-editor-measure]', { hasText: /\d words, \d+ min/ }).waitFor()
})

test('two people in one article see each other’s names and words, and end with the same text', async () => {
  const [ana, ben] = [await editor(), await editor()]
  await openText(ana.page, 4)
  await openText(ben.page, 4)
  await toEndOf(ana.page, 0)
  await ana.page.keyboard.type(' ANAWASHERE')
  await ben.page.locator('.ProseMirror', { hasText: 'ANAWASHERE' }).waitFor()
  await toEndOf(ben.page, 1)
  await ben.page.keyboard.type(' BENTOO')
  await ana.page.locator('.ProseMirror', { hasText: 'BENTOO' }).waitFor()
  await ana.page.locator('[data-editor-here]', { hasText: /editor\d/ }).waitFor()
  await ana.page.locator('.desk-here').first().waitFor()
  await isSaved(ben.page)
  await areSame(ana.page, ben.page)
})

type Pair = [what: string, deed: (page: Page) => Promise<void>]

/** What one does in a paragraph while another one, away, types in it (the table of nine pairs). */
const PAIRS: Pair[] = [
  [
    'splits it',
    async (page) => {
      await toEndOf(page, 1)
      for (let n = 0; n < 12; n++) await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('Enter')
    },
  ],
  [
    'joins it to the one above',
    async (page) => {
      await toEndOf(page, 0)
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Backspace')
    },
  ],
  [
    'makes it a subhead',
    async (page) => {
      await toEndOf(page, 1)
      await page.locator('.desk-insert summary').first().click()
      await page.locator('[data-command="insert.subhead"]').click()
    },
  ],
  [
    'wraps it in a quotation',
    async (page) => {
      await toEndOf(page, 0)
      await page.keyboard.press('ArrowRight')
      await page.keyboard.type('> ')
    },
  ],
  [
    'moves it',
    async (page) => {
      await toEndOf(page, 1)
      await page.keyboard.press('Alt+ArrowUp')
    },
  ],
  ['deletes it', (page) => deleteParagraph(page, 1)],
  [
    'writes it anew',
    async (page) => {
      await selectParagraph(page, 1)
      await page.keyboard.type('Completely new.')
    },
  ],
  [
    'makes a word of it bold',
    async (page) => {
      await toEndOf(page, 1)
      for (let n = 0; n < 5; n++) await page.keyboard.press('Shift+ArrowLeft')
      await page.keyboard.press('Control+b')
    },
  ],
  [
    'replaces its last word',
    async (page) => {
      await toEndOf(page, 1)
      await page.keyboard.press('Control+Backspace')
      await page.keyboard.type('Fourth.')
    },
  ],
]

/** With its block: from the end of the one above. */
async function deleteParagraph(page: Page, at: number) {
  await toEndOf(page, at)
  await page.evaluate((index) => {
    const blocks = document.querySelectorAll('.ProseMirror > p')
    const [above, block] = [blocks[index - 1], blocks[index]]
    if (!above || !block) throw new Error('no such paragraph')
    const range = document.createRange()
    range.setStart(above, above.childNodes.length)
    range.setEnd(block, block.childNodes.length)
    const selection = getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
  }, at)
  await page.keyboard.press('Delete')
}

async function selectParagraph(page: Page, at: number) {
  await toEndOf(page, at)
  await page.evaluate((index) => {
    const block = document.querySelectorAll('.ProseMirror > p')[index]
    if (!block) throw new Error('no such paragraph')
    const range = document.createRange()
    range.selectNodeContents(block)
    const selection = getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
  }, at)
}

test('nine ways to lose what somebody types while away: each word is in the text or in the tray', async () => {
  const [ana, ben] = [await editor(), await editor()]
  for (const [index, [what, deed]] of PAIRS.entries()) {
    const article = 5 + index
    await openText(ana.page, article)
    await openText(ben.page, article)
    // A paragraph of its own for each pair, so that no sample text decides what happens.
    await toEndOf(ana.page, 0)
    await ana.page.keyboard.press('Enter')
    await ana.page.keyboard.type('The second stands here.')
    await isSaved(ana.page)
    await ben.page.locator('.ProseMirror', { hasText: 'The second stands here.' }).waitFor()

    await ben.context.setOffline(true)
    await toEndOf(ben.page, 1)
    if (what.includes('word')) {
      await ben.page.keyboard.press('Control+Backspace')
      await ben.page.keyboard.type('NEW')
    } else await ben.page.keyboard.type(' NEW')
    await standing(ben.page).and(ben.page.locator('[data-kind="offline"]')).waitFor()

    await deed(ana.page)
    await isSaved(ana.page)
    await ben.context.setOffline(false)
    await isSaved(ben.page)
    await ana.page.locator('[data-editor-standing][data-kind="saved"]').waitFor()

    await areSame(ana.page, ben.page)
    const [text, tray] = [await wordsOf(ben.page), await trayOf(ben.page)]
    assert.ok(text.includes('NEW') || tray.includes('NEW'), `${what}: ${text.slice(0, 800)} | ${tray}`)
  }
})

test('what could not be placed is put back where it belongs', async () => {
  const [ana, ben] = [await editor(), await editor()]
  await openText(ana.page, 14)
  await openText(ben.page, 14)
  await ben.context.setOffline(true)
  await toEndOf(ben.page, 1)
  for (let n = 0; n < 12; n++) await ben.page.keyboard.press('ArrowLeft')
  await ben.page.keyboard.type(' KEPTINTRAY ')
  await deleteParagraph(ana.page, 1)
  await isSaved(ana.page)
  await ben.context.setOffline(false)
  const tray = ben.page.locator('[data-editor-tray]')
  await tray.getByText('KEPTINTRAY').waitFor()
  await tray.getByRole('button', { name: 'Put back here' }).click()
  await ana.page.locator('.ProseMirror', { hasText: 'KEPTINTRAY' }).waitFor()
  assert.equal(await tray.isHidden(), true)
})

test('who is signed out in mid-sentence loses nothing: it goes after signing in again', async () => {
  const link = await linkFor('sentence@example.org', 'editor')
  const visitor = await newVisitor(origin())
  open.push(visitor)
  const { page, context } = visitor
  await enterBy(visitor, link)
  visitor.expects(401)
  await openText(page, 15)
  const cookies = await context.cookies()
  await context.clearCookies()
  await toEndOf(page, 0)
  await page.keyboard.type(' Typed without a session.')
  await standing(page).getByText('Your session is over').waitFor()
  await context.addCookies(cookies)
  await isSaved(page)
  await page.reload()
  await page.locator('.ProseMirror', { hasText: 'Typed without a session.' }).waitFor()
})

/** Until the browser's own storage has so many steps. */
const isKept = (page: Page, steps: number) =>
  page.waitForFunction(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('dateline-desk')
        opening.onsuccess = () => {
          const all = opening.result.transaction('journal').objectStore('journal').getAll()
          all.onsuccess = () => {
            opening.result.close()
            const counts = all.result.map((record) => record.journal?.steps.length ?? 1)
            resolve(counts.reduce((sum: number, count: number) => sum + count, 0) >= wanted)
          }
        }
      }),
    steps,
  )

test('what was typed offline is offered after the tab has died, with a comparison, and goes in when its writer says so', async () => {
  const { page, context } = await editor()
  await openText(page, 16)
  await context.setOffline(true)
  await toEndOf(page, 0)
  await page.keyboard.type(' Typed before the tab died.')
  await standing(page).and(page.locator('[data-kind="offline"]')).waitFor()
  await isKept(page, 27)
  await page.close({ runBeforeUnload: false })
  await context.setOffline(false)

  const again = await context.newPage()
  await openText(again, 16)
  const question = again.locator('.desk-question')
  await question.getByText('Typed before the tab died.').waitFor()
  assert.doesNotMatch(await wordsOf(again), /before the tab died/)
  await question.getByRole('button', { name: 'Put them in' }).click()
  await again.locator('.ProseMirror', { hasText: 'Typed before the tab died.' }).waitFor()
  await isSaved(again)
  await again.reload()
  await again.locator('.ProseMirror', { hasText: 'Typed before the tab died.' }).waitFor()
  assert.equal(await again.locator('.desk-question').count(), 0)
})

test('what could not be sent waits for its writer through a reload of the tab, “Later” and further typing, in the fields too', async () => {
  const { page } = await editor()
  // What a page sends as it goes is not seen by the browser's driver: the line is cut where it begins.
  await page.addInitScript(() => {
    const ask = window.fetch
    const isCut = (url: unknown) => sessionStorage.cut !== undefined && /\/(steps|facts)\?typist=/.test(String(url))
    window.fetch = (url, init) => (isCut(url) ? Promise.reject(new TypeError('cut')) : ask(url, init))
  })
  await openText(page, 21)
  await page.evaluate(() => sessionStorage.setItem('cut', ''))
  await toEndOf(page, 0)
  await page.keyboard.type(' Typed first.')
  await isKept(page, 13)
  await page.locator('[data-tab="details"]').click()
  await page.locator('#fact-tags').fill('tides')
  await page.locator('#fact-tags-says').waitFor()

  await page.reload()
  const question = page.locator('.desk-question')
  await question.getByText('Typed first.').waitFor()
  await question.getByRole('button', { name: 'Later' }).click()
  await page.locator('[data-tab="details"]').click()
  const back = page.locator('#fact-tags-says', { hasText: 'tides' }).getByRole('button', { name: 'Put it back' })
  await back.waitFor()
  await page.evaluate(() => sessionStorage.removeItem('cut'))
  // Until then the line says what is not saved.
  await back.click()
  await toEndOf(page, 1)
  await page.keyboard.type(' Typed second.')
  await isSaved(page)

  await page.reload()
  await question.getByText('Typed first.').waitFor()
  await question.getByRole('button', { name: 'Put them in' }).click()
  await page.locator('.ProseMirror', { hasText: /Typed first\..*Typed second\./s }).waitFor()
  await isSaved(page)
  assert.equal(await question.count(), 0)
})

test('an answer that fits nothing ends no saving, and its writer goes on where they stood; where a browser keeps nothing the line says so', async () => {
  const visitor = await editor()
  const { page, context } = visitor
  visitor.expects(409)
  await openText(page, 22)
  const misfit = { version: 999_999, client: 'nobody', step: { stepType: 'replace', from: 90_000, to: 90_000 } }
  const json = { kind: 'behind', version: 999_999, steps: [misfit] }
  await page.route(/\/steps\?typist=/, (route) => route.fulfill({ status: 409, json }), { times: 1 })
  await toEndOf(page, 0)
  await page.keyboard.insertText(' Misfit.')
  const tray = page.locator('[data-editor-tray]')
  await tray.getByText('Misfit.').waitFor()
  await page.keyboard.insertText(' Going on.')
  await tray.getByRole('button', { name: 'Put back here' }).click()
  await isSaved(page)
  assert.match(await wordsOf(page), /better be back\. Misfit\.\n.*better be back\. Going on\./s)

  const bare = await context.newPage()
  await bare.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new Error('no storage')
    }
  })
  await openText(bare, 22)
  await context.setOffline(true)
  await toEndOf(bare, 0)
  await bare.keyboard.type(' Here.')
  await standing(bare).getByText('changes are on this page alone').waitFor()
  await context.setOffline(false)
  await isSaved(bare)
})

test('Japanese and Arabic are composed to their end while somebody else types', async () => {
  const [ana, ben] = [await editor(), await editor()]
  await openText(ana.page, 17)
  await openText(ben.page, 17)
  await toEndOf(ana.page, 0)
  const input = await ana.context.newCDPSession(ana.page)
  for (const [steps, whole] of [
    [['に', 'にほ', 'にほん'], '日本'],
    [['س', 'سل', 'سلا'], 'سلام'],
  ] as const) {
    for (const text of steps) {
      await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      await toEndOf(ben.page, 1)
      await ben.page.keyboard.type('x')
      await isSaved(ben.page)
    }
    await input.send('Input.insertText', { text: whole })
    await ben.page.locator('.ProseMirror', { hasText: whole }).waitFor()
  }
  assert.match(await ana.page.locator('.ProseMirror > p').first().innerText(), /日本سلام$/)
  await areSame(ana.page, ben.page)
})

test('the editor is worked by keys alone: out of the text, to the tools, and Tab is never caught', async () => {
  const { page, inspect } = await editor()
  await openText(page, 18)
  await toEndOf(page, 0)
  await page.keyboard.press('Alt+F10')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-command')), 'bold')
  await page.keyboard.press('ArrowRight')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-command')), 'italic')
  await page.keyboard.press('Escape')
  assert.equal(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror')), true)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror')), false)
  await inspect()
})

test('who suggests changes nothing until somebody decides; who comments says it of the words that are selected', async () => {
  const { page, inspect } = await editor()
  await openText(page, 20)
  await toEndOf(page, 0)
  await page.keyboard.press('Control+Shift+E')
  await page.keyboard.type(' Perhaps so.')
  await page.locator('.ProseMirror ins', { hasText: 'Perhaps so.' }).waitFor()
  await isSaved(page)
  await page.locator('[data-tab="comments"]').click()
  const beside = page.locator('turbo-frame#beside')
  await beside.getByText('Perhaps so.').waitFor()
  await inspect()
  await beside.getByRole('button', { name: 'Accept' }).first().click()
  await page.locator('.ProseMirror > p', { hasText: 'Perhaps so.' }).waitFor()
  await page.locator('.ProseMirror ins').waitFor({ state: 'detached' })

  await selectParagraph(page, 0)
  await page.keyboard.press('Control+Shift+M')
  await page.waitForFunction(() => document.activeElement?.id === 'comment-words')
  await page.keyboard.type('Who says so?')
  await beside
    .locator('form', { has: page.locator('#comment-words') })
    .getByRole('button')
    .click()
  await beside.locator('.comment-words', { hasText: 'Who says so?' }).waitFor()
})

test('on a phone one writes, sees that it is saved, and nothing is wider than the screen', async () => {
  const { page, inspect } = await editor({ viewport: { width: 360, height: 740 } })
  await openText(page, 19)
  await toEndOf(page, 0)
  await page.keyboard.type(' From the station.')
  await isSaved(page)
  await inspect()
})
