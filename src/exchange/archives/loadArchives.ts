import { hash } from 'node:crypto'
import type { Database } from '../../platform/database.ts'
import { FEW, type FileIdentity, type ImportedArticle, type KnownArchive } from './archive.rule.ts'
import { findArchive, findImported, listArchives, MOST_AT_ONCE } from './archives.sql.ts'
import { importKeyOf } from './importKey.rule.ts'

/**
 * All archives, or the one of this name, each with those of its articles that any of these files may be. However large
 * archives are, what is not in question stays where it is.
 */
export async function loadArchives(
  db: Database,
  files: readonly FileIdentity[],
  name?: string,
): Promise<KnownArchive[]> {
  const known =
    name === undefined ? await listArchives(db, Math.max(files.length, FEW) + 1) : await findArchive(db, name)
  const archives = new Map(known.map((row) => [row.name, { ...row, found: new Map<number, ImportedArticle>() }]))
  const names = [...archives.keys()]
  const byPath = new Map(files.map((file) => [file.path, file]))
  for (let from = 0; names.length > 0 && from < files.length; from += MOST_AT_ONCE) {
    const some = files.slice(from, from + MOST_AT_ONCE)
    const rows = await findImported(db, {
      keys: names.flatMap((archive) => some.map(({ path }) => importKeyOf(archive, path))),
      texts: [...new Set(some.map(({ text }) => text))].filter(Boolean),
      headlines: [...new Set(some.map(({ headline }) => headline))].map((headline) => hash('md5', headline)),
    })
    for (const { key, text, headline, slug, wantedSlug, id } of rows) {
      const at = key.indexOf('/')
      const file = byPath.get(key.slice(at + 1))
      // What a file says too is kept once.
      const once = (said: string, own: string | undefined) => (own === said ? own : said)
      archives.get(key.slice(0, at))?.found.set(id, {
        id,
        path: file?.path ?? key.slice(at + 1),
        headline: once(headline, file?.headline),
        text: text === null ? undefined : once(text, file?.text),
        slug: once(slug, file?.slug),
        wantedSlug: once(wantedSlug, file?.slug),
      })
    }
  }
  return [...archives.values()].map(({ found, ...archive }) => ({ ...archive, articles: [...found.values()] }))
}
