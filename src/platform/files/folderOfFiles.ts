import { randomUUID } from 'node:crypto'
import { open, opendir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { isUnwritable } from '../errors.ts'
import { makeFolder, writeDurably } from '../writeDurably.ts'
import { checkedBytes, factsOfBytes } from './checkedBytes.ts'
import { assertFileName, type Files, isFileName, type OpenFile, PART } from './files.ts'

/** Where a file is until it is whole: what a killed process left is found without looking through an archive of pictures. */
const UNFINISHED = 'unfinished'
/** Nothing is written for so long, whoever writes it on whichever machine. */
const ABANDONED_AFTER_MS = 3_600_000

export function openFolderOfFiles(folder: string): Files {
  const pathOf = (name: string) => {
    assertFileName(name)
    return join(folder, name)
  }
  async function write(name: string, bytes: Uint8Array | AsyncIterable<Uint8Array>) {
    const path = pathOf(name)
    const unfinished = join(folder, UNFINISHED)
    await makeFolder(unfinished)
    await writeDurably(path, bytes, join(unfinished, `${randomUUID()}${PART}`))
  }
  async function openFile(name: string): Promise<OpenFile | undefined> {
    const file = await open(pathOf(name)).catch(undefinedIfAbsent)
    if (!file) return undefined
    const { size } = await file.stat()
    async function* body() {
      try {
        if (size > 0) yield* file?.createReadStream({ end: size - 1, autoClose: false }) ?? []
      } finally {
        await file?.close()
      }
    }
    return { bytes: size, body: body() }
  }
  return {
    where: `the folder ${folder}`,
    put: write,
    putFrom: (name, source) => write(name, checkedBytes(name, source, source.read())),
    get: (name) => readFile(pathOf(name)).catch(undefinedIfAbsent),
    open: openFile,
    has: (name) =>
      stat(pathOf(name)).then(
        () => true,
        () => false,
      ),
    async factsOf(name) {
      const opened = await openFile(name)
      return opened && factsOfBytes(opened.body)
    },
    list: () => listFiles(folder),
    remove: (name) => rm(pathOf(name), { force: true }),
    // A disk that is full or broken is met where something is written: readers read on.
    problem: async () => undefined,
  }
}

/** Takes away what killed processes left half written. */
export async function removeUnfinished(folder: string): Promise<void> {
  const parts = join(folder, UNFINISHED)
  for (const name of await readdir(parts).catch(noneIfAbsent)) {
    const written = await stat(join(parts, name)).catch(() => undefined)
    if (!written || Date.now() - written.mtimeMs <= ABANDONED_AFTER_MS) continue
    await rm(join(parts, name), { force: true }).catch((error) => {
      // The next start tries again; nothing reads it.
      if (!isUnwritable(error)) throw error
    })
  }
}

/** The names of all files that are there now, in order. */
export async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneIfAbsent)
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isFileName)
    .sort()
}

/** Looks no further than the first. */
export async function hasFiles(folder: string): Promise<boolean> {
  const entries = await opendir(folder, { recursive: true }).catch(undefinedIfAbsent)
  for await (const entry of entries ?? []) if (entry.isFile() && isFileName(entry.name)) return true
  return false
}

function noneIfAbsent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}

function undefinedIfAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
