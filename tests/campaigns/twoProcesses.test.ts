import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { insertSession } from '../support/insertSession.ts'
import { linkTo, waitForMail } from '../support/mails.ts'
import type { RunningSite } from '../support/runningSite.ts'
import { startTwoWebs } from '../support/twoWebs.ts'

const ARTICLES = 50
const paths = Array.from({ length: ARTICLES }, (_, index) => `/reports/report-${index + 1}`)

describe('two web processes and a worker on one database', () => {
  let database: TestDatabase
  let archive: string
  let client: pg.Client
  const sites: RunningSite[] = []
  before(async () => {
    database = await createTestDatabase('two_processes', 'empty')
    sites.push(...(await startTwoWebs(database.url)))
    archive = await mkdtemp(join(tmpdir(), 'dateline-archive-'))
    await mkdir(join(archive, 'posts'), { recursive: true })
    for (const path of paths) {
      const name = path.split('/')[2]
      const body = Array.from(
        { length: 8 },
        (_, index) => `Paragraph ${index} of ${name} says something of its own.`,
      ).join('\n\n')
      await writeFile(
        join(archive, 'posts', `${name}.md`),
        `---\ntitle: ${name}\nslug: ${name}\nsection: reports\ndate: 2026-11-01\n---\n${body}\n`,
      )
    }
    const imported = await worker().cli('import', 'markdown', archive)
    assert.equal(imported.status, 0, imported.stderr)
    client = new pg.Client(database.connection)
    await client.connect()
  })
  after(async () => {
    await client?.end()
    for (const site of sites.toReversed()) await site.discard()
    await rm(archive, { recursive: true, force: true })
    await database.drop()
  })

  const worker = () => sites[0] as RunningSite
  const webs = () => sites.slice(1)

  const ask = async (site: RunningSite, path: string, cookie: string) => {
    const answer = await fetch(site.origin + path, { headers: { cookie } })
    await answer.text()
    return answer.headers.get('dateline-access') ?? `status ${answer.status}`
  }

  for (const allowance of [1, 3]) {
    test(`fifty parallel requests of one reader for fifty articles through both open exactly ${allowance}`, async () => {
      assert.equal((await worker().cli('paywall', 'set', `allowance=${allowance}`)).status, 0)
      for (const site of webs()) {
        await until(async () => (await ask(site, paths[0] as string, '')).endsWith(`left=${allowance - 1}`))
      }
      const cookie = await insertSession(client, `parallel-${allowance}@example.org`)
      const answers = await Promise.all(paths.map((path, index) => ask(webs()[index % 2] as RunningSite, path, cookie)))
      const opened = answers.filter((answer) => answer.startsWith('metered; reason=new'))
      assert.equal(opened.length, allowance, answers.join('\n'))
      assert.equal(
        answers.filter((answer) => answer.startsWith('gate; reason=allowance-spent')).length,
        ARTICLES - allowance,
      )
      const { rows } = await client.query(
        'select count(*)::int as count from reads r join readers on readers.id = r.reader_id where email = $1',
        [`parallel-${allowance}@example.org`],
      )
      assert.equal(rows[0].count, allowance)
    })
  }

  test('what a sign-in at one brings with it is open at the other, which has shown that reader gates', async () => {
    assert.equal((await worker().cli('paywall', 'set', 'allowance=1')).status, 0)
    for (const site of webs()) await until(async () => (await ask(site, paths[0] as string, '')).endsWith('left=0'))
    const [here, there] = webs() as [RunningSite, RunningSite]
    const email = 'uniting@example.org'
    const spent = await insertSession(client, email)
    assert.equal(await ask(there, paths[10] as string, spent), 'metered; reason=new; left=0')
    assert.match(await ask(there, paths[11] as string, spent), /^gate/)

    const opened = await fetch(here.origin + paths[11])
    const pass = cookieSet(opened, 'dateline_pass')
    const form = { method: 'POST', redirect: 'manual' } as const
    await fetch(`${here.origin}/sign-in`, { ...form, headers: POSTED, body: new URLSearchParams({ email }) })
    const link = linkTo(await waitForMail(worker().outbox, { to: email, kind: 'sign-in' }), '/sign-in/')
    const path = new URL(link).pathname
    const signedIn = await fetch(here.origin + path, { ...form, headers: { ...POSTED, cookie: pass } })
    cookieSet(signedIn, 'dateline_session')
    await until(async () => (await ask(there, paths[11] as string, spent)) === 'metered; reason=reread; left=0')
  })

  test('a sign-out at one ends the session at the other within five seconds', async () => {
    const cookie = await insertSession(client, 'leaving@example.org')
    const [here, there] = webs() as [RunningSite, RunningSite]
    const account = async (site: RunningSite) =>
      (await fetch(`${site.origin}/account`, { headers: { cookie }, redirect: 'manual' })).status
    assert.equal(await account(there), 200)
    await ask(there, paths[0] as string, cookie)
    const started = performance.now()
    const out = await fetch(`${here.origin}/sign-out`, {
      method: 'POST',
      headers: { ...POSTED, cookie },
      redirect: 'manual',
    })
    assert.equal(out.status, 303)
    assert.equal(out.headers.get('clear-site-data'), '"cache"')
    await until(async () => (await account(there)) === 303)
    // Remembered or not: an article is a visitor's again.
    await until(async () => (await ask(there, paths[1] as string, cookie)).includes('metered; reason=new'))
    assert.ok(performance.now() - started < 5_000)
  })
})

const POSTED = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }

/** The name and value of a cookie that an answer sets. */
function cookieSet(answer: Response, name: string): string {
  const line = answer.headers.getSetCookie().find((set) => set.startsWith(`${name}=`))
  assert.ok(line, `no ${name} was set`)
  return line.slice(0, line.indexOf(';'))
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 5_000
  while (!(await holds())) {
    if (performance.now() > deadline) assert.fail('it did not come about within five seconds')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
