import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { createTestDatabase } from '../../../tests/support/database.ts'
import { openDatabase } from '../../platform/database.ts'
import { createLog } from '../../platform/log.ts'
import { announce, listenForNotices } from '../../platform/notices.ts'
import { ensureSection } from '../../publication/facts/facts.module.ts'
import { type ArticleDraft, findAddresses, saveArticles } from './store.module.ts'

const database = await createTestDatabase('save_articles')
const { db, close } = openDatabase(database.connection)
const notices = await listenForNotices(database.connection, createLog('silent'))
after(async () => {
  await notices.close()
  await close()
  await database.drop()
})
await ensureSection(db, 'world', 'World')
const now = Temporal.Instant.from('2026-11-23T09:00:00Z')

const draft = (wanted: Partial<ArticleDraft> & { slug: string }): ArticleDraft => ({
  section: 'world',
  language: 'en',
  terms: 'metered',
  headline: `Headline of ${wanted.slug}`,
  authors: ['Ada Writer', 'Bo Writer'],
  tags: ['Harbor', 'Sea'],
  places: [{ country: 'FR', city: 'Brest' }],
  firstPublished: now.subtract({ hours: 5 }),
  redirectFrom: [`/old/${wanted.slug}`],
  status: 'published',
  extra: { kept: true },
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Some words of it.' }] }] },
  importKey: `markdown:batch/${wanted.slug}`,
  importDigest: `${wanted.slug} ${wanted.headline ?? ''}`,
  ...wanted,
})
const save = (...drafts: ArticleDraft[]) => saveArticles(db, drafts, now)

type Row = {
  slug: string
  group: number
  version: number
  headline: string
  authors: string
  tags: string
  city: string
}
async function stored(): Promise<Row[]> {
  const { rows } = await sql<Row>`select a.slug, a.group_id as group, v.number as version, v.headline,
      (select string_agg(author, ' ' order by position) from article_authors where article_id = a.id) as authors,
      (select string_agg(tag, ' ' order by tag) from article_tags where article_id = a.id) as tags,
      (select string_agg(p.city, ' ') from article_places l join places p on p.id = l.place_id and l.live
        where article_id = a.id) as city
    from articles a join article_versions v on v.id = a.version_id order by a.slug`.execute(db)
  return rows
}

test('of many that are saved at once each has its own text, authors, tags and place, and those refused stay out', async () => {
  const outcomes = await save(
    draft({ slug: 'one', tags: ['Harbor', 'Port'] }),
    draft({
      slug: 'two',
      authors: ['Bo Writer', 'Bo  Writer', 'Cy Writer'],
      places: [{ country: 'FR', city: 'Brest' }],
    }),
    draft({ slug: 'one', importKey: 'markdown:batch/another' }),
    draft({ slug: 'three', authors: [], tags: [], places: [], redirectFrom: [] }),
  )
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ['created', 'created', 'refused', 'created'],
  )
  const rows = await stored()
  assert.deepEqual(
    rows.map(({ slug, authors, tags, city, version }) => [slug, authors, tags, city, version]),
    [
      ['one', 'ada-writer bo-writer', 'harbor port', 'Brest', 1],
      ['three', null, null, null, 1],
      ['two', 'bo-writer cy-writer', 'harbor sea', 'Brest', 1],
    ],
  )
  assert.equal(new Set(rows.map(({ group }) => group)).size, 3)
  assert.equal((await findAddresses(db, ['/old/two'])).get('/old/two'), '/world/two')
})

test('again the same changes nothing; a new version replaces what the last one said', async () => {
  const [unchanged, updated] = await save(
    draft({ slug: 'one', tags: ['Harbor', 'Port'] }),
    draft({ slug: 'two', headline: 'Two, corrected', authors: ['Cy Writer'], tags: [], places: [] }),
  )
  assert.deepEqual([unchanged?.kind, updated?.kind], ['unchanged', 'updated'])
  const two = (await stored()).find(({ slug }) => slug === 'two')
  assert.deepEqual(
    [two?.headline, two?.version, two?.authors, two?.tags, two?.city],
    ['Two, corrected', 2, 'cy-writer', null, null],
  )
})

test('an article and its variants that come at once are one group, and an address goes from one to the next', async () => {
  await save(draft({ slug: 'tide' }), draft({ slug: 'maree', language: 'fr', variantOf: 'tide' }))
  await save(
    draft({ slug: 'ebb', importKey: 'markdown:batch/tide' }),
    draft({ slug: 'tide', importKey: 'markdown:batch/flow' }),
  )
  const rows = new Map((await stored()).map((row) => [row.slug, row]))
  assert.equal(rows.get('ebb')?.group, rows.get('maree')?.group)
  assert.notEqual(rows.get('tide')?.group, rows.get('ebb')?.group)
})

test('what fails takes its batch with it and leaves nothing of it behind', async () => {
  const before = await stored()
  await assert.rejects(save(draft({ slug: 'fine' }), draft({ slug: 'Not An Address' })))
  assert.deepEqual(await stored(), before)
})

test('fifty articles that come at once are told to the running site in a handful of notices', async () => {
  const heard: string[] = []
  notices.on('articles', (payload) => heard.push(payload))
  const over = new Promise<void>((resolve) => notices.on('told', () => resolve()))
  await save(...Array.from({ length: 50 }, (_, at) => draft({ slug: `of-fifty-${at}` })))
  await announce(db, 'told', '')
  await over
  assert.ok(heard.length >= 1 && heard.length <= 3, `${heard.length} notices`)
  const slugs = heard.flatMap((payload) => (JSON.parse(payload) as { slugs: string[] }).slugs)
  assert.equal(slugs.length, 50)
})
