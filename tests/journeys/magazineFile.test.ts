import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { closeBrowser, newVisitor, takePictures } from '../support/browser.ts'
import { type OpenedEpub, openEpub } from '../support/epub.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.xhtml': 'application/xhtml+xml',
  '.css': 'text/css',
  '.jpg': 'image/jpeg',
  '.ttf': 'font/ttf',
}
/** What an e-reader lays over a page at night: it sets both colors, and the file none. */
const NIGHT = 'html { background: #000; color: #cfcac0 }'

let folder: string
let issue: OpenedEpub
let shelf: Server
let origin: string

/** An issue in five scripts, its pages served as an e-reader has them: one by one, without scripts of their own. */
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-epub-'))
  const program = fileURLToPath(new URL('../support/issueFileProcess.ts', import.meta.url))
  await promisify(execFile)(process.execPath, ['--import', import.meta.resolve('#loader'), program, folder])
  issue = openEpub(await readFile(join(folder, 'issue.epub')))
  shelf = createServer((request, response) => {
    const path = `EPUB${request.url}`
    if (!issue.paths.includes(path)) {
      // A browser asks for an icon; a page of the file that is not there is a fault.
      response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end()
      return
    }
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(issue.bytes(path))
  })
  await new Promise<void>((resolve) => shelf.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(shelf.address() as AddressInfo).port}`
})

afterEach(async (context) => {
  if ('passed' in context && !context.passed) await takePictures(context.name)
})

after(async () => {
  await closeBrowser()
  shelf.close()
  await rm(folder, { recursive: true })
})

for (const [width, theme] of [
  [360, 'day'],
  [360, 'night'],
  [768, 'day'],
] as const) {
  test(`each page of an issue’s file at ${width} px by ${theme}: nothing is wider than the page, axe finds nothing`, async () => {
    const visitor = await newVisitor(origin, { viewport: { width, height: 740 } })
    for (const path of issue.spine) {
      assert.equal(await visitor.open(`/${path}`), 200)
      if (theme === 'night') await visitor.page.addStyleTag({ content: NIGHT })
      await visitor.inspect()
    }
    await visitor.close()
  })
}

test('every word of an issue is set in the faces that it brings along', async () => {
  const visitor = await newVisitor(origin, { viewport: { width: 360, height: 740 } })
  for (const path of issue.spine.filter((name) => !name.includes('cover'))) {
    await visitor.open(`/${path}`)
    await visitor.page.evaluate(() => document.fonts.ready)
    const failed = await visitor.page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family),
    )
    assert.deepEqual(failed, [])
    // What the browser has really drawn the words with.
    const session = await visitor.context.newCDPSession(visitor.page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    const { nodeIds } = await session.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector: 'h1, h2, p, li, td',
    })
    for (const nodeId of nodeIds) {
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
      const foreign = fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName)
      // Code is set in whatever the program has for it.
      assert.deepEqual(
        foreign.filter((name) => !/mono/i.test(name)),
        [],
        `a foreign face stands in ${path}`,
      )
    }
    await session.detach()
  }
  await visitor.close()
})

test('from the cover to the colophon there is a quiet way on, page by page, and from the contents to each', async () => {
  const visitor = await newVisitor(origin, { viewport: { width: 360, height: 740 } })
  const { page } = visitor
  const first = issue.spine[1] ?? ''
  await visitor.open(`/${first}`)
  const linked = await page
    .locator('.contents a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  assert.deepEqual(
    linked.filter((href) => href?.startsWith('part-')).map((href) => `text/${href}`),
    issue.spine.slice(2),
  )
  for (const path of issue.spine.slice(2)) {
    await page.locator('.next a').click()
    await page.waitForURL(`${origin}/${path}`)
  }
  assert.equal(await page.locator('.next a').count(), 0, 'an issue ends')
  await visitor.close()
})
