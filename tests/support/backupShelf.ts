import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { newFolder, stopDatabase } from './runningSite.ts'

/** A folder for backups, and data folders to restore them into; all gone after the tests of the file that asks. */
export async function openBackupShelf(name: string) {
  const shelf = await mkdtemp(join(tmpdir(), `dateline-${name}-`))
  const folders: string[] = []
  after(async () => {
    for (const folder of folders) {
      await stopDatabase(join(folder, 'postgres'))
      await rm(folder, { recursive: true, force: true })
    }
    await rm(shelf, { recursive: true, force: true })
  })
  /** A place for a data folder, where nothing is yet. */
  async function emptyFolder(): Promise<string> {
    const folder = await newFolder()
    folders.push(folder)
    await rm(folder, { recursive: true, force: true })
    return folder
  }
  return { shelf, folders, emptyFolder }
}
