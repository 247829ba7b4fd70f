import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright-core'
import { browserFlags, findBrowser } from '../../scripts/testing/findBrowser.ts'

export type VisitorRequest = {
  javaScript?: boolean
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  /** A phone: touch, and the browser's own idea of a viewport. */
  phone?: boolean
  /** Not a machine, by its name: one to whom bookings are shown. */
  person?: boolean
}

export type Visitor = {
  readonly page: Page
  readonly context: BrowserContext
  /** Every request this visitor's browser has made, in order: `GET /latest`. */
  readonly requests: readonly string[]
  /** Opens a path of the site; answers the status. */
  open(path: string): Promise<number>
  /** Looks at the page that stands there: axe, width, and whatever went wrong on the way to it. */
  inspect(): Promise<void>
  /** The next answers with this status are what the story is about. */
  expects(...statuses: number[]): void
  close(): Promise<void>
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

const network = [10, process.pid >> 16, process.pid >> 8, process.pid].map((number) => number & 255).join('.')

const PERSON = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

const WIDE = { width: 1440, height: 900 }
export const PHONE = { width: 360, height: 740 }

let launched: Promise<Browser> | undefined
const visitors = new Set<Visitor>()

async function browser(): Promise<Browser> {
  launched ??= (async () => {
    // The one that the runner has started for all journeys; each visitor is by themselves in it.
    const running = process.env.DATELINE_JOURNEYS_BROWSER
    if (running) return chromium.connect(running)
    const found = await findBrowser(process.env)
    if (found.kind === 'missing') throw new Error(found.remedy)
    return chromium.launch({ executablePath: found.path, args: browserFlags })
  })()
  return launched
}

export async function closeBrowser(): Promise<void> {
  const open = launched
  launched = undefined
  visitors.clear()
  await (await open?.catch(() => undefined))?.close()
}

/** What each visitor sees just now, as pictures in .test-data/screens: for whoever looks why a journey failed. */
export async function takePictures(name: string): Promise<void> {
  const folder = join(root, '.test-data', 'screens')
  await mkdir(folder, { recursive: true })
  let number = 1
  for (const { page } of visitors) {
    const path = join(folder, `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${number++}.png`)
    await page.screenshot({ path, timeout: 5_000 }).then(
      () => console.error(`What the visitor saw at ${page.url()}: ${path}`),
      () => {},
    )
  }
}

/** A browser of its own, without cookies. */
export async function newVisitor(origin: string, wishes: VisitorRequest = {}): Promise<Visitor> {
  const { javaScript = true, viewport = wishes.phone ? PHONE : WIDE, colorScheme = 'light' } = wishes
  const looks = {
    // The limits count by network, and all journeys come from one machine.
    extraHTTPHeaders: { 'x-forwarded-for': network },
    viewport,
    colorScheme,
    reducedMotion: 'reduce' as const,
    ...(wishes.person && { userAgent: PERSON }),
    ...(wishes.phone && { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }),
  }
  const context = await (await browser()).newContext({ ...looks, baseURL: origin, javaScriptEnabled: javaScript })
  // Nobody is held to this: a page that comes late on a busy machine is no broken journey.
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const troubles: string[] = []
  const requests: string[] = []
  const expected = new Set<number>()
  const inspected = new Set<string>()

  page.on('console', (message) => {
    // A refused status is judged by the answer itself, below.
    if (message.type() === 'error' && !/^Failed to load resource: the server responded/.test(message.text()))
      troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:') requests.push(`${request.method()} ${url.pathname}${url.search}`)
  })
  page.on('requestfailed', (request) => {
    // Leaving a page ends what it was still loading.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      troubles.push(`request: ${request.url()} ${request.failure()?.errorText}`)
  })
  let answered: Response | undefined
  page.on('response', (response) => {
    const request = response.request()
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) answered = response
    if (response.status() >= 400 && !expected.has(response.status()))
      troubles.push(`answer: ${response.status()} ${response.url()}`)
  })

  const visitor: Visitor = {
    page,
    context,
    requests,
    async open(path) {
      const response = await page.goto(path, { waitUntil: 'load' })
      return response?.status() ?? 0
    },
    async inspect() {
      await page.waitForLoadState('load')
      const width = page.viewportSize()?.width ?? viewport.width
      const where = `${page.url()} at ${width} px`
      assert.deepEqual(troubles, [], `on the way to ${where}`)
      const html = javaScript ? await page.content() : ((await answered?.text()) ?? '')
      const seen = createHash('sha256').update(`${width} ${html}`).digest('hex')
      if (inspected.has(seen)) return
      inspected.add(seen)
      await (javaScript ? examine(page, where) : examineCopy(html, where))
      assert.deepEqual(troubles, [], `while looking at ${where}`)
    },
    expects(...statuses) {
      expected.clear()
      for (const status of statuses) expected.add(status)
    },
    async close() {
      visitors.delete(visitor)
      await context.close()
    },
  }
  visitors.add(visitor)
  return visitor

  /** Where scripts are off axe cannot run: it looks at the same bytes in a browser that runs no script but axe. */
  async function examineCopy(html: string, where: string) {
    const url = page.url()
    const copy = await (await browser()).newContext({ ...looks, javaScriptEnabled: true })
    try {
      const sheet = await copy.newPage()
      await sheet.route(url, (route) =>
        route.fulfill({
          body: html,
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': "script-src 'none'" },
        }),
      )
      await sheet.goto(url, { waitUntil: 'load' })
      await examine(sheet, where)
    } finally {
      await copy.close()
    }
  }
}

async function examine(page: Page, where: string): Promise<void> {
  const widths = (await page.evaluate('[document.scrollingElement.scrollWidth, innerWidth]')) as [number, number]
  assert.ok(widths[0] <= widths[1], `${where} is ${widths[0]} px wide and scrolls sideways`)
  await expectNoAxeViolations(page, where)
}

/**
 * All of axe's rules; the size of what is touched (WCAG 2.2) is off
 * by default there and on here. Evaluating its source is not subject to the page's policy, so the page stays as it is.
 */
async function expectNoAxeViolations(page: Page, where: string): Promise<void> {
  axe ??= readFile(axeSource, 'utf8')
  await page.evaluate(await axe)
  const results = (await page.evaluate(`axe.run(document, {
    resultTypes: ['violations'],
    preload: false,
    rules: { 'target-size': { enabled: true } },
  })`)) as AxeResults
  const found = results.violations.map(
    (violation) =>
      `${violation.id} (${violation.impact}): ${violation.help}\n${violation.nodes
        .slice(0, 4)
        .map((node) => `    ${node.html.slice(0, 160)}\n      ${node.failureSummary?.replaceAll('\n', ' ')}`)
        .join('\n')}`,
  )
  assert.equal(found.length, 0, `axe finds at ${where}:\n${found.join('\n')}`)
}

let axe: Promise<string> | undefined
