import { realpath } from 'node:fs/promises'
import type { SaveArticles } from '../../articles/store/store.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { enterArchive, type FileRecord, settleFiles } from '../archives/archives.module.ts'
import { addressesOf } from './addresses.rule.ts'
import type { ImportOptions } from './articleFacts.rule.ts'
import { createPictureFinder } from './createPictureFinder.ts'
import { type Archive, type FileNote, readArchive, type SkippedFile } from './readArchive.ts'
import { type KeepForDesk, type KeptFile, storeFiles } from './storeFiles.ts'

export type ImportDeps = {
  db: Database
  folder: string
  /** Folder for what was read of files; see `readings.ts`. */
  readings?: string
  options: ImportOptions
  saveArticles: SaveArticles
  media: Media
  /** Makes the section if it is not there; refuses reserved words. */
  ensureSection(db: Database, slug: string, name: string): Promise<{ kind: 'ok' } | { kind: 'refused'; reason: string }>
  publication: { zone: string; language: string }
  now: Temporal.Instant
  /** Of an article that the newsroom has worked on nothing is changed; where it can have what the file says by now. */
  keepForDesk?: KeepForDesk
  /** Told of each file twice: it is read, then stored. */
  progress?: (done: number, total: number) => void
}

export type ImportReport = {
  /** The archive that the folder is, by which it is known from now on. */
  archive: string
  imported: number
  updated: number
  unchanged: number
  /** Those that the newsroom has worked on since: they stay as they are. */
  kept: KeptFile[]
  skipped: SkippedFile[]
  /** What was left out or read otherwise than written, file by file. */
  notes: FileNote[]
}

/**
 * Articles and pictures of a folder of Markdown. A bad file is reported and the rest goes in; again changes nothing.
 * A dry run does it all in one transaction that is given up, and stores no pictures. Each file is read twice: once for
 * what all of them together decide, and once to be stored, so that memory does not grow with their texts.
 */
export async function importMarkdown(deps: ImportDeps): Promise<ImportReport> {
  const { options, publication, now } = deps
  let files = 0
  const archive = await readArchive(deps.folder, {
    options,
    ...publication,
    now,
    readings: deps.readings,
    progress(done, total) {
      files = total
      deps.progress?.(done, 2 * total)
    },
  })
  // Not before: a database ends a transaction in which nothing happens for so long.
  if (!options.dryRun) return bringIn(deps, archive, files)
  let report: ImportReport | undefined
  const givenUp = new Error('a dry run ends without a trace')
  await inTransaction(deps.db, async (tx) => {
    report = await bringIn({ ...deps, db: tx }, archive, files)
    throw givenUp
  }).catch((error) => {
    if (error !== givenUp) throw error
  })
  return report ?? Promise.reject(givenUp)
}

async function bringIn(deps: ImportDeps, archive: Archive, count: number): Promise<ImportReport> {
  const { db, folder, options, now } = deps
  const { name, isNew, notes } = await enterFiles(deps, archive)
  const report: ImportReport = {
    archive: name,
    imported: 0,
    updated: 0,
    unchanged: 0,
    kept: [],
    skipped: archive.skipped,
    notes: archive.notes,
  }
  for (const note of notes) report.notes.push(note)
  const files = await withSections(deps, archive, report)
  const sections = [...archive.sections.values()]
  const addresses = addressesOf(files, {
    tags: sections.flatMap(({ tags }) => [...tags]),
    authors: sections.flatMap(({ authors }) => [...authors]),
  })
  let done = 2 * count - files.length
  const storing = {
    ...{ db, now, archive, name, isNew, addresses, saveArticles: deps.saveArticles, keepForDesk: deps.keepForDesk },
    pictures: createPictureFinder({ db, folder, isDryRun: options.dryRun ?? false, media: deps.media, now }),
    done(more: number) {
      if (more === 0) return
      done += more
      deps.progress?.(done, 2 * count)
    },
  }
  // A variant joins the article that it is a variant of, so that one comes first.
  for (const isVariant of [false, true]) {
    const some = files.filter(({ variantOf }) => (variantOf !== undefined) === isVariant)
    await storeFiles(storing, some, report)
  }
  const byFile = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)
  report.kept.sort(byFile)
  report.skipped.sort(byFile)
  report.notes.sort(byFile)
  return report
}

/** What nobody asks a record for once it is known which article it is: ten megabytes of a large archive. */
const SETTLED: Partial<FileRecord> = { headline: '', twinKey: '' }

/** Which archive they are, and what all of them together say; of what that took nothing stays in memory. */
async function enterFiles({ db, folder, options, publication }: ImportDeps, { files }: Archive) {
  const identityOf = identities(publication.language)
  const { name, isNew, given } = await enterArchive(
    db,
    await realpath(folder),
    options.archive,
    // Of twins the one in the publication's language has the address that all of them ask for.
    [false, true].flatMap((foreign) =>
      files.filter((file) => isForeign(file, publication.language) === foreign).map(identityOf),
    ),
  )
  const notes = settleFiles(files, given, publication.language)
  for (const file of files) Object.assign(file, SETTLED)
  return { name, isNew, notes }
}

/** The files whose section is there or could be made; of the others nothing is left. */
async function withSections(deps: ImportDeps, archive: Archive, report: ImportReport): Promise<FileRecord[]> {
  const refusals = new Map<string, string>()
  for (const [slug, { name }] of archive.sections) {
    const ensured = await deps.ensureSection(deps.db, slug, name)
    if (ensured.kind === 'ok') continue
    refusals.set(slug, ensured.reason)
    archive.sections.delete(slug)
  }
  return archive.files.filter(({ path, section }) => {
    const reason = refusals.get(section)
    if (reason !== undefined) report.skipped.push({ file: path, reason: `its section cannot be made: ${reason}` })
    return reason === undefined
  })
}

/** Files of one day and language ask for others in the same words, which are kept once. */
function identities(language: string) {
  const kept = new Map<string, readonly string[]>()
  return (file: FileRecord) => {
    const others = [...(isForeign(file, language) ? [file.language.toLowerCase()] : []), file.day]
    const key = others.join(' ')
    const known = kept.get(key) ?? others
    kept.set(key, known)
    return { path: file.path, headline: file.headline, text: file.text, slug: file.wantedSlug, others: known }
  }
}

const isForeign = (file: FileRecord, language: string) =>
  file.language.replace(/-.*$/, '') !== language.replace(/-.*$/, '')
