import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Assets, buildAssets } from './assets.ts'

let folder: string
let assets: Assets

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assets-'))
  assets = await buildAssets({ folder })
})
after(() => rm(folder, { recursive: true, force: true }))

const bodyOf = (path: string) => assets.files.get(path)?.body ?? assert.fail(`${path} is not among the files`)
const css = () => bodyOf(assets.url('site.css')).toString()

test('an article page needs at most 100 KB of fonts, bold and italic included', () => {
  const core = [...assets.files].filter(([path]) => /-0-[0-9a-f]+\.woff2$/.test(path))
  assert.equal(core.length, 5)
  const bytes = core.reduce((sum, [, file]) => sum + file.body.length, 0)
  assert.ok(bytes <= 100 * 1024, `${bytes} bytes`)
})

test('the islands of all reports together stay under 10 KB, those of the magazine too, and the style sheet leaves room', () => {
  // Loaded by those who work there, and kept by their browsers for a year.
  const ofDesk = /\/(?:desk|deskEvents|editor|find|focus|keys|passkey|selection|typed|upload)-[0-9a-f]+\.(?:js|css)$/
  const ofMagazine = /\/(?:magazine\w*|keptCopies|workerLink)-[0-9a-f]+\.js$/
  const compressed = (isMeant: (path: string) => boolean) =>
    [...assets.files]
      .filter(([path]) => isMeant(path) && !ofDesk.test(path))
      .reduce((sum, [, file]) => sum + (file.br?.length ?? Number.POSITIVE_INFINITY), 0)
  assert.ok([...assets.files.keys()].filter((path) => ofMagazine.test(path)).length >= 5)
  assert.ok(compressed((path) => path.endsWith('.js') && !ofMagazine.test(path)) <= 10 * 1024)
  assert.ok(compressed((path) => ofMagazine.test(path)) <= 10 * 1024)
  assert.ok(compressed((path) => path.endsWith('.css')) <= 20 * 1024)
})

test('everything the style sheet names is served from here', () => {
  const named = [...css().matchAll(/url\("?([^")]+)"?\)/g)].map(([, address]) => address ?? '')
  assert.ok(named.length > 20)
  for (const address of named) bodyOf(address)
  for (const address of assets.fontPreloads) bodyOf(address)
})

test('text stands in a fallback of the same width until its font arrives', () => {
  for (const family of ['Dateline Text', 'Dateline Display', 'Dateline Sans']) {
    const face = css().match(new RegExp(`@font-face\\{font-family:"?${family} Fallback"?[^}]*`))?.[0] ?? ''
    const size = Number(face.match(/size-adjust:([\d.]+)%/)?.[1])
    assert.ok(size > 80 && size < 125, `${family}: ${face}`)
    assert.match(face, /ascent-override:[\d.]+%/)
  }
})

test('the second start finds everything made, under the same addresses', async () => {
  const again = await buildAssets({ folder })
  assert.equal(again.url('site.css'), assets.url('site.css'))
  assert.deepEqual([...again.files.keys()].sort(), [...assets.files.keys()].sort())
})

test('whoever starts a publication for the first time has no process that keeps the memory in which its fonts were cut', () => {
  const cutters = /node_modules\/(?:subset-font|harfbuzzjs|fontverter|wawoff2)\//
  assert.deepEqual(
    Object.keys(createRequire(import.meta.url).cache).filter((path) => cutters.test(path.replaceAll('\\', '/'))),
    [],
  )
})

test('an asset that does not exist is a mistake at once, not a broken link', () => {
  assert.throws(() => assets.url('nothing.js'), /nothing\.js/)
})
