import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { expectedText, withoutEmbeds, wordsIn } from '../../../tests/support/expectedText.ts'
import { createImportingSite } from '../../../tests/support/importingSite.ts'
import { type ArticleDocument, plainText } from '../../articles/store/store.module.ts'
import type { ImportReport } from '../../exchange/markdown/markdown.module.ts'
import { importFolder } from './importFolder.ts'

type Stored = {
  path: string
  day: string
  section: string
  slug: string
  status: string
  body: ArticleDocument
}

/**
 * Public archives of other people, one of each kind, in a folder that `DATELINE_OTHERS_ARCHIVES` names: in it one folder
 * for each repository, by the names below, with its Markdown files where they stand in the repository. They are no part
 * of the project (docs/imported-archives.md says how to get them). The oracle for their words is that of the corpus test.
 */
type Archive = {
  folder: string
  imported: number
  drafts: number
  skipped: Record<string, number>
  /** Where its own site has an article. */
  address(file: { path: string; day: string; matter: string }): string
  program: 'liquid' | 'shortcodes'
  /** Of files whose text the oracle reads otherwise: how many words of which kind differ, and why that is right. */
  readOtherwise: Record<string, string>
  /** Of articles whose old address is refused: why. */
  refused?: Record<string, string>
}

const nameOf = (path: string) => path.replace(/(?:\/index)?\.md$/, '').replace(/^.*\//, '')

const LIST = 'it lists other pages and is no article'
const UNDATED = 'no date: neither a `date` that can be read nor a day in the file’s name or address'

const ARCHIVES: Record<string, Archive> = {
  'rust-lang.blog': {
    folder: 'content',
    imported: 750,
    drafts: 0,
    skipped: { [LIST]: 3, [UNDATED]: 1 },
    address: ({ matter }) => `/${/^path = "([^"]+)"/m.exec(matter)?.[1]}`,
    program: 'shortcodes',
    readOtherwise: {},
  },
  'reactjs.org': {
    folder: 'content/blog',
    imported: 142,
    drafts: 0,
    skipped: {},
    address: ({ path }) => `/blog/${path.replace(/^(\d{4})-(\d\d)-(\d{1,2})-(.*)\.md$/, '$1/$2/$3/$4.html')}`,
    program: 'shortcodes',
    readOtherwise: {},
  },
  'eslint.org': {
    folder: 'src/content/blog',
    imported: 480,
    drafts: 0,
    skipped: {},
    address: ({ path }) => `/blog/${path.replace(/^(\d{4})-(\d\d)-\d\d-(.*)\.md$/, '$1/$2/$3/')}`,
    program: 'liquid',
    readOtherwise: {},
  },
  'opentelemetry.io': {
    folder: 'content',
    imported: 372,
    drafts: 0,
    skipped: { [LIST]: 30 },
    address: ({ path }) => `/${path.replace(/^en\//, '').replace(/(?:\/index)?\.md$/, '/')}`,
    program: 'shortcodes',
    readOtherwise: {},
  },
  'teddyxiong53.blog': {
    folder: '_posts',
    imported: 3623,
    drafts: 0,
    skipped: {
      'the front matter is not YAML: Implicit map keys need to be followed by map values at line 5, column 1': 8,
      'the front matter is not YAML: Implicit keys need to be on a single line at line 1, column 1': 1,
      'no front matter: it does not begin with a line of ---': 8,
      [UNDATED]: 5,
    },
    address: ({ path, day }) => `/${day.replaceAll('-', '/')}/${nameOf(path)}/`,
    program: 'shortcodes',
    readOtherwise: { 'Linux之mpd学习.md': 'in an address, {{page}} is a value of the program, not words' },
    refused: { 'wiznet\u0080了解.md': 'no path may have a control character' },
  },
}

const root = process.env.DATELINE_OTHERS_ARCHIVES ?? ''
const here = Object.entries(ARCHIVES).filter(([name]) => root !== '' && existsSync(join(root, name)))
const skip = here.length === 0 && 'DATELINE_OTHERS_ARCHIVES names no folder with any of these archives'

describe('archives of others, of every kind', { skip }, async () => {
  if (skip) return
  const site = await createImportingSite('import_others_archives')
  after(() => site.close())
  const { db } = site.dateline
  const bring = (name: string) =>
    importFolder(site.dateline, join(root, name, ARCHIVES[name]?.folder ?? ''), { archive: name }, () => {})

  for (const [name, archive] of here) {
    let articles: Stored[] = []

    test(`${name}: what comes in, and what does not and why`, async () => {
      const report = await bring(name)
      const key = `markdown:${report.archive}/`
      const { rows } = await sql<Stored>`
        select substr(a.import_key, ${key.length + 1}::int) as path,
          to_char(a.first_published at time zone 'Europe/Paris', 'YYYY-MM-DD') as day, a.section, a.slug, a.status, v.body
        from articles a join article_versions v on v.id = a.version_id
        where a.import_key like ${`${key}%`} order by a.import_key`.execute(db)
      articles = rows
      const drafts = rows.filter(({ status }) => status !== 'published').length
      assert.deepEqual(
        { imported: report.imported, drafts, skipped: byReason(report) },
        { imported: archive.imported, drafts: archive.drafts, skipped: archive.skipped },
      )
      assert.equal(rows.length, report.imported)
    })

    test(`${name}: each article has the words of its source, in their order`, async () => {
      const differing: string[] = []
      for (const { path, body } of articles) {
        const source = await readFile(join(root, name, archive.folder, path), 'utf8')
        const wanted = wordsIn(expectedText(source, archive.program))
        const found = wordsIn(plainText({ ...body, content: withoutEmbeds(body.content) }))
        const at = wanted.findIndex((word, index) => word !== found[index])
        if ((at < 0 && wanted.length === found.length) || path in archive.readOtherwise) continue
        const here = at < 0 ? wanted.length : at
        const near = (words: string[]) => words.slice(Math.max(0, here - 4), here + 8).join(' ')
        differing.push(`${path}, word ${here}\n  source: …${near(wanted)}…\n  stored: …${near(found)}…`)
      }
      assert.deepEqual(differing, [])
    })

    test(`${name}: every old address leads to its article`, async () => {
      const lost: string[] = []
      const visitor = site.visitor()
      for (const { path, day, section, slug, status } of articles) {
        // What is not public is nowhere.
        if (status !== 'published' || path in (archive.refused ?? {})) continue
        const matter = await readFile(join(root, name, archive.folder, path), 'utf8')
        const address = encodeURI(archive.address({ path, day, matter }))
        const place = encodeURI(`/${section}/${slug}`)
        let leads = (await visitor.fetch(address)).headers.get('location')
        // Capitals and a slash at the end are led on first.
        if (leads !== place && leads !== null) leads = (await visitor.fetch(leads)).headers.get('location')
        if (leads !== place) lost.push(`${address} leads to ${leads}, not to ${place}`)
      }
      assert.deepEqual(lost, [])
    })

    test(`${name}: again, nothing changes`, async () => {
      const { imported, updated, unchanged } = await bring(name)
      assert.deepEqual([imported, updated, unchanged], [0, 0, articles.length])
    })
  }
})

function byReason({ skipped }: ImportReport): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { reason } of skipped) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
