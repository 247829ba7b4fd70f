import { existsSync } from 'node:fs'
import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { isUnwritable } from './errors.ts'

/**
 * Bytes under a name, whole and on disk when it returns, whatever happens to the machine: never half of them, nor an
 * empty file. They are written to `part` first, on the same file system; a writing that fails leaves neither, and where
 * `isUnwritable` knows why, its error has a `path`. `mode`: who may read it.
 */
export async function writeDurably(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  part: string,
  mode = 0o666,
): Promise<void> {
  const folder = dirname(path)
  const madeFrom = await makeFolder(folder)
  try {
    const file = await open(part, 'w', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => {})
    if (isUnwritable(error)) error.path ??= path
    throw error
  }
  // The name is an entry of its folder, and a new folder one of the folder above: each is lost with a crash until then.
  const newFolders = madeFrom === undefined ? 0 : relative(dirname(madeFrom), folder).split(sep).length
  let above = folder
  for (let level = 0; level <= newFolders; level++) {
    await syncFolder(above)
    above = dirname(above)
  }
}

/**
 * With those above it, one by one: mkdir's own way to make them all tries for ever where the system says that a folder
 * does not exist and means that nobody may make one (`/proc/…`). Which of them was made first, if any. Where they cannot
 * be made, the reason is the true one.
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  const missing: string[] = []
  let nearest = resolve(folder)
  while (!existsSync(nearest)) {
    missing.unshift(nearest)
    nearest = dirname(nearest)
  }
  // Where nothing is missing this refuses what is no folder.
  for (const one of missing.length > 0 ? missing : [nearest]) await makeOne(one, nearest)
  return missing[0]
}

async function makeOne(folder: string, nearest: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    // Somebody else may have been first.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && (await stat(folder)).isDirectory()) return
    // On a read-only disk mkdir's own word is that the folder does not exist.
    await access(nearest, constants.W_OK | constants.X_OK)
    throw error
  }
}

/** The same for what can be made again: where nothing can be written it is not kept. */
export async function writeIfPossible(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeDurably(path, bytes, `${path}.${process.pid}`)
  } catch (error) {
    if (!isUnwritable(error)) throw error
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no such thing: it refuses to flush a folder, and writes its entries down by itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
