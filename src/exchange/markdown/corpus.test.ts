import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { createTestDatabase } from '../../../tests/support/database.ts'
import { expectedText, withoutEmbeds, wordsIn } from '../../../tests/support/expectedText.ts'
import {
  type ArticleDocument,
  ArticleDocumentSchema,
  plainText,
  saveArticles,
} from '../../articles/store/store.module.ts'
import { createMedia, PICTURE_WIDTHS } from '../../media/pictures/pictures.module.ts'
import { openDatabase } from '../../platform/database.ts'
import { openFolderOfFiles } from '../../platform/files/folderOfFiles.ts'
import { createLog } from '../../platform/log.ts'
import { ensureSection } from '../../publication/facts/facts.module.ts'
import { type ImportReport, importMarkdown } from './importMarkdown.ts'

/**
 * A real archive of 509 articles, which lies beside the project and is no part of it. The oracle for its words
 * (`tests/support/expectedText.ts`) shares nothing with the importer.
 */
const corpus = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url))
const isHere = existsSync(join(corpus, 'posts'))

describe('a real archive', { skip: isHere ? false : 'the archive ../shared/corpus is not here' }, async () => {
  const database = isHere ? await createTestDatabase('corpus') : undefined
  const open = database && openDatabase(database.connection)
  const folder = await mkdtemp(join(tmpdir(), 'dateline-corpus-'))
  after(async () => {
    await open?.close()
    await database?.drop()
    await rm(folder, { recursive: true })
  })
  if (!open) return
  const { db } = open
  const media = createMedia({ db, files: openFolderOfFiles(folder), log: createLog('silent') })
  const importAgain = () =>
    importMarkdown({
      db,
      folder: join(corpus, 'posts'),
      options: {},
      saveArticles,
      media,
      ensureSection,
      publication: { zone: 'Europe/Paris', language: 'en' },
      now: Temporal.Instant.from('2026-11-23T05:00:00Z'),
      progress: (done, all) => {
        steps.push(done)
        total = all
      },
    })
  const steps: number[] = []
  let total = 0
  let first: ImportReport
  let cpuSeconds = 0
  type Stored = { import_key: string; slug: string; headline: string; body: ArticleDocument; standfirst: string | null }
  let articles: Stored[] = []

  before(async () => {
    const started = process.cpuUsage()
    first = await importAgain()
    const { user, system } = process.cpuUsage(started)
    cpuSeconds = (user + system) / 1e6
    const { rows } = await sql<Stored>`select a.import_key, a.slug, v.headline, v.body, v.standfirst from articles a
      join article_versions v on v.id = a.version_id order by a.import_key`.execute(db)
    articles = rows
  })

  test('every article is in, within a minute of two cores', () => {
    assert.deepEqual([first.imported, first.updated, first.unchanged, first.skipped], [509, 0, 0, []])
    assert.equal(articles.length, 509)
    assert.ok(cpuSeconds < 2 * 60, `${cpuSeconds} s of processor time`)
    // Each is read, and then entered.
    assert.deepEqual([steps[0], steps.at(-1), total], [0, 2 * 509, 2 * 509])
  })

  test('the same archive again changes nothing', async () => {
    const again = await importAgain()
    assert.deepEqual([again.imported, again.updated, again.unchanged, again.skipped], [0, 0, 509, []])
    assert.deepEqual(again.notes, first.notes)
  })

  test('each article has the words of its source, in their order', async () => {
    const differing: string[] = []
    for (const { import_key, body } of articles) {
      const source = await readFile(join(corpus, import_key.replace('markdown:', '')), 'utf8')
      const wanted = wordsIn(expectedText(source))
      const found = wordsIn(plainText({ content: withoutEmbeds(body.content), notes: body.notes }))
      const at = wanted.findIndex((word, index) => word !== found[index])
      if (at < 0 && wanted.length === found.length) continue
      const here = at < 0 ? wanted.length : at
      const near = (words: string[]) => words.slice(Math.max(0, here - 4), here + 8).join(' ')
      differing.push(`${import_key}, word ${here}\n  source: …${near(wanted)}…\n  stored: …${near(found)}…`)
    }
    assert.deepEqual(differing, [])
  })

  test('no template tag is left in sight, save where code shows one', () => {
    for (const { import_key, body, headline, standfirst } of articles) {
      ArticleDocumentSchema.parse(body)
      const prose = [headline, standfirst ?? '', plainText(withoutCode(body))].join('\n')
      assert.doesNotMatch(prose, /\{\{|\{%|\}\}|%\}/, import_key)
      assert.doesNotMatch(JSON.stringify(body).replace(/"text":"(?:[^"\\]|\\.)*"/g, ''), /\{\{|\{%/, import_key)
    }
  })

  test('articles whose subject is template code are the only ones that show any', () => {
    const showing = articles
      .filter(({ body }) => /\{\{|\{%/.test(plainText(body)))
      .map(({ import_key }) => import_key.slice(15))
    assert.deepEqual(showing, [
      '2014-11-17-taking-control-of-our-website-with-jekyll-and-webhooks.md',
      '2016-03-29-best-practices-for-building-an-accessible-website-using-the-draft-us-web-design-standards.md',
      '2017-06-06-fractal-and-federalist-join-the-us-web-design-standards.md',
      '2017-09-26-automated-scanning-for-sensitive-information.md',
      '2024-07-17-working-with-oracle-databases-in-open-source-projects.md',
    ])
  })

  test('pictures that the archive holds are stored in the listed widths, those it lacks are named', async () => {
    const { rows } = await sql<{
      width: number
      rendition_widths: number[]
    }>`select width, rendition_widths from pictures`.execute(db)
    // 221 files, of which one stands in code only and two are the same bytes as others.
    assert.equal(rows.length, 218)
    for (const { width, rendition_widths } of rows) {
      const listed = PICTURE_WIDTHS.filter((wanted) => wanted <= width)
      assert.deepEqual(rendition_widths, listed.length > 0 ? listed : [width])
    }
    const dropped = first.notes.filter(({ note }) => /^dropped the (?:lead )?picture/.test(note))
    assert.ok(dropped.length > 100)
    for (const { note } of dropped) {
      const path = /picture (\S+?): it is not there$/.exec(note)?.[1]
      assert.ok(path, note)
      assert.equal(existsSync(join(corpus, path)), false, note)
    }
  })

  test('links from article to article lead to where they are now', async () => {
    const { rows: pages } = await sql<{ path: string }>`select '/author/' || slug as path from authors
      union select '/tag/' || tag from article_tags`.execute(db)
    const addresses = new Set(articles.map(({ slug }) => `/from-the-archive/${slug}`))
    for (const { path } of pages) addresses.add(path)
    const links = articles.flatMap(({ body }) =>
      [...JSON.stringify(body).matchAll(/"href":"([^"]+)"/g)].map((match) => match[1] ?? ''),
    )
    const local = links.filter((href) => href.startsWith('/'))
    assert.ok(local.length > 600, `${local.length} links between articles`)
    const known = (href: string) => addresses.has(href.replace(/#.*/, '')) || href === '/'
    assert.deepEqual(
      local.filter((href) => !known(href)),
      [],
    )
  })

  test('an older address leads to its article, however it was written', async () => {
    const { rows } = await sql<{
      path: string
      slug: string
    }>`select r.path, a.slug from redirects r join articles a on a.id = r.article_id`.execute(db)
    const leadsTo = new Map(rows.map(({ path, slug }) => [path, slug]))
    for (const [path, slug] of [
      ['/2015/05/21/tockingtime', 'tockingtime'],
      [
        '/2015/09/09/how-a-two-day-spring-moved-an-agency-twenty-years-forward',
        'how-a-two-day-sprint-moved-an-agency-twenty-years-forward',
      ],
      ['/2016/01/05/tips-for-adapting-analytics-usa-gov', 'tips-for-adapting-analytics-usa-gov'],
      ['/2014/03/19/hello-world-we-are-18f', 'hello-world-we-are-18f'],
    ] as const) {
      assert.equal(leadsTo.get(path), slug)
    }
  })

  test('dates, languages and authors are those of the files', async () => {
    const facts = async (slug: string) => {
      const { rows } = await sql<{ day: string; language: string; authors: string[] }>`select
          to_char(a.first_published at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') as day, a.language,
          array(select u.name from article_authors aa join authors u on u.slug = aa.author
            where aa.article_id = a.id order by aa.position) as authors
        from articles a where slug = ${slug}`.execute(db)
      return rows[0]
    }
    assert.deepEqual(await facts('hello-world-we-are-18f'), {
      day: '2014-03-19 15:14',
      language: 'en',
      authors: ['18F'],
    })
    assert.equal((await facts('a-day-in-the-life-ingeniero-en-18f'))?.language, 'es-PR')
    assert.deepEqual((await facts('keeping-your-accounts-secure'))?.authors, [
      'Laura Gerhardt',
      'Alex Dalessio',
      'Andy Brody',
    ])
    const names = await readdir(join(corpus, 'posts'))
    assert.equal(names.length, articles.length)
  })
})

function withoutCode(document: ArticleDocument): ArticleDocument {
  return JSON.parse(JSON.stringify(document), (_, value) => {
    if (value?.type === 'code' && typeof value.text === 'string') return { ...value, text: '' }
    if (value?.marks?.some((mark: { type: string }) => mark.type === 'code')) return { ...value, text: '.' }
    return value
  }) as ArticleDocument
}
