import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'
import { saveArticles } from '../../articles/store/store.module.ts'

const MATCHING = 1_204
const OTHERS = 104
/** A process that does whatever jobs there are. */
const worker = fileURLToPath(new URL('../../../tests/support/issueDeliverer.ts', import.meta.url))

let site: TestSite
let editor: Client
let ben: number
let working: ChildProcess | undefined

before(async () => {
  site = await createSite('bulk')
  const { db, clock } = site.dateline
  editor = await site.reader({ role: 'editor', email: 'ana@news.test' })
  await site.reader({ role: 'contributor', email: 'ben@news.test' })
  const draft = (n: number) => ({
    ...{ slug: `draft-${n}`, section: 'world', language: 'en', terms: 'metered' as const, headline: `Draft ${n}` },
    ...{ authors: n <= OTHERS ? ['Zoe'] : ['Ben'], tags: [], places: [], redirectFrom: [], extra: {} },
    ...{ firstPublished: clock.now(), status: 'draft' as const },
    body: { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [] }] },
  })
  await saveArticles(
    db,
    Array.from({ length: MATCHING }, (_, n) => draft(n + 1)),
    clock.now(),
  )
  const { rows } = await sql<{ id: number }>`update staff set author = 'ben', name = 'Ben' where email = 'ben@news.test'
    returning id`.execute(db)
  ben = rows[0]?.id ?? 0
})
after(async () => {
  working?.kill('SIGKILL')
  await site?.close()
})

async function ask(form: Record<string, string>): Promise<string> {
  const asked = await editor.fetch('/desk/articles/bulk', { form: { which: 'all', ...form } })
  assert.equal(asked.status, 303)
  return asked.headers.get('location') ?? ''
}
const begin = (page: string, form: Record<string, string>) =>
  editor.fetch('/desk/articles/bulk/begin', { form: { run: /run=(\d+)/.exec(page)?.[1] ?? '', ...form } })

function work(): ChildProcess {
  const wish = JSON.stringify({ connection: site.database.connection, dataFolder: site.dataFolder })
  const loader = ['--import', import.meta.resolve('#loader')]
  working = spawn(process.execPath, [...loader, worker, wish], { stdio: ['ignore', 'ignore', 'inherit'] })
  return working
}

async function progress() {
  const { rows } = await sql<{ done: number }>`select done from bulk_runs order by id desc limit 1`.execute(
    site.dateline.db,
  )
  return rows[0]?.done ?? 0
}

async function count(query: ReturnType<typeof sql<{ count: number }>>) {
  return (await query.execute(site.dateline.db)).rows[0]?.count
}

test('an editor who gives 1,204 articles away is named their number; killed half way, it is done to its end, and nobody is told twice', async () => {
  const list = await editor.fetch('/desk/articles?q=draft')
  assert.match(list.text, /All 1,204 matching|1,204/)
  const page = await ask({ action: 'assign', q: 'draft' })
  assert.match((await editor.fetch(page)).text, /<strong>1,204 articles/)
  assert.equal(await progress(), 0)
  await begin(page, { [`person-${ben}`]: 'on', how: 'also' })

  const first = work()
  while ((await progress()) < MATCHING / 4 && first.exitCode === null) await pause(5)
  first.kill('SIGKILL')
  await once(first, 'exit')
  const half = await progress()
  assert.ok(half < MATCHING, `killed at ${half}`)
  assert.match((await editor.fetch(page)).text, /<progress max="1204" value="\d+"/)

  await once(work(), 'exit')
  const over = (await editor.fetch(page)).text
  assert.match(over, /Changed: 1,100\. So already: 0\. Not done: 104\./)
  assert.match(over, /Ben does not see this article[\s\S]*104 articles[\s\S]*Draft 1</)
  const each = sql<{ count: number }>`select count(distinct subject)::int as count from audit_log
    where action = 'article.assign'`
  const all = sql<{ count: number }>`select count(*)::int as count from audit_log where action = 'article.assign'`
  const told = sql<{ count: number }>`select count(*)::int as count from staff_errands where staff_id = ${ben}`
  assert.deepEqual([await count(each), await count(all), await count(told)], [1_100, 1_100, 1_100])
})

test('who may read many articles is changed for readers, too, as it is on the sheet of one', async () => {
  await site.dateline.jobs.startWorking()
  const id = await site.publish({ slug: 'out', body: { type: 'doc', content: [] } })
  const page = await ask({ action: 'terms', q: 'published' })
  await begin(page, { terms: 'free' })
  await jobsDone(site.dateline)
  assert.match((await editor.fetch(page)).text, /Changed: 1\. So already: 0\. Not done: 0\./)
  const { rows } = await sql<{ terms: string }>`select terms from articles where id = ${id}`.execute(site.dateline.db)
  assert.deepEqual(rows, [{ terms: 'free' }])
})
