import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { closeBrowser, newVisitor } from '../support/browser.ts'
import { waitForMail } from '../support/mails.ts'
import { postgres15, startPostgres } from '../support/postgres15.ts'
import { startSite } from '../support/runningSite.ts'
import { access, PANAMA, takeTrial } from '../support/steps.ts'

test('the reader’s journey runs on a PostgreSQL 15 that somebody else looks after', async (t) => {
  if (!postgres15) return t.skip('no PostgreSQL 15 is installed on this machine')
  const server = await startPostgres(postgres15)
  try {
    const site = await startSite({
      fresh: true,
      env: { DATABASE_URL: server.url, DATELINE_SECRET: 'a secret that every process of this site shares' },
    })
    try {
      await noIssueFiles(server.url)
      const visitor = await newVisitor(site.origin)
      await takeTrial(visitor, 'fifteen@example.org')
      assert.equal(await access(visitor, PANAMA), 'open; reason=subscriber')
      await waitForMail(site.outbox, { to: 'fifteen@example.org', kind: 'welcome' })
      await visitor.open('/account/subscription/cancel')
      await visitor.page.locator('form[action$="/cancel"] button').click()
      assert.match(await visitor.page.innerText('main'), /You have canceled/)
      await visitor.inspect()
    } finally {
      await closeBrowser()
      await site.discard()
    }
  } finally {
    await server.stop()
  }
})

/** A first start makes twelve files of the magazine: half a minute of a processor, and not what this is about. */
async function noIssueFiles(connectionString: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query("delete from jobs.job where name = 'make-issue-files'")
  await client.end()
}
