import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { somebodyWaits } from '../../../tests/support/somebodyWaits.ts'

let site: TestSite
before(async () => {
  site = await createSite('privacy locks')
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

test('who is forgotten while they sign in elsewhere is forgotten, and neither of the two fails', async () => {
  const email = 'signs-in-meanwhile@example.org'
  const { db, privacy, readers } = site.dateline
  const { readerId } = await site.reader({ email })
  await site.visitor().fetch('/sign-in', { form: { email } })
  await site.mailsTo(email)
  let erasing: Promise<unknown> = Promise.resolve()
  // What signing in by a link does, in its order: what was asked for, then the reader.
  await db.transaction().execute(async (tx) => {
    await sql`select from sign_in_requests where email_key = ${email} for update`.execute(tx)
    erasing = privacy.eraseReader(readerId)
    await somebodyWaits(db)
    assert.ok(await readers.lock(tx, readerId))
  })
  assert.equal(await erasing, 'erased')
  assert.equal(await readers.findReader(db, { readerId }), undefined)
})
