import assert from 'node:assert/strict'
import { AsyncLocalStorage } from 'node:async_hooks'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

let site: TestSite
before(async () => {
  // Nobody works here, so every statement that is seen was run by the request itself.
  site = await createSite('asking to sign in')
})
after(() => site.close())

/** The text of every statement that `work` runs: neither those of jobs nor what the site reads again by itself. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  const ofWork = new AsyncLocalStorage<true>()
  const real = pg.Client.prototype.query as (...args: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [statement] = args as [string | { text?: string }]
    const text = typeof statement === 'string' ? statement : (statement.text ?? '')
    if (ofWork.getStore()) seen.push(text.replace(/\s+/g, ' ').trim())
    return real.apply(this, args)
  } as never
  try {
    await ofWork.run(true, work)
  } finally {
    pg.Client.prototype.query = real as never
  }
  return seen
}

test('asking does the same work whether the address is known or not, and looks nothing up', async () => {
  await site.dateline.db
    .transaction()
    .execute((tx) =>
      site.dateline.readers.findOrMakeReader(
        tx,
        { email: 'known@example.org', language: 'en' },
        site.dateline.clock.now(),
      ),
    )
  const ask = (email: string, address: string) =>
    statementsOf(async () => {
      const answer = await openBrowser(site.dateline.app, { address }).post('/sign-in', { email })
      assert.equal(answer.status, 200)
    })
  const known = await ask('known@example.org', '198.51.100.1')
  const unknown = await ask('unknown@example.org', '198.51.100.2')
  assert.deepEqual(known, unknown)
  assert.ok(known.some((text) => text.includes('insert into sign_in_requests')))
  assert.deepEqual(
    known.filter((text) => /\breaders\b/.test(text)),
    [],
  )
})

test('a request that nobody could mail in time gets no mail, and the job ends', async () => {
  await openBrowser(site.dateline.app).post('/sign-in', { email: 'late@example.org' })
  await site.pass({ minutes: 11 })
  await site.dateline.jobs.startWorking()
  assert.deepEqual(await site.mailsTo('late@example.org'), [])
})
