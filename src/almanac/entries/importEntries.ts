import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { EntryDraft, Review } from './entry.ts'
import { findEntryFiles } from './findEntryFiles.ts'
import { leafProblem } from './leafText.rule.ts'
import { readEntriesFile } from './readEntriesFile.ts'
import { readEntry, type SaidEntry } from './readEntry.ts'
import { saveEntries } from './saveEntries.ts'

export type EntriesImport = {
  db: Database
  /** A file, or a folder of such files. */
  path: string
  options: {
    /** For entries that say none. Without it they are unchecked: whoever imports has not looked yet. */
    review?: Review
    language: string
    dryRun: boolean
  }
  /** Markdown to a document; fulfilled by the Markdown import. */
  readText(markdown: string): { kind: 'read'; document: ArticleDocument } | { kind: 'refused'; reason: string }
  /** A picture that lies below `folder`; fulfilled by the same. */
  storePicture(
    folder: string,
    file: string,
  ): Promise<{ kind: 'stored'; pictureId: string } | { kind: 'missing'; reason: string }>
  today: Temporal.PlainDate
  now: Temporal.Instant
  /** Told of entries, as they go in. */
  progress?: (done: number, total: number) => void
}

export type EntriesReport = {
  created: number
  updated: number
  unchanged: number
  /** How many of all these are not public, for want of somebody who has checked them. */
  unchecked: number
  refused: EntryRemark[]
  notes: EntryRemark[]
}
export type EntryRemark = { file: string; line: number; says: string }

/** In one transaction each: a progress bar moves, and no statement is long. */
const AT_ONCE = 200
/** In bytes: more than the world's almanacs together. */
const LARGEST = 50_000_000

type Found = { file: string; line: number; draft: EntryDraft }

/**
 * Reads entries from a file or a folder and stores them; again changes those that have changed and makes no doubles. An
 * entry that cannot be read is said with its file and line, and the rest goes in. A dry run says all of it and stores nothing.
 */
export async function importEntries(job: EntriesImport): Promise<EntriesReport> {
  const report: EntriesReport = { created: 0, updated: 0, unchanged: 0, unchecked: 0, refused: [], notes: [] }
  const found = await readAll(job, report)
  job.progress?.(0, found.length)
  if (!job.options.dryRun) {
    await store(job, found, report)
    return report
  }
  const givenUp = new Error('a dry run ends without a trace')
  await inTransaction(job.db, async (tx) => {
    await store({ ...job, db: tx }, found, report)
    throw givenUp
  }).catch((error) => {
    if (error !== givenUp) throw error
  })
  return report
}

async function store({ db, now, progress }: EntriesImport, found: readonly Found[], report: EntriesReport) {
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const some = found.slice(at, at + AT_ONCE).map(({ draft }) => draft)
    for (const { outcome } of await saveEntries(db, some, now)) report[outcome]++
    report.unchecked += some.filter(({ review }) => review === 'unchecked').length
    progress?.(Math.min(found.length, at + AT_ONCE), found.length)
  }
}

async function readAll(job: EntriesImport, report: EntriesReport): Promise<Found[]> {
  const root = await realpath(job.path)
  const isFolder = (await stat(root)).isDirectory()
  const folder = isFolder ? root : dirname(root)
  const files = isFolder ? await findEntryFiles(root) : [basename(root)]
  const byKey = new Map<string, Found>()
  for (const file of files) {
    const refuse = (line: number, says: string) => void report.refused.push({ file, line, says })
    if ((await stat(join(folder, file))).size > LARGEST) {
      refuse(1, 'this is larger than 50 MB, which no almanac is')
      continue
    }
    for (const written of readEntriesFile(file, await readFile(join(folder, file), 'utf8'))) {
      const { line } = written
      if ('problem' in written) {
        refuse(line, written.problem)
        continue
      }
      const read = readEntry(written.value, job.today)
      if (read.kind === 'refused') {
        refuse(line, read.problems.join('; '))
        continue
      }
      for (const says of read.notes) report.notes.push({ file, line, says })
      const before = byKey.get(read.entry.key)
      if (before) {
        refuse(line, `the same entry stands in ${before.file}, line ${before.line}`)
        continue
      }
      const draft = await draftOf(job, folder, read.entry)
      if (draft.kind === 'refused') refuse(line, draft.reason)
      else {
        if (draft.note) report.notes.push({ file, line, says: draft.note })
        byKey.set(read.entry.key, { file, line, draft: draft.draft })
      }
    }
  }
  return [...byKey.values()]
}

type Drafted = { kind: 'drafted'; draft: EntryDraft; note: string | undefined } | { kind: 'refused'; reason: string }

async function draftOf(job: EntriesImport, folder: string, said: SaidEntry): Promise<Drafted> {
  const { text, picture, place, review, language, ...entry } = said
  const body = job.readText(text)
  if (body.kind === 'refused') return { kind: 'refused', reason: `text: ${body.reason}` }
  const problem = leafProblem(body.document.content)
  if (problem) return { kind: 'refused', reason: `text ${problem}` }
  const stored = picture && (await job.storePicture(folder, picture.file))
  const note = stored?.kind === 'missing' ? `the picture is left out: ${stored.reason}` : undefined
  return {
    kind: 'drafted',
    note,
    draft: {
      ...entry,
      body: { type: 'doc', content: body.document.content },
      language: language ?? job.options.language,
      review: review ?? job.options.review ?? 'unchecked',
      ...(place && { place }),
      ...(picture &&
        stored?.kind === 'stored' && {
          picture: {
            pictureId: stored.pictureId,
            alt: picture.alt,
            ...(picture.credit && { credit: picture.credit }),
          },
        }),
    },
  }
}
