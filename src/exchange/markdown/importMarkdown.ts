import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import type { ArticleDraft, SaveArticle, SaveOutcome } from '../../articles/store/store.module.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import { enterArchive, importKeyOf } from '../archives/archives.module.ts'
import { addressesOf } from './addresses.rule.ts'
import type { ImportOptions } from './articleFacts.rule.ts'
import type { FoundPicture } from './bodyDocument.rule.ts'
import { draftOf, type Preparation } from './draft.rule.ts'
import { findPicture, type PictureStore } from './findPicture.ts'
import { knowEarlier } from './knowEarlier.ts'
import { prepareBody } from './prepareBody.ts'
import { type ArchiveFile, type FileNote, readArchive, type SkippedFile } from './readArchive.ts'
import { settleFiles } from './settleFiles.rule.ts'

export type ImportDeps = {
  db: Database
  folder: string
  options: ImportOptions
  saveArticle: SaveArticle
  media: Media
  /** Makes the section if it is not there; refuses reserved words. */
  ensureSection(db: Database, slug: string, name: string): Promise<{ kind: 'ok' } | { kind: 'refused'; reason: string }>
  publication: { zone: string; language: string }
  now: Temporal.Instant
  /** Told of each file twice: it is read, then stored. */
  progress?: (done: number, total: number) => void
}

export type ImportReport = {
  /** The archive that the folder is, by which it is known from now on. */
  archive: string
  imported: number
  updated: number
  unchanged: number
  skipped: SkippedFile[]
  /** What was left out or read otherwise than written, file by file. */
  notes: FileNote[]
}

/** Pictures of the next articles are made while one is stored. */
const AHEAD = 6

/**
 * Articles and pictures of a folder of Markdown. A bad file is reported and the rest goes in; again changes nothing.
 * A dry run does it all in one transaction that is given up, and stores no pictures.
 */
export async function importMarkdown(deps: ImportDeps): Promise<ImportReport> {
  if (!deps.options.dryRun) return runImport(deps)
  let report: ImportReport | undefined
  const givenUp = new Error('a dry run ends without a trace')
  await inTransaction(deps.db, async (tx) => {
    report = await runImport({ ...deps, db: tx })
    throw givenUp
  }).catch((error) => {
    if (error !== givenUp) throw error
  })
  return report ?? Promise.reject(givenUp)
}

async function runImport(deps: ImportDeps): Promise<ImportReport> {
  const { options, publication, now } = deps
  let total = 0
  const archive = await readArchive(deps.folder, {
    options,
    ...publication,
    now,
    progress(done, files) {
      total = 2 * files
      deps.progress?.(done, total)
    },
  })
  const entered = await enterArchive(
    deps.db,
    await realpath(deps.folder),
    options.archive,
    // Of twins the one in the publication's language has the address that all of them ask for.
    archive.files
      .toSorted((a, b) => Number(isForeign(a, publication.language)) - Number(isForeign(b, publication.language)))
      .map((file) => identityOf(file, publication.language)),
  )
  const report: ImportReport = {
    archive: entered.name,
    imported: 0,
    updated: 0,
    unchanged: 0,
    skipped: archive.skipped,
    notes: archive.notes,
  }
  report.notes.push(...settleFiles(archive.files, entered.given, publication.language))
  const files = await withSections(deps, archive.files, report)
  const addresses = addressesOf(files, now)
  const pictures = pictureFinder(deps)

  // A variant joins the article that it is a variant of, so that one comes first.
  const ordered = [...files.filter(({ facts }) => !facts.variantOf), ...files.filter(({ facts }) => facts.variantOf)]
  const prepare = async (file: ArchiveFile): Promise<{ file: ArchiveFile; preparation: Preparation }> => {
    const prepared = prepareBody(file)
    if (prepared.kind === 'refused') return { file, preparation: prepared }
    const found = new Map<string, FoundPicture>()
    await Promise.all(prepared.pictures.map(async (src) => found.set(src, await pictures(file.path, src))))
    const known = await knowEarlier(deps.db, prepared.tree, file.path, addresses)
    return { file, preparation: draftOf(file, prepared.tree, found, known) }
  }

  const waiting: Array<ReturnType<typeof prepare>> = []
  let next = 0
  for (let done = 0; done < ordered.length; done++) {
    for (; next < ordered.length && next < done + AHEAD; next++) {
      const file = ordered[next]
      if (!file) continue
      const preparing = prepare(file)
      // Awaited below, in turn; until then a failure must not end the process.
      preparing.catch(() => {})
      waiting.push(preparing)
    }
    const prepared = await waiting.shift()
    if (prepared) await saveOne(deps, prepared.file, prepared.preparation, report)
    deps.progress?.(total - ordered.length + done + 1, total)
  }
  const byFile = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)
  report.skipped.sort(byFile)
  report.notes.sort(byFile)
  return report
}

async function saveOne(deps: ImportDeps, file: ArchiveFile, preparation: Preparation, report: ImportReport) {
  const skip = (reason: string) => report.skipped.push({ file: file.path, reason })
  if (preparation.kind === 'refused') return skip(preparation.reason)
  const draft: ArticleDraft = {
    ...preparation.draft,
    importKey: importKeyOf(report.archive, file.path),
    importText: textDigest(file),
    importSlug: file.wantedSlug,
    importDigest: digestOf(file, preparation.draft),
  }
  let outcome: SaveOutcome
  try {
    outcome = await deps.saveArticle(deps.db, draft, deps.now)
    if (outcome.kind === 'refused' && file.isTwin) {
      const { variantOf: _, ...alone } = draft
      report.notes.push({ file: file.path, note: `it stands alone: ${outcome.reason}` })
      outcome = await deps.saveArticle(deps.db, alone, deps.now)
    }
  } catch (error) {
    if (isDatabaseAway(error) || deps.db.isTransaction) throw error
    return skip(`it could not be stored: ${(error as Error).message}`)
  }
  if (outcome.kind === 'refused') return skip(outcome.reason)
  report.notes.push(...preparation.notes.map((note) => ({ file: file.path, note })))
  if (outcome.kind === 'created') report.imported++
  else report[outcome.kind]++
}

/** The files whose section is there or could be made. */
async function withSections(deps: ImportDeps, files: ArchiveFile[], report: ImportReport): Promise<ArchiveFile[]> {
  const names = new Map(files.map(({ facts }) => [facts.section, facts.sectionName]))
  const refusals = new Map<string, string>()
  for (const [slug, name] of names) {
    const ensured = await deps.ensureSection(deps.db, slug, name)
    if (ensured.kind === 'refused') refusals.set(slug, ensured.reason)
  }
  return files.filter(({ path, facts }) => {
    const reason = refusals.get(facts.section)
    if (reason !== undefined) report.skipped.push({ file: path, reason: `its section cannot be made: ${reason}` })
    return reason === undefined
  })
}

/** Each picture is looked for once, however many articles show it. */
function pictureFinder(deps: ImportDeps) {
  const known = new Map<string, Promise<FoundPicture>>()
  const store: PictureStore = async (bytes) => {
    if (deps.options.dryRun) {
      const pictureId = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
      const credit = (await deps.media.findPictures(deps.db, [pictureId])).get(pictureId)?.credit
      return { kind: 'stored', pictureId, ...(credit ? { credit } : {}) }
    }
    const outcome = await deps.media.storePicture(deps.db, bytes, deps.now)
    if (outcome.kind === 'refused') return { kind: 'missing', reason: outcome.reason }
    const { id, credit } = outcome.picture
    return { kind: 'stored', pictureId: id, ...(credit ? { credit } : {}) }
  }
  return (path: string, src: string): Promise<FoundPicture> => {
    const folder = src.startsWith('/') ? '' : path.replace(/[^/]*$/, '')
    const key = `${folder}\n${src}`
    const looking = known.get(key) ?? findPicture(deps.folder, path, src, store)
    known.set(key, looking)
    return looking
  }
}

const identityOf = (file: ArchiveFile, language: string) => ({
  path: file.path,
  headline: file.facts.headline,
  text: textDigest(file),
  slug: file.wantedSlug,
  others: [...(isForeign(file, language) ? [file.facts.language.toLowerCase()] : []), file.facts.day],
})

const isForeign = ({ facts }: ArchiveFile, language: string) =>
  facts.language.replace(/-.*$/, '') !== language.replace(/-.*$/, '')

/** A text shorter than this may well be that of several files. */
const OWN_TEXT = 40

function textDigest({ body }: ArchiveFile): string {
  const text = body.trim()
  return text.length < OWN_TEXT ? '' : createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/** Of all that would be stored, so that whatever changes it, a picture found since or another address, is an update. */
function digestOf(file: ArchiveFile, draft: ArticleDraft): string {
  const { firstPublished, ...rest } = draft
  const said = file.facts.isRelativeToNow ? rest : { ...rest, firstPublished }
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
