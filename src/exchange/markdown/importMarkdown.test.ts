import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
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

const database = await createTestDatabase('import_markdown')
const { db, close } = openDatabase(database.connection)
const workshop = await mkdtemp(join(tmpdir(), 'dateline-import-'))
after(async () => {
  await close()
  await database.drop()
  await rm(workshop, { recursive: true })
})
const media = createMedia({ db, files: openFolderOfFiles(join(workshop, 'files')), log: createLog('silent') })
const now = Temporal.Instant.from('2026-11-23T09:00:00Z')

type Contents = Record<string, string | Uint8Array>
let made = 0

/** A folder of its own for each test: articles in `posts`, and whatever stands beside it. */
async function archive(contents: Contents): Promise<string> {
  const folder = join(workshop, `archive-${made++}`, 'posts')
  await mkdir(folder, { recursive: true })
  for (const [path, content] of Object.entries(contents)) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, content)
  }
  return folder
}

function run(folder: string, options: ImportOptions = {}, at = now) {
  const publication = { zone: 'Asia/Tokyo', language: 'en' }
  return importMarkdown({ db, folder, options, saveArticles, media, ensureSection, publication, now: at })
}

type Stored = {
  headline: string
  section: string
  language: string
  terms: string
  status: string
  published: Temporal.Instant
  lead_picture: { pictureId: string; alt: string; caption?: string; credit?: string } | null
  extra: Record<string, unknown>
  body: ArticleDocument
}

async function stored(slug: string): Promise<Stored> {
  const { rows } = await sql<Stored>`select v.headline, a.section, a.language, a.terms, a.status,
      a.first_published as published, v.lead_picture, a.extra, v.body
    from articles a join article_versions v on v.id = a.version_id where a.slug = ${slug}`.execute(db)
  return rows[0] ?? assert.fail(`no article ${slug}`)
}

const article = (matter: string, body = 'Some words.') => `---\n${matter}\n---\n\n${body}\n`
const png = (width: number, colour: string) =>
  sharp({ create: { width, height: 10, channels: 3, background: colour } })
    .png()
    .toBuffer()

test('a bad file is named with its reason, and the rest goes in', async () => {
  const folder = await archive({
    '2020-01-01-good-one.md': article('title: A good one'),
    '2020-01-02-broken-yaml.md': '---\ntitle: "never closed\ntags: [a\n---\n\nWords.',
    '2020-01-03-not-a-map.md': '---\n- a\n- b\n---\nWords.',
    '2020-01-04-unclosed.md': '---\ntitle: Unclosed\n\nWords.',
    '2020-01-05-binary.md': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 1]),
    '2020-01-06-nul.md': '---\ntitle: Nul\n---\nA\0B',
    '2020-01-07-empty.md': '',
    '2020-01-08-no-matter.md': 'Only words.',
    '2020-01-09-no-title.md': article('tags: [a]'),
    'no-date.md': article('title: No date'),
    '2020-01-10-bomb.md': `---\ntitle: Bomb\na: &a [x, x]\nb: &b [${'*a, '.repeat(20)}*a]\nc: &c [${'*b, '.repeat(20)}*b]\nd: [${'*c, '.repeat(20)}*c]\n---\n`,
    '2020-01-11-quotations.md': article('title: Deep', `${'>'.repeat(5_000)} deep`),
    '2020-01-12-elements.md': article('title: Deep', '<div>'.repeat(100_000)),
    '2020-01-13-long-line.md': article('title: Long', 'word '.repeat(1_000_000)),
    '2020-01-14-reserved.md': article('title: Reserved\nsection: Newsletters'),
    '2020-01-15-two-letters.md': article('title: Two letters\nsection: fr'),
    '2020-01-16-good-too.md': article('title: A good one too'),
  })
  const report = await run(folder)
  assert.equal(report.imported, 2)
  const reasons = Object.fromEntries(report.skipped.map(({ file, reason }) => [file, reason]))
  const expected: Record<string, RegExp> = {
    '2020-01-02-broken-yaml.md': /front matter is not YAML/,
    '2020-01-03-not-a-map.md': /not a list of keys with values/,
    '2020-01-04-unclosed.md': /not closed/,
    '2020-01-05-binary.md': /not text in UTF-8/,
    '2020-01-06-nul.md': /NUL/,
    '2020-01-07-empty.md': /^empty$/,
    '2020-01-08-no-matter.md': /no front matter/,
    '2020-01-09-no-title.md': /no title/,
    'no-date.md': /no date/,
    '2020-01-10-bomb.md': /not YAML/,
    '2020-01-11-quotations.md': /more deeply/,
    '2020-01-12-elements.md': /more deeply/,
    '2020-01-13-long-line.md': /larger than 2 MB/,
    '2020-01-14-reserved.md': /reserved/,
    '2020-01-15-two-letters.md': /reserved/,
  }
  assert.deepEqual(Object.keys(reasons).sort(), Object.keys(expected).sort())
  for (const [file, reason] of Object.entries(expected)) assert.match(reasons[file] ?? '', reason, file)
  assert.equal((await stored('good-too')).headline, 'A good one too')
})

test('again changes nothing; a changed file is an update of the same article', async () => {
  const folder = await archive({
    '2021-01-01-first.md': article('title: First', '[Second](2021-01-02-second.md)'),
    '2021-01-02-second.md': article('title: Second'),
  })
  const counts = async (at?: Temporal.Instant) => {
    const { imported, updated, unchanged, skipped } = await run(folder, {}, at)
    return [imported, updated, unchanged, skipped.length]
  }
  assert.deepEqual(await counts(), [2, 0, 0, 0])
  assert.deepEqual(await counts(now.add({ hours: 50 })), [0, 0, 2, 0])
  await writeFile(join(folder, '2021-01-02-second.md'), article('title: Second, corrected\nslug: second-new'))
  // The first links to the second, whose address has changed.
  assert.deepEqual(await counts(), [0, 2, 0, 0])
  assert.deepEqual(await counts(), [0, 0, 2, 0])
  assert.equal((await stored('second-new')).headline, 'Second, corrected')
  assert.match(JSON.stringify((await stored('first')).body), /"href":"\/from-the-archive\/second-new"/)
})

test('a dry run says what would happen and leaves no trace', async () => {
  const folder = await archive({
    '2021-02-01-dry.md': article('title: Dry\nsection: Desert\nimage: a.png'),
    'a.png': await png(400, '#abcdef'),
  })
  const before = await sql<{ n: number }>`select count(*) as n from pictures`.execute(db)
  assert.equal((await run(folder, { dryRun: true })).imported, 1)
  const left =
    await sql`select 1 from articles where slug = 'dry' union all select 1 from sections where slug = 'desert'`.execute(
      db,
    )
  assert.equal(left.rows.length, 0)
  assert.deepEqual((await sql`select count(*) as n from pictures`.execute(db)).rows, before.rows)
  assert.equal((await run(folder)).imported, 1)
  assert.equal((await run(folder, { dryRun: true })).unchanged, 1)
})

test('options say what the files leave open', async () => {
  const folder = await archive({
    '2022-02-01-open.md': article('title: Open'),
    '2022-02-02-said.md': article('title: Said\ncategories: [Old News, Other]\nlocale: pt_br\naccess: free'),
  })
  await run(folder, { section: 'Dispatches', language: 'fr', terms: 'subscribers' })
  const open = await stored('open')
  assert.deepEqual([open.section, open.language, open.terms], ['dispatches', 'fr', 'subscribers'])
  const said = await stored('said')
  assert.deepEqual([said.section, said.language, said.terms], ['old-news', 'pt-BR', 'free'])
  const { rows } = await sql<{
    name: string
  }>`select name from sections where slug in ('dispatches', 'old-news') order by 1`.execute(db)
  assert.deepEqual(rows, [{ name: 'Dispatches' }, { name: 'Old News' }])
})

test('pictures are looked for in the archive only, and what is missing is named', async () => {
  const beside = await png(500, '#112233')
  const folder = await archive({
    'pictures/own.png': await png(700, '#445566'),
    '../assets/deep/beside.png': beside,
    '../secret/private.png': await png(300, '#778899'),
    'pictures/no-picture.png': 'words',
    '2022-03-01-pictured.md': article(
      'title: Pictured\nimage: /assets/deep/beside.png\nimage_credit: Someone',
      [
        '![Own](pictures/own.png)',
        '![Beside](/assets/deep/beside.png?size=2)',
        '![Gone](pictures/gone.png)',
        '![None](pictures/no-picture.png)',
        '![Passwords](../../../../../../etc/passwd)',
        '![Passwords](/../../../../etc/passwd)',
        '![Private](../secret/private.png)',
        '![Linked](pictures/linked.png)',
        '![Far](https://example.org/far.png)',
        `![Inline](data:image/png;base64,${beside.toString('base64')})`,
      ].join('\n\n'),
    ),
  })
  await symlink(join(folder, '../secret/private.png'), join(folder, 'pictures/linked.png'))
  const report = await run(folder)
  assert.equal(report.imported, 1)
  const { body, lead_picture } = await stored('pictured')
  const shown = body.content.map((block) => (block.type === 'picture' ? block.attrs.alt : block.type))
  assert.deepEqual(shown, ['Own', 'Beside', 'paragraph', 'Inline'])
  assert.deepEqual([lead_picture?.alt, lead_picture?.credit], ['Beside', 'Someone'])
  assert.match(JSON.stringify(body.content[2]), /"text":"Far".*"href":"https:\/\/example\.org\/far\.png"/)
  const notes = report.notes.map(({ note }) => note).filter((note) => note.startsWith('dropped'))
  assert.deepEqual(
    notes.map((note) => note.replace(/^dropped the picture /, '')).sort(),
    [
      '../../../../../../etc/passwd: it is outside the folder, or not there',
      '../secret/private.png: it is outside the folder, or not there',
      '/../../../../etc/passwd: it is outside the folder, or not there',
      'pictures/gone.png: it is not there',
      'pictures/linked.png: it is outside the folder, or not there',
      'pictures/no-picture.png: its bytes are not those of a picture',
    ].sort(),
  )
})

test('a huge picture and a drawing with a script stay out; the article goes in', async () => {
  const folder = await archive({
    'huge.png': await sharp({ create: { width: 9_000, height: 7_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer(),
    'evil.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    '2022-04-01-sizes.md': article('title: Sizes\nimage: huge.png', '![Evil](evil.svg)\n\nWords.'),
  })
  const report = await run(folder)
  assert.equal(report.imported, 1)
  assert.equal((await stored('sizes')).lead_picture, null)
  const notes = report.notes.map(({ note }) => note).join('\n')
  assert.match(notes, /evil\.svg: the drawing contains a script/)
  assert.match(notes, /lead picture huge\.png: it has more than 60 million pixels/)
})

test('a file that is a link out of the folder is not read', async () => {
  const folder = await archive({
    '2022-05-01-inside.md': article('title: Inside'),
    '../secret.md': article('title: Secret\ndate: 2022-05-02'),
  })
  await symlink(join(folder, '../secret.md'), join(folder, '2022-05-02-secret.md'))
  const report = await run(folder)
  assert.deepEqual(report.skipped, [{ file: '2022-05-02-secret.md', reason: 'a link to a file outside the folder' }])
})

test('keys nobody knows are kept and named, doubled ones count once', async () => {
  const folder = await archive({
    '2022-06-01-odd.md': article(
      'title: Old\ntitle: Odd\ntitle:\nlayout: post\nrating: 5\nnested: { a: [1, null] }\ndraft: yes',
    ),
  })
  const report = await run(folder)
  const odd = await stored('odd')
  assert.deepEqual(
    [odd.headline, odd.status, odd.extra],
    ['Odd', 'draft', { layout: 'post', rating: 5, nested: { a: [1, null] } }],
  )
  const notes = report.notes.map(({ note }) => note)
  assert.ok(notes.includes('kept without a use: layout, nested, rating'))
  assert.equal(notes.filter((note) => note.startsWith('the key title stands there twice')).length, 2)
})

test('the newest of the sample is of this morning, or of a little before now', async () => {
  const folder = await archive({
    'newest.md': article('title: Newest\ndays_ago: 0'),
    'older.md': article('title: Older\ndays_ago: 2.5'),
  })
  // 18:00 in Tokyo.
  await run(folder)
  assert.equal(String((await stored('newest')).published), '2026-11-22T21:00:00Z')
  assert.equal(String((await stored('older')).published), '2026-11-20T09:00:00Z')
  // The next day at 05:30 there; the article did not change.
  assert.equal((await run(folder, {}, Temporal.Instant.from('2026-11-23T20:30:00Z'))).unchanged, 2)
  await sql`update articles set import_digest = null where slug = 'newest'`.execute(db)
  await run(folder, {}, Temporal.Instant.from('2026-11-23T20:30:00Z'))
  assert.equal(String((await stored('newest')).published), '2026-11-23T20:10:00Z')
})

test('a variant joins its article whichever file comes first', async () => {
  const folder = await archive({
    'a-arabic.md': article('title: ماء\nslug: water-ar\ndate: 2022-07-01\nlang: ar\ntranslation_of: water'),
    'b-english.md': article('title: Water\nslug: water\ndate: 2022-07-01'),
    'c-lost.md': article('title: Perdu\nslug: perdu\ndate: 2022-07-01\nlang: fr\ntranslation_of: nowhere-at-all'),
  })
  const report = await run(folder)
  assert.deepEqual(
    report.skipped.map(({ file }) => file),
    ['c-lost.md'],
  )
  const { rows } =
    await sql`select count(distinct group_id) as groups from articles where slug in ('water', 'water-ar')`.execute(db)
  assert.deepEqual(rows, [{ groups: 1 }])
})

test('a place comes with its degrees, and what cannot be degrees is named and left away', async () => {
  const folder = await archive({
    '2020-05-01-hamlet.md': article(
      'title: A hamlet\nplace: { country: fr, city: Hamlet, latitude: 45.25, longitude: 5.5 }',
    ),
    '2020-05-02-beyond.md': article('title: Beyond\nplace: { country: FR, city: Beyond, latitude: 95, longitude: 5 }'),
    '2020-05-03-again.md': article('title: Again\nplace: { country: FR, city: Hamlet }'),
  })
  const report = await run(folder)
  assert.equal(report.imported, 3)
  const { rows } = await sql<{ slug: string; latitude: number | null; longitude: number | null }>`
    select slug, latitude, longitude from places where city in ('Hamlet', 'Beyond') order by slug`.execute(db)
  assert.deepEqual(rows, [
    { slug: 'beyond-fr', latitude: null, longitude: null },
    { slug: 'hamlet-fr', latitude: 45.25, longitude: 5.5 },
  ])
  assert.match(JSON.stringify(report), /latitude and longitude are degrees/)
})
