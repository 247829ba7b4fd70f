import { basename } from 'node:path'
import { announceArticles, keepOldAddress } from '../../articles/store/store.module.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { slugOf } from '../../publication/facts/facts.module.ts'
import { type Asking, type Given, giveAddresses } from './addressGiving.rule.ts'
import { type FileIdentity, type ImportedArticle, matchFiles, tellArchive } from './archive.rule.ts'
import { archiveNames, MOST_AT_ONCE, moveArticles, storeArchive, takenSlugs } from './archives.sql.ts'
import { importKeyOf } from './importKey.rule.ts'
import { loadArchives } from './loadArchives.ts'

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
    const given = await addressesFor(tx, files, matches)

    const wantedByOthers = new Set([...given.values()].map(({ slug }) => slug))
    const slugNow = (path: string, article: ImportedArticle) => given.get(path)?.slug ?? article.slug
    const known = [...matches]
    const isInTheWay = known.some(
      ([path, article]) => slugNow(path, article) !== article.slug && wantedByOthers.has(article.slug),
    )
    const moves = known.filter(
      ([path, article]) => article.path !== path || (isInTheWay && slugNow(path, article) !== article.slug),
    )
    if (moves.length > 0) {
      const before = await moveArticles(
        tx,
        moves.map(([path, article]) => ({
          id: article.id,
          key: importKeyOf(name, path),
          slug: isInTheWay ? slugNow(path, article) : article.slug,
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

/** Numbers behind an address that are asked for ahead, at first; twice as many each time that it goes on. */
const NUMBERS_AHEAD = 16

/**
 * Asks for as few addresses as may matter: most files keep theirs, and few have namesakes. Of a hundred thousand each is
 * in memory once, here.
 */
async function addressesFor(
  tx: Database,
  files: readonly (FileIdentity & Asking)[],
  matches: ReadonlyMap<string, ImportedArticle>,
): Promise<Map<string, Given>> {
  const own = new Set([...matches.values()].map(({ id }) => id))
  // What files ask for themselves may end in a number too: a hundred thousand parts of a series are no namesakes.
  const wishes = new Set(files.map(({ slug }) => slug))
  /** Whether an address that was asked for is taken. */
  const taken = new Map<string, boolean>()
  for (let ahead = NUMBERS_AHEAD; ; ahead *= 2) {
    const unknown: string[] = []
    const given = giveAddresses(files, matches, (slug) => {
      const isTaken = taken.get(slug)
      if (isTaken !== undefined) return isTaken
      taken.set(slug, false)
      unknown.push(slug)
      return false
    })
    if (unknown.length === 0) return given
    const ask = async (slugs: readonly string[]) => {
      for (const [slug, id] of await takenSlugs(tx, slugs)) if (!own.has(id)) taken.set(slug, true)
    }
    for (let from = 0; from < unknown.length; from += MOST_AT_ONCE) {
      const asked = unknown.slice(from, from + MOST_AT_ONCE)
      const behind = asked.flatMap((slug) => {
        const [, base, number] = /^(.+)-(\d{1,5})$/.exec(slug) ?? []
        if (number === undefined || wishes.has(slug)) return []
        return Array.from({ length: ahead }, (_, at) => `${base}-${Number(number) + at + 1}`)
      })
      for (const slug of behind) if (!taken.has(slug)) taken.set(slug, false)
      await ask(asked)
      for (let at = 0; at < behind.length; at += MOST_AT_ONCE) await ask(behind.slice(at, at + MOST_AT_ONCE))
    }
  }
}

async function findArchive(tx: Database, folder: string, wanted: string | undefined, files: readonly FileIdentity[]) {
  if (wanted !== undefined) {
    const name = slugOf(wanted)
    if (name === '') throw invalid('archive', `“${wanted}” is no name for an archive.`)
    const [archive] = await loadArchives(tx, files, name)
    return { name, isNew: archive === undefined, articles: archive?.articles ?? [] }
  }
  const told = tellArchive(files, await loadArchives(tx, files), folder)
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
