import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Fault, isUnwritable } from '../../platform/errors.ts'
import type { BucketOfFiles } from '../../platform/files/bucketOfFiles.ts'
import { checkedBytes } from '../../platform/files/checkedBytes.ts'
import type { FileFacts } from '../../platform/files/files.ts'
import { openFolderOfFiles } from '../../platform/files/folderOfFiles.ts'
import type { ChosenFiles } from '../../platform/files/openFiles.ts'

/** Where a restore puts files before the database is whole; `finishRestore` does the rest. */
export type RestoreTarget = {
  /** Refuses a place where files are already. */
  refuseFilled(): Promise<void>
  /** What an earlier, interrupted restore left goes. `backup`: its sum. */
  begin(backup: string): Promise<void>
  put(name: string, facts: FileFacts, body: AsyncIterable<Uint8Array>): Promise<void>
  /** All of them are there as they were backed up. */
  verify(files: ReadonlyArray<FileFacts & { name: string }>): Promise<void>
  /** As if nothing had begun. */
  discard(): Promise<void>
}

export function chooseRestoreTarget(files: ChosenFiles, folder: string, stage: string): RestoreTarget {
  return files.restoring ? intoBucket(files, stage) : intoFolder(folder, stage)
}

/** They wait in the stage, on the same disk, and take their place in one step. */
function intoFolder(folder: string, stage: string): RestoreTarget {
  const staged = join(stage, 'files')
  return {
    async refuseFilled() {
      const found = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []
      const there = found.find((entry) => !entry.isDirectory())
      if (!there) return
      const message = `The folder ${folder} is not empty (it has ${there.name}); restore into a new DATELINE_DATA. Nothing was written.`
      throw new Fault('conflict', 'restore-folder-filled', message)
    },
    begin: async () => void (await mkdir(staged, { recursive: true })),
    async put(name, _, body) {
      const path = join(staged, name)
      await mkdir(dirname(path), { recursive: true })
      await writeSynced(path, body)
    },
    async verify(files) {
      const waiting = openFolderOfFiles(staged)
      for (const { name, sha256 } of files) {
        if ((await waiting.factsOf(name))?.sha256 !== sha256) throw notAsBackedUp(name)
      }
    },
    discard: async () => {},
  }
}

/**
 * They go to their place at once, under a mark by which every machine sees that they are not to be used yet. One after
 * the other waits on this disk until it is known to be whole: a try that fails can be made again.
 */
function intoBucket(files: BucketOfFiles, stage: string): RestoreTarget {
  const part = join(stage, 'part')
  let begun = false
  async function clear() {
    for (const name of await files.list()) await files.remove(name)
  }
  return {
    async refuseFilled() {
      if ((await files.restoring.read()) !== undefined) return
      const [there] = await files.list()
      if (there === undefined) return
      const message = `${files.where} is not empty (it has ${there}); restore into an empty bucket, or another folder of it. Nothing was written.`
      throw new Fault('conflict', 'restore-bucket-filled', message)
    },
    async begin(backup) {
      if ((await files.restoring.read()) !== undefined) await clear()
      await files.restoring.write(backup)
      begun = true
    },
    async put(name, facts, body) {
      await writeSynced(part, checkedBytes(name, facts, body))
      await files.putFrom(name, {
        ...facts,
        async *read() {
          const file = await open(part)
          try {
            yield* file.createReadStream({ autoClose: false })
          } finally {
            await file.close()
          }
        },
      })
      await rm(part)
    },
    async verify(expected) {
      const there = new Set(await files.list())
      for (const { name } of expected) if (!there.has(name)) throw notAsBackedUp(name)
    },
    async discard() {
      // Else nothing in it is ours.
      if (!begun) return
      await clear()
      await files.restoring.remove()
    },
  }
}

const notAsBackedUp = (name: string) =>
  new Error(`file ${name} did not come out as it was backed up; nothing was restored`)

/** On disk when it returns. */
export async function writeSynced(path: string, bytes: Buffer | AsyncIterable<Uint8Array>, mode = 0o644) {
  const file = await open(path, 'wx', mode)
  try {
    await writeFile(file, bytes)
    await file.sync()
  } catch (error) {
    if (isUnwritable(error)) error.path ??= path
    throw error
  } finally {
    await file.close()
  }
}
