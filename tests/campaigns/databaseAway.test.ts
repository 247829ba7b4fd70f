import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { postmasterOf } from '../../src/platform/postgres/embeddedPostgres.ts'
import { makeToken } from '../../src/platform/signing.ts'
import { insertSession } from '../support/insertSession.ts'
import { type RunningSite, startSite } from '../support/runningSite.ts'

const program = fileURLToPath(new URL('../support/databaseProcess.ts', import.meta.url))

const SEEN = '/reports/seen'
const OTHER = '/reports/other'
const UNSEEN = '/reports/unseen'
const UNSEEN_POSTER = `/pictures/poster/unseen/${'0'.repeat(24)}.jpg`
/** Stands only in the parts of the articles that are not for everyone. */
const WITHHELD = 'Sentinel of the withheld part'
/** Longer than a process trusts a listening connection that says nothing (DESIGN §6). */
const LONGER_THAN_SILENCE_MS = 6_000
const BACK_WITHIN_MS = 15_000

describe('the database goes away under two web processes, and comes back', () => {
  let work: string
  let database: Server
  let client: pg.Client
  const sites: RunningSite[] = []
  const cookies = { subscriber: '', reader: '', opened: '', spent: '' }

  before(async () => {
    work = await mkdtemp(join(tmpdir(), 'dateline-away-'))
    await chmod(work, 0o755)
    database = await startServer(join(work, 'postgres'))
    const env = {
      DATABASE_URL: database.url,
      DATELINE_SECRET: 'the same secret for every process, long enough',
      DATELINE_SAMPLE: 'off',
    }
    for (const role of ['worker', 'web', 'web'] as const) sites.push(await startSite({ role, env }))
    await writeArticles(join(work, 'archive'))
    const imported = await worker().cli('import', 'markdown', join(work, 'archive'))
    assert.equal(imported.status, 0, imported.stderr)
    const plan = await worker().cli('plan', 'set', 'monthly', 'interval=month', 'trial=30d')
    assert.equal(plan.status, 0, plan.stderr)
    client = new pg.Client(database.url)
    client.on('error', () => {})
    await client.connect()
    cookies.reader = await insertSession(client, 'reader@example.org')
    cookies.subscriber = await insertSession(client, 'subscriber@example.org')
    await client.query(
      `insert into subscriptions (reader_id, plan_id, currency, amount_minor, interval, state, provider_account,
         provider_subscription, provider_customer, provider_status, started_at, period_start, period_end, version)
       select r.id, p.id, 'usd', 290, 'month', 'active', 'test', 'sub_test', 'cus_test', 'active',
         now(), now(), now() + interval '20 days', 1
       from readers r, plans p where r.email = 'subscriber@example.org'`,
    )
    // Everybody has been here before: articles, answers and standings are in memory.
    for (const site of webs()) {
      cookies.opened = await passAfter(site, SEEN)
      cookies.spent = await passAfter(site, OTHER)
      for (const cookie of [cookies.subscriber, cookies.opened, cookies.spent, '']) await ask(site, SEEN, cookie)
      await fetch(`${site.origin}${OTHER}`, { method: 'HEAD', headers: { cookie: cookies.reader } })
    }
  })
  after(async () => {
    await client?.end().catch(() => {})
    for (const site of sites.toReversed()) await site.discard()
    await database?.end()
    await rm(work, { recursive: true, force: true })
  })

  const worker = () => sites[0] as RunningSite
  const webs = () => sites.slice(1)

  test('while it is away, who may read what memory holds goes on reading, and nobody gets more', async () => {
    await database.end()
    const began = performance.now()
    do {
      for (const site of webs()) {
        const subscriber = await ask(site, SEEN, cookies.subscriber)
        assert.equal(subscriber.access, 'open; reason=subscriber')
        assert.ok(subscriber.body.includes(WITHHELD))
        const again = await ask(site, SEEN, cookies.opened)
        assert.equal(again.access, 'metered; reason=reread; left=0')
        assert.ok(again.body.includes(WITHHELD))
        const gated = await ask(site, SEEN, cookies.spent)
        assert.equal(gated.access, 'gate; reason=allowance-spent; gate=subscribe')
        assert.ok(!gated.body.includes(WITHHELD))
        // A visitor without a pass opens the article and is given one, as ever.
        const visitor = await ask(site, SEEN, '')
        assert.equal(visitor.access, 'metered; reason=new; left=0')
        assert.equal((await ask(site, SEEN, visitor.pass)).access, 'metered; reason=reread; left=0')

        assertAway(await ask(site, SEEN, cookies.reader), "a reader's new read, which cannot be written down")
        assertAway(await ask(site, SEEN, `dateline_session=${makeToken()}`), 'a session that nobody has seen')
        assertAway(await ask(site, UNSEEN, ''), 'an article that is not in memory, to a visitor')
        assertAway(await ask(site, UNSEEN, cookies.subscriber), 'the same, to a subscriber')
        assertAway(await ask(site, UNSEEN_POSTER, ''), 'the picture made for it')
        assertAway(await ask(site, '/sign-in', '', { email: 'somebody@example.org' }), 'somebody signs in')
        assert.equal((await ask(site, '/readyz', '')).status, 503)
        assert.equal((await ask(site, '/healthz', '')).status, 200)
      }
      await pause(250)
    } while (performance.now() - began < LONGER_THAN_SILENCE_MS)
  })

  test('when it is back, everything works again without a restart', async () => {
    database = await startServer(join(work, 'postgres'))
    client = new pg.Client(database.url)
    client.on('error', () => {})
    await client.connect()
    for (const site of webs()) {
      await until(async () => (await ask(site, '/readyz', '')).status === 200)
      assert.equal((await ask(site, SEEN, cookies.subscriber)).access, 'open; reason=subscriber')
      assert.equal((await ask(site, UNSEEN, cookies.spent)).access, 'gate; reason=allowance-spent; gate=subscribe')
    }
    const [here, there] = webs() as [RunningSite, RunningSite]
    assert.equal((await ask(here, SEEN, cookies.reader)).access, 'metered; reason=new; left=0')
    await until(async () => (await ask(there, SEEN, cookies.reader)).access === 'metered; reason=reread; left=0')
    assert.equal((await ask(there, '/sign-in', '', { email: 'somebody@example.org' })).status, 200)
    await until(async () => (await mailsSent()) === 1, 'the worker works again')

    // Both listen again: what is changed from now on reaches them.
    assert.equal((await worker().cli('paywall', 'set', 'allowance=3')).status, 0)
    for (const site of webs()) {
      await until(async () => (await ask(site, SEEN, '')).access === 'metered; reason=new; left=2')
    }
    const out = await fetch(`${here.origin}/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookies.subscriber, 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(out.status, 303)
    await until(async () => (await ask(there, SEEN, cookies.subscriber)).access.startsWith('metered'))
  })

  async function mailsSent(): Promise<number> {
    const { rows } = await client.query('select count(*)::int as count from mails where sent_at is not null')
    return rows[0].count
  }
})

type Answer = { status: number; access: string; body: string; pass: string; retryAfter: string | null }

async function ask(site: RunningSite, path: string, cookie: string, form?: Record<string, string>): Promise<Answer> {
  const answer = await fetch(site.origin + path, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { ...(cookie && { cookie }), 'sec-fetch-site': 'same-origin' },
    ...(form && { body: new URLSearchParams(form) }),
  })
  const set = answer.headers.getSetCookie().find((line) => line.startsWith('dateline_pass='))
  return {
    status: answer.status,
    access: answer.headers.get('dateline-access') ?? `status ${answer.status}`,
    body: await answer.text(),
    pass: set?.split(';')[0] ?? '',
    retryAfter: answer.headers.get('retry-after'),
  }
}

function assertAway(answer: Answer, what: string) {
  assert.equal(answer.status, 503, what)
  assert.ok(Number(answer.retryAfter) > 0, what)
  assert.ok(!answer.body.includes(WITHHELD), what)
}

async function passAfter(site: RunningSite, path: string): Promise<string> {
  const { pass } = await ask(site, path, '')
  assert.ok(pass)
  return pass
}

async function writeArticles(archive: string): Promise<void> {
  await mkdir(archive, { recursive: true })
  for (const path of [SEEN, OTHER, UNSEEN]) {
    const slug = path.split('/')[2]
    const paragraphs = Array.from({ length: 10 }, (_, index) =>
      index < 6 ? `Paragraph ${index} of ${slug} is one of several that say something.` : `${WITHHELD}, ${index}.`,
    )
    const matter = `---\ntitle: ${slug}\nslug: ${slug}\nsection: reports\ndate: 2026-11-01\n---\n`
    await writeFile(join(archive, `${slug}.md`), `${matter}${paragraphs.join('\n\n')}\n`)
  }
}

type Server = { url: string; end(): Promise<void> }

/** A database that only this test looks after: nobody brings it back when it ends. */
async function startServer(folder: string): Promise<Server> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', import.meta.resolve('#loader'), program, folder, 'join'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  if (!child.stdout) throw new Error('no output')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const facts = JSON.parse(line) as { url?: string; problem?: string }
  if (!facts.url) throw new Error(facts.problem)
  const url = new URL(facts.url)
  url.searchParams.delete('application_name')
  return {
    url: url.href,
    async end() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      const pid = postmasterOf(folder)
      if (pid === undefined) return
      process.kill(pid, 'SIGINT')
      await until(async () => postmasterOf(folder) === undefined, 'PostgreSQL ended')
    },
  }
}

async function until(holds: () => Promise<boolean>, what = 'it came about'): Promise<void> {
  const deadline = performance.now() + BACK_WITHIN_MS
  while (!(await holds())) {
    if (performance.now() > deadline) assert.fail(`not within ${BACK_WITHIN_MS} ms: ${what}`)
    await pause(50)
  }
}
