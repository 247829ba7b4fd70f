import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const FILLER = 'filler'
const FOLDER = 'dateline-disk-'

/** A real file system of a few megabytes, in memory, that a test may fill to its last byte or close to writers. */
export type SmallDisk = {
  folder: string
  /** Not a byte is left; what others free meanwhile is taken too when it is called again. */
  fill(): Promise<void>
  makeRoom(): Promise<void>
  /** Refused by the system while somebody has a file on it open for writing. */
  closeToWriters(): Promise<void>
  openToWriters(): Promise<void>
  remove(): Promise<void>
}

/** Why no disk can be made here, in a line; undefined: it can. Only root may mount, and not in every container. */
export const noSmallDisk: string | undefined = await whyNot()

async function whyNot(): Promise<string | undefined> {
  const disk = await mountSmallDisk('1m').catch((error: Error) => error)
  if (disk instanceof Error) return 'a small disk must be mounted for this, which this account may not do here'
  await disk.remove()
}

export async function mountSmallDisk(size: string): Promise<SmallDisk> {
  await removeAbandoned()
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER}${process.pid}-`))
  await run('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0755`, 'tmpfs', folder])
  const filler = join(folder, FILLER)
  return {
    folder,
    async fill() {
      const block = Buffer.alloc(256 * 1024)
      for (let size = block.length; size > 0; size = size === 1 ? 0 : Math.ceil(size / 16)) {
        while (await appended(filler, block.subarray(0, size)));
      }
    },
    makeRoom: () => rm(filler, { force: true }),
    closeToWriters: async () => void (await run('mount', ['-o', 'remount,ro', folder])),
    openToWriters: async () => void (await run('mount', ['-o', 'remount,rw', folder])),
    async remove() {
      // Whoever still has a file on it open keeps it until then.
      await run('umount', ['--lazy', folder])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Those of test processes that were killed. */
async function removeAbandoned(): Promise<void> {
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '')
  for (const [, folder = '', pid] of mounts.matchAll(new RegExp(`^tmpfs (\\S*/${FOLDER}(\\d+)-\\S*) `, 'gm'))) {
    if (await readFile(`/proc/${pid}/stat`).catch(() => undefined)) continue
    await run('umount', ['--lazy', folder]).catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
}

async function appended(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await appendFile(path, bytes)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false
    throw error
  }
}
