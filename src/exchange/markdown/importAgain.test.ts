import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { createTestDatabase } from '../../../tests/support/database.ts'
import { type ArticleDocument, saveArticles } from '../../articles/store/store.module.ts'
import { createMedia } from '../../media/pictures/pictures.module.ts'
import { openDatabase } from '../../platform/database.ts'
import { openFolderOfFiles } from '../../platform/files/folderOfFiles.ts'
import { createLog } from '../../platform/log.ts'
import { ensureSection } from '../../publication/facts/facts.module.ts'
import type { ImportOptions } from './articleFacts.rule.ts'
import { importMarkdown } from './importMarkdown.ts'

const database = await createTestDatabase('import_again')
const { db, close } = openDatabase(database.connection)
const workshop = await mkdtemp(join(tmpdir(), 'dateline-import-again-'))
after(async () => {
  await close()
  await database.drop()
  await rm(workshop, { recursive: true })
})
const media = createMedia({ db, files: openFolderOfFiles(join(workshop, 'files')), log: createLog('silent') })

async function write(archive: string, contents: Record<string, string | Uint8Array>): Promise<string> {
  for (const [path, content] of Object.entries(contents)) {
    const target = join(workshop, archive, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, content)
  }
  return join(workshop, archive)
}

type Asked = { options?: ImportOptions; now?: string; progress?: (done: number, total: number) => void }
const bring = (archive: string, { options = {}, now = '2026-11-23T09:00:00Z', progress }: Asked = {}) =>
  importMarkdown({
    ...{ db, folder: join(workshop, archive), options, saveArticles, media, ensureSection },
    readings: join(workshop, 'readings'),
    publication: { zone: 'Europe/Paris', language: 'en' },
    now: Temporal.Instant.from(now),
    ...(progress && { progress }),
  })

async function counts(archive: string, asked: Asked = {}) {
  const { imported, updated, unchanged, skipped } = await bring(archive, asked)
  return [imported, updated, unchanged, skipped.length]
}

type Stored = { slug: string; headline: string; group: number; body: ArticleDocument }
async function stored(slug: string): Promise<Stored> {
  const { rows } = await sql<Stored>`select a.slug, v.headline, a.group_id as group, v.body
    from articles a join article_versions v on v.id = a.version_id where a.slug = ${slug}`.execute(db)
  return rows[0] ?? assert.fail(`no article ${slug}`)
}

const article = (matter: string, body: string) => `---\n${matter}\n---\n\n${body}\n`
const said = (words: string) => `${words} is told here at some length, so that its text is nobody else's.`
const png = () =>
  sharp({ create: { width: 400, height: 20, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()

test('a file of which nothing has changed is not converted again, and is told of as before', async () => {
  await write('told', {
    '2021-01-01-a.md': article('title: A\nmood: good', `${said('A')}\n\n[Gone](/no/such/page) ![Gone](gone.png)`),
    '2021-01-02-b.md': article('title: B', said('B')),
  })
  const first = await bring('told')
  assert.ok(first.notes.length >= 3, JSON.stringify(first.notes))
  // Whoever converts them would find another digest.
  await sql`update articles set import_digest = 'of another text' where import_key like 'markdown:told/%'`.execute(db)
  const again = await bring('told')
  assert.deepEqual([again.imported, again.updated, again.unchanged], [0, 0, 2])
  assert.deepEqual(again.notes, first.notes)
})

test('an article changes with what its links lead to: a page that comes, moves and goes, in its archive or another', async () => {
  const folder = await write('linked', {
    '2021-02-01-leading-on.md': article(
      'title: Leading on',
      `${said('The first')} [Later](/2021/02/02/later) [Other](/world/other-page)`,
    ),
    '2021-02-03-c.md': article('title: C', said('The third')),
  })
  assert.deepEqual(await counts('linked'), [2, 0, 0, 0])
  await write('linked', { '2021-02-02-later.md': article('title: Later', said('What came later')) })
  assert.deepEqual(await counts('linked'), [1, 1, 1, 0])
  assert.deepEqual(await counts('linked'), [0, 0, 3, 0])
  await write('other', {
    '2021-03-01-other-page.md': article('title: Other\nsection: World', said('Another one')),
  })
  assert.deepEqual(await counts('other'), [1, 0, 0, 0])
  assert.deepEqual(await counts('linked'), [0, 1, 2, 0])
  assert.match(JSON.stringify((await stored('leading-on')).body), /"\/world\/other-page"/)
  await writeFile(join(folder, '2021-02-02-later.md'), article('title: Later\nsection: World', said('What came later')))
  assert.deepEqual(await counts('linked'), [0, 2, 1, 0])
  assert.deepEqual(await counts('linked'), [0, 0, 3, 0])
  await rm(join(folder, '2021-02-02-later.md'))
  assert.deepEqual(await counts('linked'), [0, 0, 2, 0])
})

test('a link leads on when the day has come of what it leads to, though nobody touched a file', async () => {
  await write('awaited', {
    '2021-01-01-waits.md': article('title: It waits', `${said('Waiting')} [Boats](/tag/awaited-boats)`),
    '2026-11-24-boats.md': article('title: Boats\ntags: [Awaited boats]', said('Boats')),
  })
  assert.deepEqual(await counts('awaited'), [2, 0, 0, 0])
  assert.doesNotMatch(JSON.stringify((await stored('waits')).body), /awaited-boats/)
  assert.deepEqual(await counts('awaited', { now: '2026-11-23T10:00:00Z' }), [0, 0, 2, 0])
  assert.deepEqual(await counts('awaited', { now: '2026-11-24T09:00:00Z' }), [0, 1, 1, 0])
  assert.match(JSON.stringify((await stored('waits')).body), /"\/tag\/awaited-boats"/)
})

test('what is dated from today is dated from the day on which it comes in again', async () => {
  await write('relative', { 'r.md': article('title: Relative\ndays_ago: 2', said('Relative')) })
  const day = async () => {
    const { rows } = await sql<{ day: string }>`select first_published::date::text as day from articles
      where slug = 'r'`.execute(db)
    return rows[0]?.day
  }
  await counts('relative')
  assert.equal(await day(), '2026-11-21')
  await write('relative', { 'r.md': article('title: Relative\ndays_ago: 2', said('Corrected')) })
  await counts('relative', { now: '2026-11-30T09:00:00Z' })
  assert.equal(await day(), '2026-11-28')
})

test('an article changes with its pictures: one that was missing is there, then another in its place', async () => {
  await write('pictured', {
    '2021-04-01-p.md': article('title: P\nimage: lead.png', `${said('Pictured')}\n\n![In the text](text.png)`),
    '2021-04-02-q.md': article('title: Q', said('Without one')),
  })
  assert.deepEqual(await counts('pictured'), [2, 0, 0, 0])
  await write('pictured', { 'text.png': await png() })
  assert.deepEqual(await counts('pictured'), [0, 1, 1, 0])
  assert.deepEqual(await counts('pictured'), [0, 0, 2, 0])
  await write('pictured', { 'lead.png': await png() })
  assert.deepEqual(await counts('pictured'), [0, 1, 1, 0])
  assert.deepEqual(await counts('pictured'), [0, 0, 2, 0])
})

test('an article changes with what is wished for files that say nothing themselves', async () => {
  await write('wished', {
    '2021-05-01-w.md': article('title: W', said('Open')),
    '2021-05-02-x.md': article('title: X\naccess: free', said('Said')),
  })
  assert.deepEqual(await counts('wished', { options: { terms: 'metered' } }), [2, 0, 0, 0])
  assert.deepEqual(await counts('wished', { options: { terms: 'subscribers' } }), [0, 1, 1, 0])
  assert.deepEqual(await counts('wished', { options: { terms: 'subscribers', section: 'Elsewhere' } }), [0, 2, 0, 0])
})

test('a translation that had to stand alone joins its original as soon as that can come in', async () => {
  const folder = await write('joined', {
    // Of a section that cannot be made: it stays out.
    'posts/2021-06-01-port.en.md': article('title: The port\nsection: fr', said('The port')),
    'posts/2021-06-01-port.fr.md': article('title: Le port\nlang: fr', said('Le port')),
  })
  const first = await bring('joined')
  assert.deepEqual([first.imported, first.skipped.length], [1, 1])
  assert.match(JSON.stringify(first.notes), /it stands alone/)
  const again = await bring('joined')
  assert.deepEqual([again.updated, again.unchanged], [0, 1])
  await writeFile(join(folder, 'posts/2021-06-01-port.en.md'), article('title: The port', said('The port')))
  assert.deepEqual(await counts('joined'), [1, 1, 0, 0])
  assert.equal((await stored('port')).group, (await stored('port-fr')).group)
  assert.deepEqual(await counts('joined'), [0, 0, 2, 0])
})

test('an article that cannot be stored is named, and the others that were stored with it go in, in a dry run too', async () => {
  await write('one-bad', {
    '2021-07-01-a.md': article('title: A', said('Good a')),
    // PostgreSQL takes no such character in JSON.
    '2021-07-02-b.md': article('title: B\nmood: "\\ud800"', said('Bad')),
    '2021-07-03-c.md': article('title: C', said('Good c')),
  })
  const dry = await bring('one-bad', { options: { dryRun: true } })
  assert.deepEqual([dry.imported, dry.skipped.map(({ file }) => file)], [2, ['2021-07-02-b.md']])
  const report = await bring('one-bad')
  assert.deepEqual([report.imported, report.skipped.map(({ file }) => file)], [2, ['2021-07-02-b.md']])
})

test('a file that somebody changes while it is imported is named, not taken for what it was', async () => {
  const folder = await write('changing', {
    '2021-08-01-a.md': article('title: A', said('Before')),
    '2021-08-02-b.md': article('title: B', said('Beside it')),
  })
  const steps: [number, number][] = []
  const report = await bring('changing', {
    progress(done, total) {
      steps.push([done, total])
      if (done === 1) writeFileSync(join(folder, '2021-08-01-a.md'), article('title: A', said('After')))
    },
  })
  assert.deepEqual([report.imported, report.skipped.length], [1, 1])
  assert.match(report.skipped[0]?.reason ?? '', /changed while/)
  // It was told of from the first file on, and of each twice at most.
  assert.deepEqual(
    [steps[0], steps.at(-1)],
    [
      [0, 4],
      [4, 4],
    ],
  )
  assert.deepEqual(await counts('changing'), [1, 0, 1, 0])
})

test('one of ten thousand namesakes gets its number without asking for each before it', async () => {
  await ensureSection(db, 'world', 'World')
  await sql`insert into article_groups (id) overriding system value select 900000 + n from generate_series(1, 3000) n`.execute(
    db,
  )
  await sql`with made as (insert into articles (id, group_id, slug, section, language, status, first_published, version_id)
      overriding system value
      select 900000 + n, 900000 + n, 'flood' || case when n = 1 then '' else '-' || n end, 'world', 'en', 'draft',
        '2020-01-01', 900000 + n from generate_series(1, 3000) n returning id)
    insert into article_versions (id, article_id, number, headline, lead_in, body, words, created_at) overriding system value
      select id, id, 1, 'Flood', '{"type":"doc","content":[]}', '{"type":"doc","content":[]}', 1, '2020-01-01' from made`.execute(
    db,
  )
  await write('namesake', {
    '2021-09-01-flood.md': article('title: Another flood\nslug: flood', said('Flood')),
    'b/2021-09-01-flood.md': article('title: One more flood\nslug: flood', said('Flood again')),
  })
  assert.deepEqual(await counts('namesake'), [2, 0, 0, 0])
  assert.equal((await stored('flood-2021-09-01')).headline, 'Another flood')
  assert.equal((await stored('flood-3001')).headline, 'One more flood')
})

test('what says how many days ago it was updated is the same file tomorrow, and comes into another archive', async () => {
  await write('renewed', {
    '2021-05-01-renewed.md': article('title: Renewed\nupdated_days_ago: 1', said('Renewed')),
    'relative.md': article('title: Renewed too\ndays_ago: 3\nupdated_days_ago: 1', said('Renewed too')),
  })
  assert.deepEqual(await counts('renewed'), [2, 0, 0, 0])
  assert.deepEqual(await counts('renewed', { now: '2026-11-24T09:00:00Z' }), [0, 0, 2, 0])
  const elsewhere = { now: '2026-11-25T09:00:00Z', options: { archive: 'renewed-elsewhere' } }
  assert.deepEqual((await bring('renewed', elsewhere)).skipped, [])
})
