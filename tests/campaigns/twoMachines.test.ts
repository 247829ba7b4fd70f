import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { newFolder, type RunningSite, startSite } from '../support/runningSite.ts'
import { type S3Server, startS3Server } from '../support/s3Server.ts'

describe('two machines that share a database and a bucket, and no folder', () => {
  let s3: S3Server
  let database: TestDatabase
  let archive: string
  let here: RunningSite
  let there: RunningSite
  before(async () => {
    s3 = await startS3Server()
    database = await createTestDatabase('two_machines', 'empty')
    const env = {
      DATABASE_URL: database.url,
      S3_URL: s3.addressOf({ folder: 'meridian' }),
      DATELINE_SECRET: 'the same secret on every machine, long enough',
      DATELINE_SAMPLE: 'off',
    }
    archive = await mkdtemp(join(tmpdir(), 'dateline-archive-'))
    await writeArchive(archive)
    here = await startSite({ role: 'web', env })
    // Not even the cut fonts are shared.
    const own = await newFolder()
    await mkdir(own, { recursive: true })
    there = await startSite({ role: 'web', env, folder: own })
    const imported = await here.cli('import', 'markdown', archive)
    assert.equal(imported.status, 0, imported.stderr)
  })
  after(async () => {
    for (const site of [there, here]) await site?.discard()
    await rm(archive, { recursive: true, force: true })
    await database.drop()
    await s3.discard()
  })

  const page = async (site: RunningSite, path: string) => {
    for (const deadline = performance.now() + 10_000; ; await pause(50)) {
      const answer = await fetch(site.origin + path)
      if (answer.status === 200) return answer.text()
      await answer.body?.cancel()
      assert.ok(performance.now() < deadline, `${path} is ${answer.status}`)
    }
  }
  const bytesAt = async (site: RunningSite, path: string) => {
    const answer = await fetch(site.origin + path)
    assert.equal(answer.status, 200, path)
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    return Buffer.from(await answer.arrayBuffer())
  }
  const find = (html: string, pattern: RegExp) => pattern.exec(html)?.[0] ?? assert.fail(`no ${pattern} in the page`)

  test('a picture imported at one shows at the other, in every width, whoever makes it first', async () => {
    const html = await page(there, '/reports/the-ferry')
    const [, id = ''] = /\/pictures\/([0-9a-f]{32})\//.exec(html) ?? []
    for (const [first, second] of [
      [there, here],
      [here, there],
    ] as const) {
      const width = first === there ? 640 : 320
      const made = await bytesAt(first, `/pictures/${id}/${width}.webp`)
      assert.equal((await sharp(made).metadata()).width, width)
      assert.deepEqual(await bytesAt(second, `/pictures/${id}/${width}.webp`), made)
    }
    assert.deepEqual(await bytesAt(there, `/pictures/${id}/960.webp`), await bytesAt(here, `/pictures/${id}/960.webp`))
  })

  test('what pages of one refer to is served by the other: styles, scripts, fonts, and the font of a single page', async () => {
    for (const [drawing, serving] of [
      [here, there],
      [there, here],
    ] as const) {
      const html = await page(drawing, '/reports/the-crossing')
      const named = [...new Set(html.match(/\/assets\/[\w.-]+/g))]
      assert.ok(named.length >= 3, named.join())
      assert.ok(
        named.some((path) => path.startsWith('/assets/companion-')),
        'Arabic has a font of its own',
      )
      for (const path of named) assert.ok((await bytesAt(serving, path)).length > 0, path)
    }
  })

  test('a poster is made by whoever is asked, and is the same', async () => {
    const path = new URL(find(await page(here, '/reports/the-ferry'), /http[^"]*\/pictures\/poster\/[^"]+\.jpg/))
      .pathname
    const [one, other] = [await bytesAt(there, path), await bytesAt(here, path)]
    assert.equal((await sharp(one).metadata()).format, 'jpeg')
    assert.deepEqual(one, other)
  })

  test('neither has anything in its folder that the other needs', async () => {
    for (const site of [here, there]) {
      const kept = (await readdir(site.folder)).filter((name) => !['assets', 'imports', 'posters'].includes(name))
      assert.deepEqual(kept, [], 'besides what each can make again')
    }
  })

  test('an import while the bucket is away ends with one line, and given again brings its pictures', async () => {
    const later = join(archive, 'later')
    await mkdir(later)
    await writeReport(later, 'the-bridge', 'The bridge', 'image: bridge.png\nimage_alt: A bridge\n', PARAGRAPHS)
    await writePicture(join(later, 'bridge.png'), '#aa3322')
    await s3.kill()
    const refused = await there.cli('import', 'markdown', later, '--archive', 'later')
    await s3.startAgain()
    assert.equal(refused.status, 1)
    assert.match(refused.stderr, /^dateline: the bucket news-files at \S+ cannot be reached \(ECONNREFUSED\)$/m)
    const imported = await there.cli('import', 'markdown', later, '--archive', 'later')
    assert.equal(imported.status, 0, imported.stderr)
    const path = find(await page(here, '/reports/the-bridge'), /\/pictures\/[0-9a-f]{32}\/640\.webp/)
    await bytesAt(here, path)
  })

  test('while the bucket is away a reader gets 503 for a picture, pages go on, and nobody is sent there', async () => {
    const html = await page(here, '/reports/the-ferry')
    const path = find(html, /\/pictures\/[0-9a-f]{32}\/960\.webp/)
    const harbor = await page(there, '/reports/the-harbor')
    const poster = new URL(find(harbor, /http[^"]*\/pictures\/poster\/[^"]+\.jpg/)).pathname
    await s3.kill()
    for (const away of [path, path.replace('960', '320'), poster]) {
      const answer = await fetch(there.origin + away)
      assert.equal(answer.status, 503, away)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.equal(answer.headers.get('retry-after'), '10')
      await answer.body?.cancel()
    }
    await page(there, '/reports/the-ferry')
    await until(async () => {
      const ready = await fetch(`${there.origin}/readyz`)
      const said = await ready.text()
      return ready.status === 503 && /bucket of S3_URL cannot be reached \(ECONNREFUSED\)/.test(said)
    })
    await s3.startAgain()
    await until(async () => (await fetch(`${there.origin}/readyz`)).status === 200)
    for (const back of [path, poster]) await bytesAt(there, back)
    const said = there
      .log()
      .split('\n')
      .filter((line) => line.includes('"level":40'))
    assert.ok(said.some((line) => line.includes('cannot be reached (ECONNREFUSED)')))
    assert.ok(!there.log().includes('S3RVER'), 'no key is ever written')
  })
})

const PARAGRAPHS = Array.from({ length: 8 }, (_, index) => `Paragraph ${index} says something of its own.`).join('\n\n')

const writeReport = (folder: string, slug: string, title: string, more: string, text: string) =>
  writeFile(
    join(folder, `${slug}.md`),
    `---\ntitle: ${title}\nslug: ${slug}\nsection: reports\ndate: 2026-11-01\naccess: free\n${more}---\n${text}\n`,
  )

async function writePicture(path: string, background: string) {
  const picture = sharp({ create: { width: 1_000, height: 600, channels: 3, background } })
  await writeFile(path, await picture.png().toBuffer())
}

async function writeArchive(folder: string) {
  const lead = 'image: ferry.png\nimage_alt: A ferry\nimage_credit: Test\n'
  await writePicture(join(folder, 'ferry.png'), '#3366aa')
  await writeReport(folder, 'the-ferry', 'The ferry', lead, PARAGRAPHS)
  await writeReport(folder, 'the-harbor', 'The harbor', lead, PARAGRAPHS)
  const arabic = 'العبّارة تعبر عند الظهر.\n\nثم تعود في المساء إلى الميناء القديم.'
  await writeReport(folder, 'the-crossing', 'العبّارة', 'language: ar\n', arabic)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000
  while (!(await holds())) {
    if (performance.now() > deadline) assert.fail('it did not come about within thirty seconds')
    await pause(100)
  }
}
