import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { isUnwritable } from './errors.ts'
import { makeFolder, writeDurably } from './writeDurably.ts'

/** Named bytes that are written once and never change: pictures, issue files. */
export type Files = {
  /** On disk when it returns. Writing the same name again is harmless: the bytes are the same by construction. */
  put(name: string, bytes: Uint8Array): Promise<void>
  get(name: string): Promise<Buffer | undefined>
  has(name: string): Promise<boolean>
}

/** The end of a name under which a file is still being written. */
const PART = '.part'
/** Where it is until then: what a killed process left is found without looking through an archive of pictures. */
const UNFINISHED = 'unfinished'
/** Nothing is written for so long, whoever writes it on whichever machine. */
const ABANDONED_AFTER_MS = 3_600_000
const NAME = /^[a-z0-9]+(?:[/._-][a-z0-9]+)*$/

export function openFolderOfFiles(folder: string): Files {
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new Error(`not a file name of ours: ${JSON.stringify(name)}`)
    return join(folder, name)
  }
  return {
    async put(name, bytes) {
      const path = pathOf(name)
      const unfinished = join(folder, UNFINISHED)
      await makeFolder(unfinished)
      await writeDurably(path, bytes, join(unfinished, `${randomUUID()}${PART}`))
    },
    get: (name) =>
      readFile(pathOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      }),
    has: (name) =>
      stat(pathOf(name)).then(
        () => true,
        () => false,
      ),
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

export const isFileName = (name: string): boolean => NAME.test(name) && !name.endsWith(PART)

/** The names of all files that are there now, in order. */
export async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneIfAbsent)
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isFileName)
    .sort()
}

function noneIfAbsent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}
