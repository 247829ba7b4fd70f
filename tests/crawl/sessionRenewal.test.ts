import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../support/site.ts'
import { publishGatedArticles } from './gatedArticles.ts'

let site: TestSite
before(async () => {
  site = await createSite('renewal')
  await publishGatedArticles(site)
})
after(() => site.close())

const usedAgo = (readerId: number, hours: number) =>
  sql`update sessions set last_used_at = ${site.dateline.clock.now().subtract({ hours })} where reader_id = ${readerId}`.execute(
    site.dateline.db,
  )

test('a reader who only ever opens articles stays signed in', async () => {
  const reader = await site.reader({ subscription: 'active' })
  await usedAgo(reader.readerId, 24 * 80)
  const first = await reader.fetch('/world/members-only')
  assert.equal(first.access, 'open; reason=subscriber')
  assert.match(
    first.headers.get('set-cookie') ?? '',
    /^dateline_session=.*Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax/,
  )
  const second = await reader.fetch('/world/members-only')
  assert.equal(second.headers.get('set-cookie'), null)
  const { rows } = await sql<{ last_used_at: Temporal.Instant }>`
    select last_used_at from sessions where reader_id = ${reader.readerId}`.execute(site.dateline.db)
  const age = site.dateline.clock.now().since(rows[0]?.last_used_at ?? site.dateline.clock.now())
  assert.ok(age.total('seconds') < 60)
})

test('a session that nobody used for 90 days is over, also for a process that still remembers it', async () => {
  const reader = await site.reader({ subscription: 'active' })
  assert.equal((await reader.fetch('/world/members-only')).access, 'open; reason=subscriber')
  await usedAgo(reader.readerId, 24 * 91)
  await site.dateline.paywall.reload()
  assert.match((await reader.fetch('/world/members-only')).access ?? '', /^gate/)
})
