import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { migrate, readMigrations } from '../src/platform/migrations.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embeddedPostgres.ts'
import { cookieByInvitation } from '../tests/support/cookieByInvitation.ts'
import { fillLargePublication } from '../tests/support/largePublication.ts'
import { type RunningSite, startSite } from '../tests/support/runningSite.ts'

export type DeskSites = {
  connection: pg.PoolConfig
  webs: [RunningSite, RunningSite]
  /** Of an editor who also writes, and has something to do. */
  cookie: string
  discard(): Promise<void>
}

/** So many are on their way out; the rest is published. */
const IN_EACH_STATE = ['in-review', 'ready', 'scheduled', 'withdrawn', 'expired'] as const
const READERS = 1_000

/** A database that keeps what it acknowledges, filled; two web processes and a worker on it. */
export async function openDeskSites(articles: number): Promise<DeskSites> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-desk-'))
  const database = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), log: () => {} })
  const { connection } = database
  const running: RunningSite[] = []
  const discard = async () => {
    for (const site of running.toReversed()) await site.discard()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await migrate(connection, await readMigrations())
    await fillLargePublication(connection, { articles, readers: READERS })
    await inEveryState(connection)
    const env = {
      DATABASE_URL: database.url,
      DATELINE_SECRET: 'the same secret for every process, long enough',
      DATELINE_SAMPLE: 'off',
    }
    for (const role of ['worker', 'web', 'web'] as const) running.push(await startSite({ role, env }))
    const [, here, there] = running as [RunningSite, RunningSite, RunningSite]
    const cookie = await cookieByInvitation(here, 'measuring@example.org', 'publisher')
    await withWork(connection, 'measuring@example.org')
    await untilIndexed(connection)
    return { connection, webs: [here, there], cookie, discard }
  } catch (error) {
    await discard()
    throw error
  }
}

/** Of the large publication everything is out or a draft. */
function inEveryState(connection: pg.PoolConfig): Promise<void> {
  return inDatabase(connection, async (client) => {
    for (const [at, state] of IN_EACH_STATE.entries()) {
      await client.query(
        `update articles set status = $1, withdrawn_from = case when $1 = 'withdrawn' then 'published' end,
          withdrawn_reason = case when $1 = 'withdrawn' then 'It was wrong.' end
          where id % 400 = $2 and status = 'published'`,
        [state, 11 + at * 50],
      )
    }
    await client.query(
      `update articles set first_published = now() + id % 700 * interval '1 hour' where status = 'scheduled'`,
    )
    // Nothing goes out with a picture that nobody is named for.
    await client.query(`update pictures set credit = 'The archive' where coalesce(credit, '') = ''`)
    await client.query('vacuum analyze articles, pictures')
  })
}

/** What the filling has changed is not what a newsroom waits for on an afternoon. */
function untilIndexed(connection: pg.PoolConfig): Promise<void> {
  return inDatabase(connection, async (client) => {
    for (const began = performance.now(); performance.now() - began < MOST_INDEXING_MS; await pause(500)) {
      const { rows } = await client.query(
        'select (select count(*) from search_changes) + (select count(*) from desk_text_changes) as waiting',
      )
      if (Number(rows[0].waiting) === 0) return
    }
    throw new Error('the index is still behind')
  })
}
const MOST_INDEXING_MS = 10 * 60_000

function withWork(connection: pg.PoolConfig, email: string): Promise<void> {
  return inDatabase(connection, async (client) => {
    await client.query(`update staff set author = 'archive-author-1' where email_key = $1`, [email])
    await client.query(
      `insert into article_assignees (article_id, staff_id, assigned_by, at)
        select a.id, s.id, s.id, now() from staff s, articles a
        where s.email_key = $1 and a.status in ('draft', 'in-review', 'ready') order by a.id limit 400
        on conflict do nothing`,
      [email],
    )
  })
}

export async function inDatabase<T>(connection: pg.PoolConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection as pg.ClientConfig)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A connection for itself: one that was kept open is of no use once its site has been started again. */
export const ANEW = { connection: 'close' }

/** As a browser of the staff asks: the whole answer, and how long it took. */
export async function ask(site: RunningSite, path: string, cookie: string): Promise<{ text: string; ms: number }> {
  const began = performance.now()
  const answer = await fetch(site.origin + path, { headers: { cookie, ...ANEW }, redirect: 'manual' })
  const text = await answer.text()
  const ms = performance.now() - began
  if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}: ${text.slice(0, 500)}`)
  return { text, ms }
}

/** What a form or a script of the desk sends. */
export const POSTED = { 'sec-fetch-site': 'same-origin' }
