/**
 * Every view with props as a publication would have them, as files with pictures of them, for the eye:
 * `node bin/run.js scripts/preview.ts [name …] [--quick] [--language=fr]` writes `.test-data/preview/`. Not a test: nothing is compared.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { buildAssets } from '../src/design/frame/assets.ts'
import { previewPages } from './previewPages.tsx'

const folder = '.test-data/preview'
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const quick = process.argv.includes('--quick')
const language = process.argv.find((argument) => argument.startsWith('--language='))?.split('=')[1]
const sizes = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
]

await mkdir(folder, { recursive: true })
const assets = await buildAssets({ folder: '.test-data/assets' })
const { pages, files, texts } = await previewPages(assets, language)
for (const [path, body] of files) {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), body)
}
for (const [path, file] of assets.files) {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), file.body)
}
for (const [name, html] of pages) await writeFile(join(folder, `${name}.html`), html)
for (const [name, text] of texts) await writeFile(join(folder, `${name}.txt`), text)

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self' data:; connect-src 'self'; form-action 'self'"
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://preview').pathname)
  const asset = assets.files.get(path)
  const own = files.get(path)
  const page = pages.get(path.slice(1))
  const type = path.endsWith('.css') ? 'text/css' : path.endsWith('.svg') ? 'image/svg+xml' : 'image/webp'
  if (asset) response.writeHead(200, { 'content-type': asset.type }).end(asset.body)
  else if (own) response.writeHead(200, { 'content-type': type }).end(own)
  else if (page) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(page)
  } else response.writeHead(404).end()
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
let problems = 0
for (const scheme of quick ? (['light'] as const) : (['light', 'dark'] as const)) {
  for (const size of sizes) {
    const context = await browser.newContext({ viewport: size, colorScheme: scheme, bypassCSP: true })
    const tab = await context.newPage()
    tab.on('console', (message) => message.type() === 'error' && console.log('console:', message.text()))
    for (const name of pages.keys()) {
      if (wanted.length > 0 && !wanted.some((word) => name.startsWith(word))) continue
      await tab.goto(`${origin}/${name}`, { waitUntil: 'load' })
      await tab.evaluate('document.fonts.ready')
      await tab.evaluate('document.querySelectorAll("img").forEach((image) => { image.loading = "eager" })')
      await tab.waitForLoadState('networkidle')
      await tab.evaluate('Promise.all([...document.images].map((image) => image.decode().catch(() => {})))')
      const wide = (await tab.evaluate('document.documentElement.scrollWidth')) as number
      if (wide > size.width) {
        problems += 1
        console.log(`${name} at ${size.width}: ${wide} px wide`)
      }
      await tab.screenshot({ path: join(folder, `${name}-${size.width}-${scheme}.png`), fullPage: true })
      await tab.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' })
      const found = (await tab.evaluate(
        'axe.run(document, { runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"] })',
      )) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }
      for (const violation of found.violations) {
        problems += 1
        console.log(`${name} ${size.width} ${scheme}: ${violation.id}`)
        for (const node of violation.nodes.slice(0, 3))
          console.log('   ', node.html.slice(0, 160), '|', node.failureSummary.slice(0, 240))
      }
    }
    await context.close()
  }
}
await browser.close()
server.close()
console.log(`${pages.size} pages in ${folder}, ${problems} problems`)
