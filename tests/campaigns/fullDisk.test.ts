import assert from 'node:assert/strict'
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import sharp from 'sharp'
import { postmasterOf } from '../../src/platform/postgres/embeddedPostgres.ts'
import { readMails } from '../support/mails.ts'
import { newFolder, type RunningSite, startSite } from '../support/runningSite.ts'
import { shareAssets } from '../support/siteAssets.ts'
import { mountSmallDisk, noSmallDisk, type SmallDisk } from '../support/smallDisk.ts'

const rounds = process.env.DATELINE_LONG === '1' ? 12 : 1
const ARTICLE = '/reports/first'
const WITHHELD = 'Sentinel of the withheld part'
const WITHIN_MS = 90_000

/** Where a running site writes, each on a disk of its own; the sizes leave room for what is not the subject. */
const SIZES = { outbox: '2m', files: '64m', posters: '2m', postgres: '320m' } as const

describe('the disks of a running site are full, or read-only', { skip: noSmallDisk ?? false }, () => {
  let site: RunningSite
  let folder: string
  const disks = new Map<string, SmallDisk>()
  before(async () => {
    folder = await newFolder()
    await shareAssets(folder)
    for (const [name, size] of Object.entries(SIZES)) {
      const made = await mountSmallDisk(size)
      disks.set(name, made)
      await symlink(made.folder, join(folder, name))
    }
    site = await startSite({ folder, env: { DATELINE_SAMPLE: 'off', TRUSTED_PROXIES: '127.0.0.1' } })
    const imported = await importArticle('first')
    assert.equal(imported.status, 0, imported.stderr)
    const plan = await site.cli('plan', 'set', 'monthly', 'interval=month', 'trial=30d')
    assert.equal(plan.status, 0, plan.stderr)
    await readsOn()
  })
  after(async () => {
    await site?.stop().catch(() => site.kill())
    await site?.discard().catch(() => {})
    for (const disk of disks.values()) await disk.remove()
    await rm(folder, { recursive: true, force: true })
  })

  const disk = (name: keyof typeof SIZES) => disks.get(name) as SmallDisk

  /** An article with a picture that nobody has yet. */
  async function importArticle(slug: string) {
    const archive = join(folder, 'archives', slug)
    await mkdir(archive, { recursive: true })
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const picture = sharp({ create: { width: 1_200, height: 800, channels: 3, background: '#888', noise } })
    await writeFile(join(archive, `${slug}.png`), await picture.png().toBuffer())
    const paragraphs = Array.from({ length: 10 }, (_, at) => `${at < 6 ? 'For everyone' : WITHHELD}, ${at} of ${slug}.`)
    const matter = `title: ${slug}\nslug: ${slug}\nsection: reports\ndate: 2026-11-01\nimage: ${slug}.png\nimage_alt: Noise`
    await writeFile(join(archive, `${slug}.md`), `---\n${matter}\n---\n${paragraphs.join('\n\n')}\n`)
    return site.cli('import', 'markdown', archive)
  }

  let timesBack = 0
  /**
   * A visitor opens the article, and is given a pass. What a process remembers it forgets when the database has been
   * away and is back; if that goes again before anybody has asked for the article, nobody has it.
   */
  async function readsOn() {
    const answer = await fetch(site.origin + ARTICLE)
    const back = timesSaid('listening to the database again')
    if (answer.status === 503 && back > timesBack) return
    timesBack = back
    assert.equal(answer.headers.get('dateline-access'), 'metered; reason=new; left=0')
    assert.ok((await answer.text()).includes(WITHHELD))
  }

  let networks = 0
  /** Every request from a network of its own: limits are not the subject. */
  async function askForLink(email: string) {
    networks++
    return fetch(`${site.origin}/sign-in`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `203.0.${networks >> 8}.${networks & 255}` },
      body: new URLSearchParams({ email }),
    })
  }

  const timesSaid = (words: string) => site.log().split(words).length - 1

  const linkArrives = (to: string) =>
    until(async () => (await readMails(site.outbox)).some((mail) => mail.to === to), `the link for ${to}`)

  const troubles = [
    { what: 'full', begin: (one: SmallDisk) => one.fill(), end: (one: SmallDisk) => one.makeRoom() },
    { what: 'read-only', begin: closedToWriters, end: (one: SmallDisk) => one.openToWriters() },
  ] as const

  for (const { what, begin, end } of troubles) {
    test(`outbox, pictures and posters ${what}: what was promised arrives when there is room, and readers read meanwhile`, async () => {
      for (let round = 0; round < rounds; round++) {
        const to = `outbox-${what}-${round}@example.org`
        const slug = `pictured-${what}-${round}`
        const before = timesSaid('a job waits until it can write')
        for (const name of ['outbox', 'files', 'posters'] as const) await begin(disk(name))
        assert.equal((await askForLink(to)).status, 200)
        const refused = await importArticle(slug)
        assert.equal(refused.status, 1)
        // How far it is stands before it, where the machine was slow.
        assert.match(refused.stderr, /^dateline: \S*\/files\/\S* cannot be used \(E(?:NOSPC|ROFS)/m)
        await until(() => timesSaid('a job waits until it can write') > before, 'the mail was tried')
        for (let time = 0; time < 50; time++) await readsOn()
        const page = await (await fetch(site.origin + ARTICLE)).text()
        const poster = /<meta property="og:image" content="([^"]*)"/.exec(page)?.[1] ?? ''
        assert.equal((await fetch(site.origin + new URL(poster).pathname)).status, 200)

        for (const name of ['outbox', 'files', 'posters'] as const) await end(disk(name))
        const imported = await importArticle(slug)
        assert.equal(imported.status, 0, imported.stderr)
        const shown = await (await fetch(`${site.origin}/reports/${slug}`)).text()
        const [picture = ''] = /\/pictures\/[0-9a-f]{32}\/\d+\.webp/.exec(shown) ?? []
        assert.equal((await fetch(site.origin + picture)).status, 200)
        assert.deepEqual(await readdir(join(folder, 'files/unfinished')), [])
        await linkArrives(to)
      }
    })
  }

  test('database full: what memory holds is read, writing is 503, what was acknowledged is there, and it heals', async () => {
    for (let round = 0; round < rounds; round++) {
      const acknowledged: string[] = []
      const address = () => `full-${round}-${acknowledged.length}@example.org`
      acknowledged.push(address())
      assert.equal((await askForLink(acknowledged[0] ?? '')).status, 200)
      await readsOn()
      await disk('postgres').fill()
      await writeUntilItFails()
      let refused = 0
      for (let time = 0; refused < 20; time++) {
        assert.ok(time < 2_000, 'nothing was ever refused')
        const to = address()
        const answer = await askForLink(to)
        if (answer.status === 200) acknowledged.push(to)
        else {
          assert.equal(answer.status, 503)
          assert.ok(Number(answer.headers.get('retry-after')) > 0)
          refused++
        }
        await readsOn()
        // What is freed while PostgreSQL ends and tries to begin.
        await disk('postgres').fill()
      }
      assert.equal((await fetch(`${site.origin}/healthz`)).status, 200)
      await disk('postgres').makeRoom()
      await until(isReady, 'it is ready again')
      for (const to of acknowledged) await linkArrives(to)
      const to = `healed-${round}@example.org`
      assert.equal((await askForLink(to)).status, 200)
      await linkArrives(to)
    }
  })

  test('database read-only: PostgreSQL died and cannot begin; readers read, and it is begun when it can', async () => {
    for (let round = 0; round < rounds; round++) {
      const before = timesSaid('could not be brought back')
      await readsOn()
      await closedToWriters(disk('postgres'), () => {
        const pid = postmasterOf(join(folder, 'postgres'))
        if (pid) process.kill(pid, 'SIGKILL')
      })
      await until(() => timesSaid('could not be brought back') > before, 'PostgreSQL was tried')
      for (let time = 0; time < 20; time++) {
        await readsOn()
        const answer = await askForLink('nobody@example.org')
        assert.equal(answer.status, 503)
        assert.ok(Number(answer.headers.get('retry-after')) > 0)
      }
      await disk('postgres').openToWriters()
      await until(isReady, 'it is ready again')
      const to = `writable-${round}@example.org`
      assert.equal((await askForLink(to)).status, 200)
      await linkArrives(to)
    }
  })

  const isReady = async () => (await fetch(`${site.origin}/readyz`)).status === 200

  /** Past the site: as much as its own work would write in a day. */
  async function writeUntilItFails() {
    const client = new pg.Client(await site.connection())
    client.on('error', () => {})
    try {
      await client.connect()
      for (;;) await client.query(`select pg_logical_emit_message(true, 'test', repeat('x', 1000000))`)
    } catch {
      // It is full.
    } finally {
      await client.end().catch(() => {})
    }
  }
})

/** As soon as nobody writes there; `meanwhile` is done before each try. */
async function closedToWriters(disk: SmallDisk, meanwhile: () => void = () => {}): Promise<void> {
  await until(async () => {
    meanwhile()
    return disk.closeToWriters().then(
      () => true,
      () => false,
    )
  }, 'nobody writes there')
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + WITHIN_MS
  while (!(await holds())) {
    if (performance.now() > deadline) assert.fail(`not within ${WITHIN_MS} ms: ${what}`)
    await pause(25)
  }
}
