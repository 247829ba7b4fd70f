import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { setAuthor } from '../../articles/store/store.module.ts'
import { ReadsEverything } from '../../paywall/decisions/decisions.module.ts'
import { nextChanges } from './index.sql.ts'

const body = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
})

describe('what is indexed', () => {
  let site: TestSite
  const count = async (query: string) => {
    const asked = { query, filters: {}, order: 'relevance', size: 5, language: 'en', asTyped: true } as const
    const answer = await site.dateline.search.search({ ...asked, reach: ReadsEverything.atTheCommandLine() })
    return answer.count.value
  }
  const words = async () => {
    const { rows } = await sql<{ word: string; documents: number }>`
      select word, documents from search_full_words order by word`.execute(site.dateline.db)
    return rows
  }
  /** As `articles/states` does, of which this room knows nothing. */
  const withdraw = (slug: string) =>
    sql`update articles set status = 'withdrawn', withdrawn_from = status where slug = ${slug}`.execute(
      site.dateline.db,
    )
  const restore = (slug: string) =>
    sql`update articles set status = withdrawn_from, withdrawn_from = null where slug = ${slug}`.execute(
      site.dateline.db,
    )
  before(async () => {
    site = await createSite('search_index')
  })
  after(() => site?.close())

  // How soon: `npm run bench:search`.
  test('an article is found as soon as it is published, and gone with the very commit that withdraws it', async () => {
    const { searchIndex, notices } = site.dateline
    searchIndex.start()
    const found = Promise.withResolvers<void>()
    notices.on('search-index', async () => (await count('volcano')) === 1 && found.resolve())
    await site.publish({ slug: 'volcano', headline: 'A volcano wakes', body: body('Ash falls.') })
    await found.promise
    await withdraw('volcano')
    assert.equal(await count('volcano'), 0)
  })

  test('a corrected article is found by its new words and no longer by its old ones', async () => {
    const { searchIndex } = site.dateline
    await site.publish({
      slug: 'glacier',
      importKey: 'glacier',
      headline: 'A glacier grows',
      body: body('Ice advances.'),
    })
    await searchIndex.settle()
    assert.equal(await count('advances'), 1)
    await site.publish({
      slug: 'glacier',
      importKey: 'glacier',
      headline: 'A glacier shrinks',
      body: body('Ice retreats.'),
    })
    await searchIndex.settle()
    assert.deepEqual([await count('advances'), await count('retreats'), await count('shrinks')], [0, 1, 1])
  })

  test('an article that the database refuses is found by its headline, and holds up no other', async () => {
    const { searchIndex, db } = site.dateline
    await sql`alter table search_texts add constraint refused check (full_text not like '%unspeakable%')`.execute(db)
    await site.publish({ slug: 'refused', headline: 'A crater', body: body('Something unspeakable.') })
    await site.publish({ slug: 'after-it', headline: 'A geyser', body: body('Steam rises.') })
    await searchIndex.settle()
    assert.deepEqual([await count('crater'), await count('unspeakable'), await count('steam')], [1, 0, 1])
    await sql`alter table search_texts drop constraint refused`.execute(db)
    await searchIndex.reindex(() => {})
    assert.equal(await count('unspeakable'), 1)
  })

  test('a word longer than any and a text of more words than fit leave an article that is found', async () => {
    const many = Array.from({ length: 90_000 }, (_, at) => `w${at}x`).join(' ')
    await site.publish({ slug: 'long', headline: 'A canyon', body: body(`${'a'.repeat(3_000)} echo ${many}`) })
    await site.dateline.searchIndex.settle()
    assert.deepEqual([await count('canyon'), await count('echo')], [1, 1])
  })

  test('an author who is called otherwise now is found by the new name', async () => {
    const { searchIndex, db, clock } = site.dateline
    await site.publish({ slug: 'byline', headline: 'Signed', body: body('Text.'), authors: ['Ada Before'] })
    await searchIndex.settle()
    await setAuthor(db, 'test', 'ada-before', { name: 'Ada Afterwards' }, clock.now())
    await searchIndex.settle()
    assert.deepEqual([await count('before'), await count('afterwards')], [0, 1])
  })

  test('words are counted as if everything that is public now had been indexed at once', async () => {
    const { searchIndex } = site.dateline
    await searchIndex.settle()
    const now = await words()
    await withdraw('glacier')
    await searchIndex.settle()
    assert.ok(!(await words()).some(({ word }) => word === 'glacier'))
    await restore('glacier')
    await searchIndex.settle()
    assert.deepEqual(await words(), now)
    await searchIndex.reindex(() => {})
    assert.deepEqual(await words(), now)
  })
})

test('an editor’s report of this minute is indexed before all others, and before words that are counted no longer', async () => {
  const site = await createSite('search_index_order')
  try {
    const { db, searchIndex } = site.dateline
    await site.publish({ slug: 'gone', headline: 'Gone', body: body('Text.') })
    await searchIndex.settle()
    for (const slug of ['earlier', 'latest']) await site.publish({ slug, headline: slug, body: body('Text.') })
    await sql`delete from search_documents`.execute(db)
    const { rows } = await sql<{ slug: string }>`
      select slug from articles where id = ${(await nextChanges(db, 1, false))[0]?.article ?? 0}`.execute(db)
    assert.deepEqual(rows, [{ slug: 'latest' }])
    assert.equal((await nextChanges(db, 10, false)).length, 2)
    assert.equal((await nextChanges(db, 10, true)).length, 3)
  } finally {
    await site.close()
  }
})
