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
