import { createHash, hash } from 'node:crypto'
import { setImmediate as others } from 'node:timers/promises'
import { z } from 'zod'
import type { ArticleDraft, SaveArticles, SaveOutcome } from '../../articles/store/store.module.ts'
import { type Database, inOwnTransaction } from '../../platform/database.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import { type FileRecord, findSources, importKeyOf, markOfCode } from '../archives/archives.module.ts'
import type { FoundPicture } from './bodyTree.rule.ts'
import { type BodyTree, linkTargets, pictureSources } from './bodyTree.rule.ts'
import type { PictureFinder } from './createPictureFinder.ts'
import { draftOf, leadSource, type ReadFile, withoutFromNow } from './draft.rule.ts'
import { knowEarlier } from './knowEarlier.ts'
import { type Addresses, asksForArticles, resolveLink } from './links.rule.ts'
import type { Archive, FileNote, SkippedFile } from './readArchive.ts'
import { readBody } from './readBody.ts'

type Deps = {
  db: Database
  saveArticles: SaveArticles
  pictures: PictureFinder
  now: Temporal.Instant
  archive: Pick<Archive, 'readAgain'>
  /** The archive's name, and whether it has just been made: then nothing in it can be unchanged. */
  name: string
  isNew: boolean
  addresses: Addresses
  keepForDesk: KeepForDesk | undefined
  /** Of how many more files it is known what became of them. */
  done(files: number): void
}

/** A file whose article the newsroom has worked on since it came, and what became of what it says by now. */
export type KeptFile = { file: string; says: string }

/** Has the newsroom what a file says by now of an article that it has worked on; what became of it, in words. */
export type KeepForDesk = (
  db: Database,
  articleId: number,
  draft: ArticleDraft,
  now: Temporal.Instant,
) => Promise<string>

type Report = {
  imported: number
  updated: number
  unchanged: number
  kept: KeptFile[]
  skipped: SkippedFile[]
  notes: FileNote[]
}

/** Files about which the database is asked at once. */
const ASKED = 500
/** What is stored in one transaction: articles, and letters of their texts. */
const STORED = 50
const STORED_LETTERS = 500_000
/** Files converted before anybody else, such as what is being stored, gets a turn. */
const IN_A_TURN = 4

/** What a text refers to that other files decide, with what was said of it: enough to see that all is as it was. */
const Seen = z.object({ links: z.array(z.string()), pictures: z.array(z.string()), notes: z.array(z.string()) })
type Seen = z.infer<typeof Seen>

const NOTHING_SEEN: Seen = { links: [], pictures: [], notes: [] }

/**
 * Stores an archive's files as articles in their order. Those of which nothing has changed are neither read nor converted
 * again; of the others some are converted while those before them are being stored.
 */
export async function storeFiles(deps: Deps, files: readonly FileRecord[], report: Report): Promise<void> {
  const converter = markOfCode()
  let storing: Promise<void> = Promise.resolve()
  try {
    for (let from = 0; from < files.length; from += ASKED) {
      const asked = files.slice(from, from + ASKED)
      const changed = deps.isNew ? asked : await leaveUnchanged(deps, converter, asked, report)
      deps.done(asked.length - changed.length)
      for (const batch of readInBatches(deps, changed, report)) {
        const converted = await convert(deps, converter, await batch, report)
        await storing
        storing = store(deps, converted, report)
        // Awaited above; until then a failure must not end the process.
        storing.catch(() => {})
        // A dry run has one connection, on which what fails concerns whoever uses it meanwhile.
        if (deps.db.isTransaction) await storing
      }
    }
  } finally {
    // Whatever else fails, nobody takes the database away from under it.
    await storing.catch(() => {})
  }
  await storing
}

async function leaveUnchanged(deps: Deps, converter: string, files: readonly FileRecord[], report: Report) {
  const { db, name, pictures } = deps
  const known = await findSources(
    db,
    files.map(({ path }) => importKeyOf(name, path)),
  )
  const before = new Map<FileRecord, { source: string; seen: Seen }>()
  for (const file of files) {
    const { source, seen } = known.get(importKeyOf(name, file.path)) ?? {}
    const read = Seen.safeParse(seen ?? NOTHING_SEEN)
    if (source !== undefined && read.success) before.set(file, { source, seen: read.data })
  }
  const texts = [...before].map(([{ path }, { seen }]) => ({ path, links: seen.links }))
  const addresses = await knowEarlier(db, texts, deps.addresses)
  const changed: FileRecord[] = []
  for (const file of files) {
    const stands = before.get(file)
    const found = new Map<string, FoundPicture>()
    for (const src of stands?.seen.pictures ?? []) found.set(src, await pictures(file.path, src))
    if (stands && stands.source === sourceOf(converter, file, stands.seen, found, addresses)) {
      report.unchanged++
      for (const note of stands.seen.notes) report.notes.push({ file: file.path, note })
    } else changed.push(file)
  }
  return changed
}

/** `pictures`: every one that is to be looked for, the lead picture among them. */
type Prepared = { record: FileRecord; file: ReadFile; tree: BodyTree; pictures: readonly string[] }

/** As many files at once as are stored at once. */
function* readInBatches(deps: Deps, records: readonly FileRecord[], report: Report): Generator<Promise<Prepared[]>> {
  let next = 0
  const readSome = async () => {
    const batch: Prepared[] = []
    for (let letters = 0; next < records.length && batch.length < STORED && letters < STORED_LETTERS; next++) {
      const record = records[next] as FileRecord
      const prepared = prepare(record, deps.archive)
      if (next % IN_A_TURN === 0) await others()
      if (prepared.kind === 'prepared') {
        batch.push(prepared)
        letters += prepared.file.body.length
        continue
      }
      report.skipped.push({ file: record.path, reason: prepared.reason })
      deps.done(1)
    }
    return batch
  }
  while (next < records.length) yield readSome()
}

function prepare(record: FileRecord, archive: Deps['archive']) {
  const read = archive.readAgain(record)
  if (read.kind === 'skipped') return read
  const { file } = read
  const body = readBody(file.body, file.data)
  if (body.kind === 'refused') return body
  const lead = leadSource(file)
  const pictures = new Set([...pictureSources(body.tree), ...(lead === undefined ? [] : [lead])])
  return { kind: 'prepared', record, file, tree: body.tree, pictures: [...pictures] } as const
}

type Converted = { record: FileRecord; draft: ArticleDraft; notes: string[] }

async function convert(
  { db, name, pictures, addresses }: Deps,
  converter: string,
  batch: readonly Prepared[],
  report: Report,
): Promise<Converted[]> {
  const texts = batch.map(({ record, tree }) => ({ path: record.path, links: linkTargets(tree) }))
  const known = await knowEarlier(db, texts, addresses)
  const found = await Promise.all(
    batch.map(async ({ record: { path }, pictures: wanted }) => {
      const looked = await Promise.all(wanted.map(async (src) => [src, await pictures(path, src)] as const))
      return new Map(looked)
    }),
  )
  const converted: Converted[] = []
  for (const [at, { record, file, tree, pictures: wanted }] of batch.entries()) {
    if (at % IN_A_TURN === 0) await others()
    const shown = found[at] as Map<string, FoundPicture>
    const made = draftOf(file, tree, shown, known)
    if (made.kind === 'refused') {
      report.skipped.push({ file: record.path, reason: made.reason })
      continue
    }
    const seen: Seen = {
      links: made.links.filter((href) => asksForArticles(href, record.path)),
      pictures: wanted.filter((src) => !/^(?:https?:|data:|\/\/)/i.test(src)),
      notes: made.notes,
    }
    const isPlain = seen.links.length + seen.pictures.length + seen.notes.length === 0
    converted.push({
      record,
      notes: made.notes,
      draft: {
        ...made.draft,
        importKey: importKeyOf(name, record.path),
        importText: record.text,
        importSlug: record.wantedSlug,
        importDigest: digestOf(file, made.draft),
        importSource: sourceOf(converter, record, seen, shown, known),
        ...(isPlain ? {} : { importSeen: seen }),
      },
    })
  }
  return converted
}

async function store(deps: Deps, converted: readonly Converted[], report: Report): Promise<void> {
  if (converted.length === 0) return
  const outcomes = await save(
    deps,
    converted.map(({ draft }) => draft),
  )
  const again: Converted[] = []
  for (const [at, one] of converted.entries()) {
    const outcome = outcomes[at] as SaveOutcome
    const file = one.record.path
    if (outcome.kind === 'refused' && one.record.isTwin && one.draft.variantOf !== undefined) {
      report.notes.push({ file, note: `it stands alone: ${outcome.reason}` })
      again.push({ ...one, draft: alone(one.draft) })
      continue
    }
    deps.done(1)
    if (outcome.kind === 'refused') {
      report.skipped.push({ file, reason: outcome.reason })
      continue
    }
    if (outcome.kind === 'kept') {
      const says = await deps.keepForDesk?.(deps.db, outcome.articleId, one.draft, deps.now)
      report.kept.push({ file, says: says ?? 'changed at the desk since; it stays so' })
      continue
    }
    for (const note of one.notes) report.notes.push({ file, note })
    if (outcome.kind === 'created') report.imported++
    else report[outcome.kind]++
  }
  await store(deps, again, report)
}

/** Without a source: the next import tries again whether it can join its original. */
function alone({ variantOf: _1, importSource: _2, importSeen: _3, importDigest = '', ...draft }: ArticleDraft) {
  return { ...draft, importDigest: createHash('sha256').update(`alone ${importDigest}`).digest('hex') }
}

/** What cannot be stored is found among the others, which are as good as before. */
async function save(deps: Deps, drafts: readonly ArticleDraft[]): Promise<SaveOutcome[]> {
  const { db, saveArticles, now } = deps
  try {
    return await inOwnTransaction(db, (tx) => saveArticles(tx, drafts, now))
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    if (drafts.length === 1)
      return [{ kind: 'refused', why: 'unstored', reason: `it could not be stored: ${(error as Error).message}` }]
    const saved: SaveOutcome[] = []
    for (const draft of drafts) saved.push(...(await save(deps, [draft])))
    return saved
  }
}

/** Of all that would be stored, so that whatever changes it, a picture found since or another address, is an update. */
function digestOf(file: ReadFile, draft: ArticleDraft): string {
  return createHash('sha256')
    .update(JSON.stringify(withoutFromNow(draft, file.facts)))
    .digest('hex')
}

/** Of all that the article is made of; known without converting anything. */
function sourceOf(
  converter: string,
  { path, source, slug, variantOf = '', redirectFrom }: FileRecord,
  { links, pictures }: Seen,
  found: ReadonlyMap<string, FoundPicture>,
  addresses: Addresses,
): string {
  const led = links.map((href) => resolveLink(href, path, addresses))
  const shown = pictures.map((src) => found.get(src))
  return hash(
    'sha256',
    JSON.stringify([converter, source, slug, variantOf, redirectFrom, links, led, pictures, shown]),
    'base64url',
  )
}
