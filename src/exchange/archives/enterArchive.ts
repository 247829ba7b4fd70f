import { basename } from 'node:path'
import { announceArticles, keepOldAddress } from '../../articles/store/store.module.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { slugOf } from '../../publication/facts/facts.module.ts'
import { type Asking, type Given, giveAddresses } from './addressGiving.rule.ts'
import { type FileIdentity, matchFiles, tellArchive } from './archive.rule.ts'
import { archiveNames, loadArchives, moveArticles, storeArchive, takenSlugs } from './archives.sql.ts'
import { importKeyOf } from './importKey.rule.ts'

export type EnteredArchive = { name: string; isNew: boolean; given: ReadonlyMap<string, Given> }

/**
 * Finds out which archive a folder is and which article each of its files became, and gives each its address. Articles
 * whose file was moved, or whose address another now takes, are moved at once and together.
 */
export function enterArchive(
  db: Database,
  folder: string,
  wanted: string | undefined,
  files: readonly (FileIdentity & Asking)[],
): Promise<EnteredArchive> {
  return inTransaction(db, async (tx) => {
    const { name, isNew, articles } = await findArchive(tx, folder, wanted, files)
    await storeArchive(tx, name, folder)
    const matches = matchFiles(files, articles)
    const taken = await takenSlugs(
      tx,
      files.flatMap(({ slug, others }) => [slug, ...others.map((other) => `${slug}-${other}`)]),
    )
    const own = new Set([...matches.values()].map(({ id }) => id))
    const given = giveAddresses(files, matches, (slug) => {
      const holder = taken.get(slug)
      return holder !== undefined && !own.has(holder)
    })

    const known = [...matches].map(([path, article]) => ({
      path,
      article,
      slug: given.get(path)?.slug ?? article.slug,
    }))
    const wantedByOthers = new Set([...given.values()].map(({ slug }) => slug))
    const isInTheWay = known.some(({ article, slug }) => slug !== article.slug && wantedByOthers.has(article.slug))
    const moves = known.filter(
      ({ path, article, slug }) => article.path !== path || (isInTheWay && slug !== article.slug),
    )
    if (moves.length > 0) {
      const before = await moveArticles(
        tx,
        moves.map(({ path, article, slug }) => ({
          id: article.id,
          key: importKeyOf(name, path),
          slug: isInTheWay ? slug : article.slug,
        })),
      )
      if (isInTheWay) {
        for (const { id, ...address } of before) await keepOldAddress(tx, id, address)
        await announceArticles(tx)
      }
    }
    return { name, isNew, given }
  })
}

async function findArchive(tx: Database, folder: string, wanted: string | undefined, files: readonly FileIdentity[]) {
  if (wanted !== undefined) {
    const name = slugOf(wanted)
    if (name === '') throw invalid('archive', `“${wanted}” is no name for an archive.`)
    const [archive] = await loadArchives(tx, name)
    return { name, isNew: archive === undefined, articles: archive?.articles ?? [] }
  }
  const told = tellArchive(files, await loadArchives(tx), folder)
  switch (told.kind) {
    case 'known':
      return { name: told.archive.name, isNew: false, articles: told.archive.articles }
    case 'new':
      return {
        name: freeName(slugOf(basename(folder)) || 'archive', await archiveNames(tx)),
        isNew: true,
        articles: [],
      }
    case 'unclear':
      throw invalid(
        'archive',
        `It cannot be told which archive this folder is: ${told.reason}. Nothing was imported. Say --archive <name>, with a name of before to update that archive, or a new one to import beside it.`,
      )
  }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name}-${number}`)) number++
  return `${name}-${number}`
}
