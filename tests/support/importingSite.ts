import assert from 'node:assert/strict'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { type ImportRequest, importFolder } from '../../src/app/operate/importFolder.ts'
import type { ArticleDocument } from '../../src/articles/store/store.module.ts'
import type { ImportReport } from '../../src/exchange/markdown/markdown.module.ts'
import { announce } from '../../src/platform/notices.ts'
import { createSite, type TestSite } from './site.ts'

export type Contents = Record<string, string | Uint8Array>

export type StoredArticle = {
  id: number
  headline: string
  standfirst: string | null
  slug: string
  section: string
  language: string
  status: string
  published: Temporal.Instant
  groupId: number
  body: ArticleDocument
}

export type ImportingSite = TestSite & {
  /** Writes files of an archive, over what is there, and says where. */
  write(archive: string, contents: Contents): Promise<string>
  bring(archive: string, wishes?: ImportRequest): Promise<ImportReport>
  stored(slug: string): Promise<StoredArticle>
  all(): Promise<StoredArticle[]>
  page(path: string): Promise<{ status: number; text: string; location: string | null }>
}

/** A site into which archives are imported as the command does it. `archive` is a path below its workshop. */
export async function createImportingSite(name: string): Promise<ImportingSite> {
  const site = await createSite(name)
  const workshop = join(site.dataFolder, 'archives')
  const all = async () => {
    const { rows } = await sql<StoredArticle>`select a.id, v.headline, v.standfirst, a.slug, a.section, a.language,
        a.status, a.first_published as published, a.group_id as "groupId", v.body
      from articles a join article_versions v on v.id = a.version_id order by a.id`.execute(site.dateline.db)
    return rows
  }
  // Notices arrive in order: once this one has, so have all before it.
  const waiting: Array<() => void> = []
  site.dateline.notices.on('all-heard', () => waiting.shift()?.())
  const allHeard = async () => {
    const heard = new Promise<void>((resolve) => waiting.push(resolve))
    await announce(site.dateline.db, 'all-heard', '')
    await heard
  }
  return {
    ...site,
    all,
    async write(archive, contents) {
      for (const [path, content] of Object.entries(contents)) {
        const target = join(workshop, archive, path)
        await mkdir(dirname(target), { recursive: true })
        await writeFile(target, content)
      }
      return join(workshop, archive)
    },
    bring: async (archive, wishes = {}) => {
      const report = await importFolder(site.dateline, join(workshop, archive), wishes, () => {})
      await site.dateline.publication.reload()
      return report
    },
    stored: async (slug) => (await all()).find((article) => article.slug === slug) ?? assert.fail(`no article ${slug}`),
    async page(path) {
      await allHeard()
      const { status, text, headers } = await site.visitor().fetch(path)
      return { status, text, location: headers.get('location') }
    },
    async close() {
      await site.close()
      await rm(workshop, { recursive: true, force: true })
    },
  }
}

export const article = (matter: string, body = 'Some words.') => `---\n${matter}\n---\n\n${body}\n`
