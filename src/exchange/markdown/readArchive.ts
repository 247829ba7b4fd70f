import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { type FileName, findUnread, readFileNames } from '../archives/archives.module.ts'
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
  /** The address that it asks for; `facts.slug` becomes the one that it is given. */
  wantedSlug: string
  /** It is a variant by its name alone: where its original cannot come in, it comes in by itself. */
  isTwin?: boolean
}

export type Archive = { files: ArchiveFile[]; skipped: SkippedFile[]; notes: FileNote[] }

type Context = {
  options: ImportOptions
  zone: string
  language: string
  now: Temporal.Instant
  /** How many of all files have been read. */
  progress?: ((done: number, total: number) => void) | undefined
}

/** Every Markdown file below a folder, in the order of their paths, with what its front matter says. */
export async function readArchive(folder: string, context: Context): Promise<Archive> {
  const root = await realpath(folder)
  const archive: Archive = { files: [], skipped: await findUnread(root), notes: [] }
  const paths = await markdownFiles(root)
  const names = readFileNames(paths, basename(root))
  for (const [at, path] of paths.entries()) {
    context.progress?.(at, paths.length)
    const read = await readOne(root, path, names.get(path) as FileName, context)
    if (read.kind === 'skipped') archive.skipped.push({ file: path, reason: read.reason })
    else {
      archive.files.push(read.file)
      archive.notes.push(...read.notes.map((note) => ({ file: path, note })))
    }
  }
  return archive
}

type ReadOne = { kind: 'file'; file: ArchiveFile; notes: string[] } | { kind: 'skipped'; reason: string }

async function readOne(root: string, path: string, name: FileName, context: Context): Promise<ReadOne> {
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
  const found = factsOf(matter.data, { path, folder: basename(root), name, words, ...context })
  if (found.kind === 'refused') return skipped(found.reason)

  const notes = [...matter.notes, ...found.notes]
  const { headline, slug: wantedSlug } = found.facts
  const { data } = matter
  if (headline !== undefined) {
    return {
      kind: 'file',
      file: { path, data, body: matter.body, facts: { ...found.facts, headline }, wantedSlug },
      notes,
    }
  }
  const inBody = titleOfBody(matter.body, words)
  if (!inBody) return skipped('no title: neither in the front matter nor as a heading above the text')
  notes.push('its first heading is its title')
  return {
    kind: 'file',
    file: { path, data, body: inBody.rest, facts: { ...found.facts, headline: inBody.title }, wantedSlug },
    notes,
  }
}

async function markdownFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => /\.(?:md|markdown|mdown|mkdn?|mdwn)$/i.test(entry.name) && !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
    .sort((a, b) => (a < b ? -1 : 1))
}
