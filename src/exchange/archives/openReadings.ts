import { closeSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { isUnwritable } from '../../platform/errors.ts'

/** What the first reading wants to know of a file. */
const Reading = z.object({
  headline: z.string(),
  text: z.string(),
  source: z.string(),
  slug: z.string(),
  section: z.string(),
  sectionName: z.string(),
  language: z.string(),
  day: z.string(),
  twinKey: z.string(),
  variantOf: z.string().optional(),
  redirectFrom: z.array(z.string()),
  tags: z.array(z.string()),
  authors: z.array(z.string()),
  status: z.enum(['draft', 'published']),
  firstPublished: z.string(),
  expires: z.string().optional(),
  notes: z.array(z.string()),
})
export type Reading = z.infer<typeof Reading>

/**
 * What was read of a folder's files the last time, so that a file that is as it was need not be read again. Asked for and
 * told in the order of the paths, each once; a file of lines that is never in memory as a whole.
 */
export type Readings = {
  /** What was kept under this key for this path. */
  find(path: string, key: string): Reading | undefined
  keep(path: string, key: string, reading: Reading): void
  /** From now on these are the readings of the last time. Where nothing can be written they are not, and nothing is said. */
  finish(): void
}

/** Folders whose readings are kept: those that were imported last. */
const MOST_FOLDERS = 8
const CHUNK_BYTES = 256 * 1024
const ENDING = '.readings'

const NONE: Readings = { find: () => undefined, keep() {}, finish() {} }

/** `folder`: where they are kept; without one nothing is. `name`: of the folder that is read, as a file may be called. */
export function openReadings(folder: string | undefined, name: string): Readings {
  if (folder === undefined) return NONE
  const file = join(folder, name + ENDING)
  const part = `${file}.${process.pid}.part`
  const before = linesOf(file)
  let line = before.next()
  let text = ''
  let to: number | undefined
  let isWritable = true

  function write(): void {
    if (!isWritable) return
    try {
      if (to === undefined) mkdirSync(dirname(part), { recursive: true })
      to ??= openSync(part, 'w')
      writeSync(to, text)
    } catch (error) {
      if (!isUnwritable(error)) throw error
      isWritable = false
    }
    text = ''
  }

  return {
    find(path, key) {
      for (; !line.done; line = before.next()) {
        if (line.value.path > path) return undefined
        if (line.value.path === path)
          return line.value.key === key ? Reading.safeParse(line.value.reading).data : undefined
      }
    },
    keep(path, key, reading) {
      text += `${JSON.stringify([path, key, reading])}\n`
      if (text.length > CHUNK_BYTES) write()
    },
    finish() {
      before.return()
      write()
      if (to !== undefined) closeSync(to)
      if (isWritable) putInPlace(part, file)
      else rmSync(part, { force: true })
      letGoOfOthers(folder)
    },
  }
}

/** One that was let go of meanwhile, as many other imports ended, or put in place by another machine, is none any more. */
function putInPlace(part: string, file: string): void {
  try {
    renameSync(part, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

type Line = { path: string; key: string; reading: unknown }

/** As far as they are whole: what a machine has left that died is read anew. */
function* linesOf(file: string): Generator<Line, void, void> {
  let from: number
  try {
    from = openSync(file, 'r')
  } catch {
    return
  }
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES)
    let rest: Buffer = Buffer.alloc(0)
    for (let read = readSync(from, chunk); read > 0; read = readSync(from, chunk)) {
      let bytes = Buffer.concat([rest, chunk.subarray(0, read)])
      for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a)) {
        const line = lineOf(bytes.toString('utf8', 0, end))
        if (!line) return
        yield line
        bytes = bytes.subarray(end + 1)
      }
      rest = bytes
    }
  } finally {
    closeSync(from)
  }
}

function lineOf(text: string): Line | undefined {
  try {
    const [path, key, reading] = JSON.parse(text) as unknown[]
    return typeof path === 'string' && typeof key === 'string' ? { path, key, reading } : undefined
  } catch {
    return undefined
  }
}

/** And of what imports have begun that were killed. */
function letGoOfOthers(folder: string): void {
  try {
    const known = readdirSync(folder)
      .map((name) => ({ path: join(folder, name), written: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.written - a.written)
    for (const { path } of known.slice(MOST_FOLDERS)) rmSync(path, { force: true })
  } catch {
    // Another import was quicker.
  }
}
