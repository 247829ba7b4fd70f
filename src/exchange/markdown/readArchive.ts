import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { type ArticleFacts, factsOf, type ImportOptions } from './articleFacts.rule.ts'
import { MOST_FILE_BYTES, readFrontMatter } from './readFrontMatter.ts'
import { readLine } from './readLine.ts'
import type { FrontMatter } from './saying.rule.ts'
import { titleOfBody } from './titleOfBody.rule.ts'

export type FileNote = { file: string; note: string }
export type SkippedFile = { file: string; reason: string }

export type ArchiveFile = {
  /** Below the folder, with slashes. */
  path: string
  data: FrontMatter
  body: string
  facts: ArticleFacts & { headline: string }
}

export type Archive = { files: ArchiveFile[]; skipped: SkippedFile[]; notes: FileNote[] }

type Context = { options: ImportOptions; zone: string; language: string; now: Temporal.Instant }

/** Every Markdown file below a folder, in the order of their paths, with what its front matter says. */
export async function readArchive(folder: string, context: Context): Promise<Archive> {
  const root = await realpath(folder)
  const archive: Archive = { files: [], skipped: [], notes: [] }
  for (const path of await markdownFiles(root)) {
    const read = await readOne(root, path, context)
    if (read.kind === 'skipped') archive.skipped.push({ file: path, reason: read.reason })
    else {
      archive.files.push(read.file)
      archive.notes.push(...read.notes.map((note) => ({ file: path, note })))
    }
  }
  return giveAddresses(archive)
}

type ReadOne = { kind: 'file'; file: ArchiveFile; notes: string[] } | { kind: 'skipped'; reason: string }

async function readOne(root: string, path: string, context: Context): Promise<ReadOne> {
  const skipped = (reason: string): ReadOne => ({ kind: 'skipped', reason })
  let bytes: Buffer
  try {
    const real = await realpath(join(root, path))
    if (!real.startsWith(root + sep)) return skipped('a link to a file outside the folder')
    const { size } = await stat(real)
    if (size > MOST_FILE_BYTES) return skipped('larger than 2 MB, which no article is')
    bytes = await readFile(real)
  } catch (error) {
    return skipped(`it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`)
  }
  const matter = readFrontMatter(bytes)
  if (matter.kind === 'unreadable') return skipped(matter.reason)
  const words = (line: string) => readLine(line, matter.data)
  const found = factsOf(matter.data, { path, folder: basename(root), words, ...context })
  if (found.kind === 'refused') return skipped(found.reason)

  const notes = [...matter.notes, ...found.notes]
  const { headline } = found.facts
  const { data } = matter
  if (headline !== undefined) {
    return { kind: 'file', file: { path, data, body: matter.body, facts: { ...found.facts, headline } }, notes }
  }
  const inBody = titleOfBody(matter.body, words)
  if (!inBody) return skipped('no title: neither in the front matter nor as a heading above the text')
  notes.push('its first heading is its title')
  return {
    kind: 'file',
    file: { path, data, body: inBody.rest, facts: { ...found.facts, headline: inBody.title } },
    notes,
  }
}

async function markdownFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => /\.(?:md|markdown)$/i.test(entry.name) && !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
    .sort((a, b) => (a < b ? -1 : 1))
}

/** An article's address is its alone: of two files that want one, the later takes its day into it, or stays out. */
function giveAddresses(archive: Archive): Archive {
  const taken = new Map<string, string>()
  const files: ArchiveFile[] = []
  for (const file of archive.files) {
    const { facts, path } = file
    const holder = taken.get(facts.slug)
    const dated = `${facts.slug}-${facts.day}`
    if (holder !== undefined && facts.slugIsDerived && facts.day && !taken.has(dated)) {
      archive.notes.push({ file: path, note: `its address is …/${dated}, as …/${facts.slug} is that of ${holder}` })
      facts.slug = dated
    } else if (holder !== undefined) {
      archive.skipped.push({ file: path, reason: `its address …/${facts.slug} is that of ${holder}` })
      continue
    }
    taken.set(facts.slug, path)
    files.push(file)
  }
  return { ...archive, files }
}
