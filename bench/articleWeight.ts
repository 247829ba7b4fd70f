import { chromium } from 'playwright-core'
import { findBrowser } from '../scripts/testing/findBrowser.ts'
import { table, verdict } from './results.ts'
import type { RunningSite } from './site.ts'

const ARTICLE = '/cities/tokyo-addresses'
/** DESIGN §8, in bytes as transferred. */
const MOST = { page: 60 * 1024, fonts: 100 * 1024, scripts: 10 * 1024 }

/** What a browser fetches for an open article, and whether anything moved while it came. */
export async function benchArticleWeight(site: RunningSite): Promise<string> {
  const found = await findBrowser(process.env)
  if (found.kind === 'missing') throw new Error(found.remedy)
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--headless', '--disable-gpu'],
  })
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    const types = new Map<string, string>()
    const bytes: Record<string, number> = {}
    let sheets = 0
    session.on('Network.responseReceived', ({ requestId, type }) => {
      types.set(requestId, type)
      if (type === 'Stylesheet') sheets++
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId) ?? 'Other'
      bytes[type] = (bytes[type] ?? 0) + encodedDataLength
    })
    await page.addInitScript(
      'globalThis.moved = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.moved += entry.value }).observe({ type: "layout-shift", buffered: true })',
    )
    await page.goto(site.origin + ARTICLE, { waitUntil: 'networkidle' })
    const moved = Number(await page.evaluate('globalThis.moved'))
    const { Image = 0, Font = 0, Script = 0 } = bytes
    const whole = Object.values(bytes).reduce((sum, size) => sum + size, 0)
    const kilobytes = (size: number) => `${(size / 1024).toFixed(1)} KB`
    const row = (what: string, value: string, must: string, met: boolean) => [what, value, must, verdict(met)]
    const rest = whole - Image - Font
    return table(
      ['open article', 'transferred', 'must', 'verdict'],
      [
        row('page without pictures and fonts', kilobytes(rest), '≤ 60 KB', rest <= MOST.page),
        row('fonts', kilobytes(Font), '≤ 100 KB', Font <= MOST.fonts),
        row('scripts', kilobytes(Script), '≤ 10 KB', Script <= MOST.scripts),
        row('style sheets that block rendering', String(sheets), '1', sheets === 1),
        row('layout shift', moved.toFixed(4), '0.00', moved < 0.005),
      ],
    )
  } finally {
    await browser.close()
  }
}
