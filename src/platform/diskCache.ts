import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { isUnwritable } from './errors.ts'
import type { Log } from './log.ts'
import { writeDurably } from './writeDurably.ts'

/**
 * Files that can be made again: kept while there is room, the ones longest unasked for go first. Not in backups. Several
 * processes may share one; each keeps to the limit.
 */
export type DiskCache = {
  /** undefined also for an empty file, which only a crash leaves, and for what cannot be read. */
  get(name: string): Promise<Buffer | undefined>
  /**
   * On disk when it returns, so that what is answered from it may be called immutable; or not kept, where nothing can be
   * written: it is made again the next time. Nothing is put for no bytes.
   */
  put(name: string, bytes: Uint8Array): Promise<void>
}

const NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/

export function openDiskCache(folder: string, { mostBytes, log }: { mostBytes: number; log: Log }): DiskCache {
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new Error(`not a file name of ours: ${JSON.stringify(name)}`)
    return join(folder, name)
  }
  const removals = new Set<Promise<void>>()
  const sizes = new LRUCache<string, number>({
    maxSize: mostBytes,
    sizeCalculation: (size) => Math.max(1, size),
    dispose(_, name, reason) {
      if (reason !== 'evict') return
      const removal = rm(pathOf(name), { force: true })
        .catch((error: Error) => log.warn({ err: error.message }, 'a file that was to make room stays'))
        .finally(() => removals.delete(removal))
      removals.add(removal)
    },
  })
  let listed: Promise<void> | undefined

  /** What earlier processes have left, the oldest first; a file that was never finished goes like any other. */
  async function list(): Promise<void> {
    const names = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name))
    const found = await Promise.all(
      names.map(async (name) => {
        const facts = await stat(pathOf(name)).catch(() => undefined)
        return facts ? [{ name, size: facts.size, written: facts.mtimeMs }] : []
      }),
    )
    for (const { name, size } of found.flat().sort((one, other) => one.written - other.written)) sizes.set(name, size)
  }

  function ready(): Promise<void> {
    listed ??= list()
    return listed
  }

  return {
    async get(name) {
      await ready()
      const bytes = await readFile(pathOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || isUnwritable(error)) return undefined
        throw error
      })
      if (!bytes?.length) {
        sizes.delete(name)
        return undefined
      }
      sizes.set(name, bytes.length)
      return bytes
    },
    async put(name, bytes) {
      if (bytes.length === 0) throw new Error(`${name} would be empty`)
      await ready()
      try {
        await writeDurably(pathOf(name), bytes, pathOf(`${name}.${process.pid}.part`))
        sizes.set(name, bytes.length)
      } catch (error) {
        if (!isUnwritable(error)) throw error
        log.warn({ err: error.message, path: error.path }, 'what was made is not kept: nothing can be written')
      }
      await Promise.all(removals)
    },
  }
}
