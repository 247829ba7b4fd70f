import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { largeTemplate } from '../../../tests/support/largePublication.ts'
import { publishAndHear } from '../../../tests/support/publishAndHear.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

const body = { type: 'doc' as const, content: [] }

/** Hrefs of the articles in the list, in order. */
function articlesIn(html: string): string[] {
  const list = html.slice(html.indexOf('class="list-items"'), html.indexOf('class="pages"') + 1 || undefined)
  return [...list.matchAll(/href="\/archive-\d+\/([^"#?]+)"/g)].map(([, slug]) => slug ?? '').filter(onlyOnce())
}

const onlyOnce = () => {
  const seen = new Set<string>()
  return (slug: string) => !seen.has(slug) && seen.add(slug)
}

const link = (html: string, rel: 'prev' | 'next') => new RegExp(`<a href="([^"]+)" rel="${rel}"`).exec(html)?.[1]

describe('lists of an archive', () => {
  let database: TestDatabase
  let site: TestSite
  let holder: pg.Client
  const open = (path: string) => site.visitor().fetch(path)
  before(async () => {
    database = await createTestDatabase('lists', await largeTemplate({ articles: 1_000, readers: 20 }))
    site = await createSite('lists', { database })
    holder = new pg.Client(database.connection)
    await holder.connect()
  })
  after(async () => {
    await holder?.end()
    await site?.close()
    await database?.drop()
  })

  /** While `work` runs nobody gets at the table. */
  async function holding(table: string, work: () => Promise<void>) {
    await holder.query(`begin; lock table ${table} in access exclusive mode`)
    try {
      await work()
    } finally {
      await holder.query('rollback')
    }
  }

  /** How many wait for what is held. */
  async function waiting(): Promise<number> {
    const { rows } = await holder.query(
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    )
    return rows.length
  }

  async function until(holds: () => Promise<boolean>) {
    const deadline = performance.now() + 20_000
    while (!(await holds())) {
      if (performance.now() > deadline) throw new Error('it never came to that')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  const publish = (draft: Parameters<TestSite['publish']>[0]) => publishAndHear(site, draft)

  const LISTS: [string, string][] = [
    ['/latest', 'true'],
    ['/section/archive-3', "a.section = 'archive-3'"],
    ['/tag/archive-tag-1', "a.id in (select article_id from article_tags where tag = 'archive-tag-1')"],
    ['/author/archive-author-1', "a.id in (select article_id from article_authors where author = 'archive-author-1')"],
    ['/place/france', "a.id in (select article_id from article_places where country = 'FR')"],
  ]
  for (const [path, where] of LISTS) {
    test(`whoever leafs from the newest to the oldest and back meets every article once: ${path}`, async () => {
      const { rows } = await sql<{ slug: string }>`select a.slug from articles a where ${sql.raw(where)}
        and a.status = 'published' and (a.language = 'en' or not exists (select from articles b
          where b.group_id = a.group_id and b.language = 'en' and b.status = 'published'))
        order by a.first_published desc, a.id desc`.execute(site.dateline.db)
      const wanted = rows.map(({ slug }) => slug)
      const met: string[] = []
      const pages: string[] = []
      for (let next: string | undefined = path; next; ) {
        const { status, text } = await open(next)
        assert.equal(status, 200, next)
        pages.push(next)
        met.push(...articlesIn(text))
        next = link(text, 'next')
      }
      assert.deepEqual(met, wanted)
      for (let at = pages.length - 1; at > 0; at--) {
        assert.equal(link((await open(pages[at] ?? '')).text, 'prev'), pages[at - 1])
      }
    })
  }

  test('an address that named a page by its number leads to what it showed', async () => {
    const first = await open('/latest')
    const second = await open('/latest?page=2')
    assert.equal(second.status, 302)
    assert.equal(second.headers.get('location'), link(first.text, 'next'))
    assert.equal((await open('/latest?page=1')).headers.get('location'), '/latest')
    for (const lost of ['?page=9999', '?page=-1', '?page=first', '?before=0', '?before=99999999', '?before=x']) {
      assert.equal((await open(`/latest${lost}`)).status, 404, lost)
    }
  })

  test('while lists hang, articles and /readyz answer, and no list waits in the others’ way', async () => {
    const article = '/archive-3/archive-article-2'
    assert.equal((await open(article)).status, 200)
    await holding('article_tags', async () => {
      const lists = Array.from({ length: 20 }, (_, at) => open(`/tag/archive-tag-${at + 2}`))
      await until(async () => (await waiting()) > 0)
      assert.equal((await open('/readyz')).status, 200)
      assert.equal((await open(article)).status, 200)
      assert.ok((await waiting()) <= 2, 'more than two wait in the database')
      for (const { status, headers } of await Promise.all(lists)) {
        assert.equal(status, 503)
        assert.ok(headers.has('retry-after'))
      }
    })
  })

  test('a list that took too long is asked of the database once, not by each visitor', async () => {
    const path = '/tag/archive-tag-30'
    await holding('article_tags', async () => {
      assert.equal((await open(path)).status, 503)
      for (let visitor = 0; visitor < 10; visitor++) assert.equal((await open(path)).status, 503)
      assert.equal(await waiting(), 0)
    })
  })

  test('while one visitor waits for the new front, others read the last one', async () => {
    const headline = 'A headline of this minute'
    assert.equal((await open('/')).text.includes(headline), false)
    await publish({
      slug: 'of-this-minute',
      headline,
      body,
      section: 'archive-1',
      firstPublished: site.dateline.clock.now(),
    })
    let waits: ReturnType<typeof open> | undefined
    await holding('articles', async () => {
      waits = open('/')
      await until(async () => (await waiting()) > 0)
      const other = await open('/')
      assert.equal(other.status, 200)
      assert.equal(other.text.includes(headline), false)
    })
    assert.ok((await waits)?.text.includes(headline))
    assert.ok((await open('/')).text.includes(headline))
  })

  test('while an old report is brought in, nobody waits for a front, a list or an article that it is not in', async () => {
    const article = '/archive-3/archive-article-2'
    const others = ['/', '/latest', '/section/archive-4', '/tag/archive-tag-1', '/rss.xml', article]
    for (const path of [...others, '/section/archive-5']) assert.equal((await open(path)).status, 200, path)
    const firstPublished = Temporal.Instant.from('2008-02-03T12:00:00Z')
    await publish({ slug: 'of-long-ago', body, section: 'archive-5', tags: ['long-ago'], firstPublished })
    await holding('articles', async () => {
      for (const path of others) assert.equal((await open(path)).status, 200, path)
    })
    assert.ok((await open('/tag/long-ago')).text.includes('of-long-ago'))
  })
})
