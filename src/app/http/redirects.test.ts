import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { publishAndHear } from '../../../tests/support/publishAndHear.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { ensureSection } from '../../publication/facts/facts.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('redirects')
  await ensureSection(site.dateline.db, 'borders', 'Borders')
})
after(() => site.close())

const body: ArticleDocument = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Text.' }] }],
}

const publish = (draft: Parameters<TestSite['publish']>[0]) => publishAndHear(site, draft)

/** A browser as far as redirects go: what it may keep it keeps, and what it kept it does not ask for again (RFC 9111). */
function browser() {
  const kept = new Map<string, string>()
  return async function goTo(path: string): Promise<string> {
    let at = path
    for (let hops = 0; hops < 5; hops++) {
      const known = kept.get(at)
      if (known !== undefined) {
        at = known
        continue
      }
      const answer = await site.visitor().fetch(at)
      const location = answer.headers.get('location')
      if (location === null) return `${answer.status} ${at}`
      const caching = answer.headers.get('cache-control')
      if (answer.status === 301 && (caching === null || /max-age=[1-9]/.test(caching))) kept.set(at, location)
      at = location
    }
    return 'for ever'
  }
}

test('who opened an article before it moved to another section and back still reads it', async () => {
  const publishIn = (section: string) => publish({ slug: 'moved-and-back', section, importKey: 'moved', body })
  const goTo = browser()
  await publishIn('world')
  assert.equal(await goTo('/world/moved-and-back'), '200 /world/moved-and-back')
  await publishIn('borders')
  assert.equal(await goTo('/world/moved-and-back'), '200 /borders/moved-and-back')
  await publishIn('world')
  assert.equal(await goTo('/borders/moved-and-back'), '200 /world/moved-and-back')
  assert.equal(await goTo('/world/moved-and-back'), '200 /world/moved-and-back')
})

test('who follows an old address that was taken over and given back gets where it leads now', async () => {
  const publishAs = (slug: string, redirectFrom: string[]) =>
    publish({ slug, section: 'world', importKey: slug, redirectFrom, body })
  const goTo = browser()
  await publishAs('first-of-two', ['/archive-of-old/page'])
  assert.equal(await goTo('/archive-of-old/page'), '200 /world/first-of-two')
  await publishAs('second-of-two', ['/archive-of-old/page'])
  assert.equal(await goTo('/archive-of-old/page'), '200 /world/second-of-two')
})

test('an address at which an article stands again leads on to nothing, should that one be withdrawn', async () => {
  for (const section of ['world', 'borders', 'world'])
    await publish({ slug: 'returned', section, importKey: 'returned', body })
  const { rows } = await sql`select path from redirects where path like '%/returned'`.execute(site.dateline.db)
  assert.deepEqual(rows, [{ path: '/borders/returned' }])
})

test('every redirect says how long it may be kept', async () => {
  await publish({ slug: 'one', section: 'world', importKey: 'one', redirectFrom: ['/2019/one.html'], body })
  const cases: [string, number, string][] = [
    ['/World/One', 301, 'public, max-age=86400'],
    ['/world//one/', 301, 'public, max-age=86400'],
    ['/latest?page=1', 301, 'public, max-age=86400'],
    ['/borders/one', 301, 'no-cache'],
    ['/2019/one.html', 301, 'no-cache'],
    ['/en/world/one', 301, 'no-store'],
    ['/account', 303, 'no-store'],
    ['/account/feed', 303, 'no-store'],
  ]
  for (const [path, status, caching] of cases) {
    const answer = await site.visitor().fetch(path)
    assert.deepEqual([answer.status, answer.headers.get('cache-control')], [status, caching], path)
  }
  const choice = site.visitor()
  choice.cookies.set('dateline_language', 'fr')
  const led = await choice.fetch('/world/one')
  assert.deepEqual([led.status, led.headers.get('cache-control')], [302, 'private, no-store'])
})
