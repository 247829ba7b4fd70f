import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { ArticleDocumentSchema } from '../store/store.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('gifts')
  const text = 'A present for whoever follows the link, and for nobody who only looks at it.'
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] }
  const body = ArticleDocumentSchema.parse({ type: 'doc', content: [paragraph, paragraph, paragraph, paragraph] })
  await site.publish({ slug: 'present', terms: 'subscribers', body })
})
after(() => site.close())

async function give() {
  const giver = await site.reader({ subscription: 'active' })
  const given = await giver.fetch('/gift', { method: 'POST', form: { article: 'present' } })
  return /http:\/\/news\.test(\/gift\/[\w-]{43})/.exec(given.text)?.[1] ?? assert.fail(given.text)
}

async function openings() {
  const { rows } = await sql<{ openings: number }>`select openings from gifts order by id desc limit 1`.execute(
    site.dateline.db,
  )
  return rows[0]?.openings
}

test('a gift that is posted where a thousand servers look at links is not used up before anybody reads it', async () => {
  const path = await give()
  for (const userAgent of ['facebookexternalhit/1.1', 'Mastodon/4.5 (http.rb/5.3; +https://social.example/) Bot']) {
    const preview = site.visitor({ userAgent })
    const answer = await preview.fetch(path)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('set-cookie'), null)
    assert.equal((await preview.fetch('/world/present')).access, 'gate; reason=preview; gate=subscribe')
  }
  for (const name of ['purpose', 'sec-purpose']) {
    assert.equal((await site.visitor().fetch(path, { headers: { [name]: 'prefetch' } })).status, 503)
  }
  assert.equal(await openings(), 0)
  const friend = site.visitor()
  await friend.fetch(path)
  assert.equal((await friend.fetch('/world/present')).access, 'open; reason=gift')
  assert.equal(await openings(), 1)
})

test('an article that cannot exist is no article to give, whatever is typed', async () => {
  const giver = await site.reader({ subscription: 'active' })
  for (const article of ['', 'pre\0sent', '\u0085', 'a'.repeat(9000)]) {
    assert.equal((await giver.fetch('/gift', { method: 'POST', form: { article } })).status, 404)
  }
})

async function follow(path: string): Promise<number> {
  return (await site.visitor().fetch(path)).status
}

test('giving the same article again gives no hundred openings more', async () => {
  const giver = await site.reader({ subscription: 'active' })
  const giveAgain = async () => {
    const given = await giver.fetch('/gift', { method: 'POST', form: { article: 'present' } })
    return /http:\/\/news\.test(\/gift\/[\w-]{43})/.exec(given.text)?.[1] ?? assert.fail(given.text)
  }
  const first = await giveAgain()
  await sql`update gifts set openings = 98 where giver_id = ${giver.readerId}`.execute(site.dateline.db)
  const second = await giveAgain()
  assert.equal(await follow(second), 303)
  const answers = await Promise.all([first, second, first, second, first].map(follow))
  assert.deepEqual(answers.sort(), [303, 410, 410, 410, 410], 'one was left, whichever link is followed')
  assert.equal(await follow(await giveAgain()), 410)
})

test('links of somebody whose subscription was given back, or ended, open nothing any more', async () => {
  const giver = await site.reader({ subscription: 'active' })
  const given = await giver.fetch('/gift', { method: 'POST', form: { article: 'present' } })
  const path = /http:\/\/news\.test(\/gift\/[\w-]{43})/.exec(given.text)?.[1] ?? assert.fail(given.text)
  assert.equal(await follow(path), 303)
  const { db, clock } = site.dateline
  await sql`update subscriptions set state = 'ended', ended_at = ${clock.now()}, refunded_until = paid_until
    where reader_id = ${giver.readerId}`.execute(db)
  assert.equal(await follow(path), 410)
})
