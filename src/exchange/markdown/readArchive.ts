import { hash } from 'node:crypto'
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { setImmediate as others } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { statusAt } from '../../articles/store/store.module.ts'
import {
  type FileName,
  type FileRecord,
  findFiles,
  findUnread,
  markOfCode,
  openReadings,
  type Reading,
  type Readings,
  readFileNames,
  shortDigest,
} from '../archives/archives.module.ts'
import { factsOf, type ImportOptions } from './articleFacts.rule.ts'
import { type ReadFile, withoutFromNow } from './draft.rule.ts'
import { MOST_FILE_BYTES, readFrontMatter } from './readFrontMatter.ts'
import { readLine } from './readLine.ts'
import { titleOfBody } from './title.rule.ts'

export type FileNote = { file: string; note: string }
export type SkippedFile = { file: string; reason: string }

/** What is asked of the articles of a section: how it is called, and of whom and what there will be pages. */
type SectionOfArchive = { name: string; tags: Set<string>; authors: Set<string> }

export type Archive = {
  files: FileRecord[]
  sections: Map<string, SectionOfArchive>
  skipped: SkippedFile[]
  notes: FileNote[]
  /** A file with all that its record does not hold. One that has changed since is refused. */
  readAgain(record: FileRecord): { kind: 'file'; file: ReadFile } | { kind: 'skipped'; reason: string }
}

type Context = {
  options: ImportOptions
  zone: string
  language: string
  now: Temporal.Instant
  /** Folder for what was read of files, which need not be read again while they are as they were. */
  readings?: string | undefined
  /** How many of all files have been read. */
  progress?: ((done: number, total: number) => void) | undefined
}

/** So many files are read before anybody else gets a turn: some milliseconds. */
const AT_ONCE = 16

/**
 * Every Markdown file below a folder, in the order of their paths. Each is read and let go: what stays is a record of what
 * all of them together have to be asked about.
 */
export async function readArchive(folder: string, context: Context): Promise<Archive> {
  const root = await realpath(folder)
  const found = await findFiles(root)
  const paths = [...found.files, ...found.others].filter(isMarkdown).sort((a, b) => (a < b ? -1 : 1))
  context.progress?.(0, paths.length)
  const names = readFileNames(paths, basename(root))
  const read = (path: string) => readOne(root, path, names.get(path), context)
  const readings = openReadings(context.readings, shortDigest(root))
  const made = markOfReading(root, context)
  const archive: Archive = {
    files: [],
    sections: new Map(),
    skipped: await findUnread(root, found.files),
    notes: [],
    readAgain(record) {
      const again = read(record.path)
      if (again.kind === 'skipped') return again
      if (again.source !== record.source)
        return { kind: 'skipped', reason: 'it was changed while it was imported; import it again' }
      const { slug, variantOf, redirectFrom } = record
      const facts = { ...again.file.facts, slug, redirectFrom: [...redirectFrom] }
      return { kind: 'file', file: { ...again.file, facts: variantOf === undefined ? facts : { ...facts, variantOf } } }
    },
  }
  for (const [at, path] of paths.entries()) {
    if (at > 0) context.progress?.(at, paths.length)
    if (at % AT_ONCE === 0) await others()
    const found = readOrRecall(root, path, names.get(path), context, { readings, made })
    if (found.kind === 'skipped') archive.skipped.push({ file: path, reason: once(found.reason) })
    else keep(archive, path, found.reading, context.now)
  }
  readings.finish()
  return archive
}

/** `source`: a digest of all that the file says by itself. */
type FoundFile = { kind: 'file'; file: ReadFile; source: string; notes: string[] }

function readingOf({ file: { facts, body }, source, notes }: FoundFile): Reading {
  const { variantOf, firstPublished, expires } = facts
  return {
    headline: facts.headline,
    text: textDigest(body),
    source,
    slug: facts.slug,
    section: facts.section,
    sectionName: facts.sectionName,
    language: facts.language,
    day: facts.day,
    twinKey: facts.twinKey,
    ...(variantOf === undefined ? {} : { variantOf }),
    redirectFrom: [...(facts.redirectFrom ?? [])],
    tags: [...facts.tags],
    authors: [...facts.authors],
    status: facts.status,
    firstPublished: firstPublished.toString(),
    ...(expires === undefined ? {} : { expires: expires.toString() }),
    notes,
  }
}

function isPublicAt({ status, firstPublished, expires }: Reading, now: Temporal.Instant): boolean {
  const standing = {
    status,
    firstPublished: Temporal.Instant.from(firstPublished),
    ...(expires === undefined ? {} : { expires: Temporal.Instant.from(expires) }),
  }
  return statusAt(standing, now) === 'published'
}

/** Of the file and of what its name, the options and the publication make of it. What is dated from now stays as it was. */
function sourceOf(bytes: Buffer, { facts }: ReadFile): string {
  const { day: _1, twinKey: _2, picture: _3, olderAddresses: _4, ...rest } = facts
  const made = JSON.stringify(withoutFromNow(rest, facts))
  return shortDigest(Buffer.concat([bytes, Buffer.from(`\0${made}`)]))
}

/** A text shorter than this may well be that of several files. */
const OWN_TEXT = 40

function textDigest(body: string): string {
  const text = body.trim()
  return text.length < OWN_TEXT ? '' : shortDigest(text)
}

/** What a file is recalled by beside its bytes: all that decides what is read of them. */
function markOfReading(root: string, { options, zone, language }: Context): string {
  const { archive: _, ...others } = options
  return shortDigest(JSON.stringify([markOfCode(), basename(root), others, zone, language]))
}

function readOrRecall(
  root: string,
  path: string,
  name: FileName,
  context: Context,
  { readings, made }: { readings: Readings; made: string },
): { kind: 'reading'; reading: Reading } | { kind: 'skipped'; reason: string } {
  const bytes = bytesOf(root, path)
  if (bytes.kind === 'skipped') return bytes
  const key = hash('sha256', withMark(bytes.bytes, made + JSON.stringify(name)), 'base64url')
  const known = readings.find(path, key)
  if (known) {
    readings.keep(path, key, known)
    return { kind: 'reading', reading: known }
  }
  const found = readBytes(bytes.bytes, root, path, name, context)
  if (found.kind === 'skipped') return found
  const reading = readingOf(found)
  // What is dated from now is another day tomorrow.
  if (!found.file.facts.isRelativeToNow && !found.file.facts.isUpdatedFromNow) readings.keep(path, key, reading)
  return { kind: 'reading', reading }
}

function keep(archive: Archive, path: string, reading: Reading, now: Temporal.Instant) {
  const slug = detached(reading.slug)
  const sectionSlug = once(reading.section)
  const section = archive.sections.get(sectionSlug) ?? {
    name: detached(reading.sectionName),
    tags: new Set<string>(),
    authors: new Set<string>(),
  }
  archive.sections.set(sectionSlug, section)
  const isPublic = isPublicAt(reading, now)
  if (isPublic) {
    for (const tag of reading.tags) if (!section.tags.has(tag)) section.tags.add(detached(tag))
    for (const author of reading.authors) if (!section.authors.has(author)) section.authors.add(detached(author))
  }
  const redirectFrom = reading.redirectFrom.map(detached)
  archive.files.push({
    path,
    headline: detached(reading.headline),
    text: detached(reading.text),
    source: detached(reading.source),
    wantedSlug: slug,
    slug,
    section: sectionSlug,
    language: once(reading.language),
    day: once(reading.day),
    // Mostly what it was called by before, too.
    twinKey: redirectFrom.find((address) => address === reading.twinKey) ?? detached(reading.twinKey),
    variantOf: reading.variantOf === undefined ? undefined : detached(reading.variantOf),
    isTwin: false,
    redirectFrom,
    isPublic,
  })
  for (const note of reading.notes) archive.notes.push({ file: path, note: once(note) })
}

/** A piece of a long text may hold on to all of it; this one does not. */
const detached = (piece: string) => Buffer.from(piece).toString()

/** What many files say is kept once; so much of it at most, as an import is not the last thing that a process does. */
const said = new LRUCache<string, string>({ max: 20_000 })

function once(piece: string): string {
  const known = said.get(piece) ?? detached(piece)
  said.set(known, known)
  return known
}

/** Of a name and of all that decides how it is read; some hundred bytes. */
const MOST_MARK_BYTES = 64 * 1024

/** What a file is read into: one after the other, so that of a large archive no bytes pile up. */
const buffer = Buffer.alloc(MOST_FILE_BYTES + 1 + MOST_MARK_BYTES)

/** A file with what else decides what is read of it, behind it in the same memory. */
function withMark(bytes: Buffer, mark: string): Buffer {
  return buffer.subarray(0, bytes.length + buffer.write(mark, bytes.length))
}

/** Until the next file is read. */
function bytesOf(root: string, path: string): { kind: 'bytes'; bytes: Buffer } | { kind: 'skipped'; reason: string } {
  const skipped = (reason: string) => ({ kind: 'skipped', reason }) as const
  try {
    // At once, without giving the turn away: to wait for each file would take longer than to read it.
    const real = realpathSync.native(join(root, path))
    if (!real.startsWith(root + sep)) return skipped('a link to a file outside the folder')
    if (!statSync(real).isFile()) return skipped('it is no file')
    const file = openSync(real, 'r')
    try {
      let length = 0
      for (let read = 1; read > 0 && length <= MOST_FILE_BYTES; length += read) {
        read = readSync(file, buffer, length, MOST_FILE_BYTES + 1 - length, null)
      }
      if (length > MOST_FILE_BYTES) return skipped('larger than 2 MB, which no article is')
      return { kind: 'bytes', bytes: buffer.subarray(0, length) }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return skipped(`it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`)
  }
}

function readOne(root: string, path: string, name: FileName, context: Context) {
  const read = bytesOf(root, path)
  return read.kind === 'skipped' ? read : readBytes(read.bytes, root, path, name, context)
}

function readBytes(
  bytes: Buffer,
  root: string,
  path: string,
  name: FileName,
  context: Context,
): FoundFile | { kind: 'skipped'; reason: string } {
  const skipped = (reason: string) => ({ kind: 'skipped', reason }) as const
  const matter = readFrontMatter(bytes)
  if (matter.kind === 'unreadable') return skipped(matter.reason)
  const { data } = matter
  const words = (line: string) => readLine(line, data)
  const found = factsOf(data, { path, folder: basename(root), name, words, ...context })
  if (found.kind === 'refused') return skipped(found.reason)

  const notes = [...matter.notes, ...found.notes]
  let { body } = matter
  let { headline } = found.facts
  if (headline === undefined) {
    const inBody = titleOfBody(body, words)
    if (!inBody) return skipped('no title: neither in the front matter nor as a heading above the text')
    notes.push('its first heading is its title')
    headline = inBody.title
    body = inBody.rest
  }
  const file: ReadFile = { path, data, body, facts: { ...found.facts, headline } }
  return { kind: 'file', file, source: sourceOf(bytes, file), notes }
}

/** Not those of programs: below a name with a dot in front, or of packages. */
function isMarkdown(path: string): boolean {
  if (!/\.(?:md|markdown|mdown|mkdn?|mdwn)$/i.test(path)) return false
  return !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules')
}
