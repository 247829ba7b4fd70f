import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Visitor, VisitorRequest } from '../support/browser.ts'
import { PASTED_PAYLOADS } from '../support/pastedPayloads.ts'
import { siteOfDesk } from '../support/siteOfDesk.ts'
import { wordFile, wordItem, wordParagraph, wordRun } from '../support/wordFile.ts'

const { invited } = siteOfDesk()

const editor = (email: string, wishes: VisitorRequest = {}) => invited(email, 'editor', wishes)

/** An article that is out, of those of the sample. */
async function someArticle({ page }: Visitor, which: number): Promise<string> {
  await page.goto('/desk/articles?q=published+language:en')
  const found = await page
    .locator('main a[href^="/desk/articles/"]')
    .evaluateAll((links) => [
      ...new Set(links.flatMap((link) => /^\/desk\/articles\/\d+/.exec(link.getAttribute('href') ?? '')?.[0] ?? [])),
    ])
  const path = found[which]
  assert.ok(path, await page.innerText('main'))
  return path
}

const paste = ({ page }: Visitor, html: string) =>
  page.evaluate((html) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    data.setData('text/plain', 'plain')
    const text = document.querySelector('[data-editor-text] .ProseMirror')
    text?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, html)

async function emptyEditor(visitor: Visitor, article: string) {
  const { page } = visitor
  await page.goto(article)
  const text = page.locator('[data-editor-text] .ProseMirror')
  await text.waitFor()
  await text.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  return text
}

for (const [where, wishes] of [
  ['in a wide window', {}],
  ['on a phone, without JavaScript', { phone: true, javaScript: false }],
] as const) {
  test(`a Word file is looked at and put in place of the text ${where}`, async () => {
    const visitor = await editor('word@example.org', wishes)
    const { page } = visitor
    const article = await someArticle(visitor, 'phone' in wishes ? 1 : 0)
    await visitor.open(`${article}/intake`)
    await visitor.inspect()
    const word = wordFile(
      wordParagraph(wordRun('The last ferry'), 'Title') +
        wordParagraph(wordRun('It left ') + wordRun('at six', '<w:b/>')) +
        wordItem('Bread') +
        wordItem('Salt'),
    )
    await page
      .getByLabel('File')
      .setInputFiles({ name: 'ferry.docx', mimeType: 'text/plain', buffer: Buffer.from(word) })
    await page.getByRole('button', { name: 'Show what is in it' }).click()
    await page.getByRole('heading', { name: 'What ferry.docx would bring in' }).waitFor()
    await visitor.inspect()
    await page.getByRole('button', { name: 'Put in place of the text' }).click()
    await page.waitForURL(`**${article}`)

    const copy = await page.request.get(`${article}/text`)
    assert.match(await copy.text(), /"at six"[\s\S]*"Bread"[\s\S]*"Salt"/)
  })
}

test('a Google Docs page is pasted with its lists, its footnote and what was bold; what is left out is said', async () => {
  const visitor = await editor('docs@example.org')
  const text = await emptyEditor(visitor, await someArticle(visitor, 2))
  await paste(
    visitor,
    `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2><span style="font-weight:700">Ports</span></h2><p dir="ltr"><span style="font-weight:400">Plain </span><span style="font-weight:700">bold</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><ul><li aria-level="1"><p>One</p></li><ul><li aria-level="2"><p>Inside</p></li></ul></ul><img src="https://lh7.googleusercontent.com/x" width="600"><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> A note</p></div></b>`,
  )
  assert.equal(await text.locator('h2').first().innerText(), 'Ports')
  assert.deepEqual(await text.locator('strong').allInnerTexts(), ['bold'])
  assert.equal(await text.locator('ul > li > ul > li').innerText(), 'Inside')
  assert.equal(await text.locator('[data-note-call]').count(), 1)
  assert.match(await text.innerText(), /A note/)
  await visitor.page.getByText('Pictures that were not taken: 1. Drop their files into the text.').waitFor()
  const ids = await text.locator('[data-id]').evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))
  assert.equal(new Set(ids).size, ids.length)
  await visitor.inspect()
})

test('nothing that is hidden in a hundred pasted pages runs, or leads where nobody should follow', async () => {
  const visitor = await editor('payloads@example.org')
  const text = await emptyEditor(visitor, await someArticle(visitor, 3))
  const before = visitor.requests.length
  assert.ok(PASTED_PAYLOADS.length >= 100)
  for (const payload of PASTED_PAYLOADS) await paste(visitor, `<p>before</p>${payload}<p>after</p>`)
  assert.equal(await visitor.page.evaluate(() => (window as { ran?: unknown }).ran), undefined)
  const dangerous = await text.evaluate((root) =>
    [...root.querySelectorAll('*')]
      .filter(
        (one) =>
          /^(?:script|iframe|object|embed|svg|math|style|link|meta|base|form|input|img|video|audio)$/.test(
            one.localName,
          ) ||
          [...one.attributes].some(
            ({ name, value }) => /^on/.test(name) || /^\s*(?:javascript|data|vbscript):/i.test(value),
          ),
      )
      .map((one) => one.outerHTML),
  )
  assert.deepEqual(dangerous, [])
  const asked = visitor.requests.slice(before).filter((request) => /evil|payload/.test(request))
  assert.deepEqual(asked, [])
  // The browser complains of handlers in the tree that is read, where none could run; so nobody inspects here.
  assert.ok(((await text.innerText()).match(/after/g) ?? []).length >= 100)
})

test('ten megabytes are pasted within a second, or refused with a sentence', async () => {
  const visitor = await editor('long@example.org')
  const text = await emptyEditor(visitor, await someArticle(visitor, 4))
  const before = await text.innerText()
  const html = `<p style="margin:0cm;font-family:Arial">${'word '.repeat(40)}</p>`.repeat(42_000)
  assert.ok(html.length > 10_000_000)
  await paste(visitor, html)
  await visitor.page.getByText(/too much to paste/).waitFor()
  assert.equal(await text.innerText(), before)
})
