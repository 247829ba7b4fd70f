import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

let site: TestSite
before(async () => {
  site = await createSite('privacy pages')
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

test('who has to prove their address first, and may not be mailed just now, is not sent to look for a mail', async () => {
  const reader = await site.reader({ email: 'typed@example.org', unproven: true })
  const asked = await reader.fetch('/account/privacy', { form: { do: 'export' } })
  assert.equal(asked.status, 200)
  await sql`update rate_limits set points = 2000 where key = 'sign-in-all:all'`.execute(site.dateline.db)
  const refused = await reader.fetch('/account/privacy', { form: { do: 'export' } })
  assert.equal(refused.status, 429)
  assert.match(refused.text, /Too many requests in the last hour/)
  assert.equal((await site.mailsTo('typed@example.org')).length, 1)
})
