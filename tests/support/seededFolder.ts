import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { postmasterOf } from '../../src/platform/postgres/embeddedPostgres.ts'
import { connectionUrl, type TestTemplate } from './database.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const seeds = join(root, '.test-data', 'seeds')
/** Longer than any copy takes. */
const QUARTER_HOUR_MS = 900_000

/** What a first start puts into the data folder depends on these; looks and words do not. */
const shapers = ['migrations/*.sql', 'sample/**/*', 'simulator/**/*.ts', 'src/**/*.ts', 'package-lock.json']
const looks = /\.(?:test|client)\.tsx?$|^sample\/(?:drawing|make)|^src\/design\//

/**
 * A stopped data folder with the sample in it, made once for the same sources and the same day (the sample's newest
 * report is that morning's). Copies of it are what the journeys start on.
 */
export async function seededFolder(make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(seeds, seedName())
  if (await exists(folder)) return folder
  await mkdir(seeds, { recursive: true })
  const draft = `${folder}-${process.pid}`
  const maker = `${folder}.maker`
  // Making it is ten seconds' work; of several test processes that need it at once, the others wait for the first.
  if (!(await claim(maker, folder))) return folder
  try {
    await removeOld(folder)
    await make(draft)
    // Copies of a database that still runs would be of no use, and the next tests would not know why.
    if (postmasterOf(join(draft, 'postgres')) !== undefined) throw new Error(`the database in ${draft} was not stopped`)
    await rename(draft, folder)
  } finally {
    await rm(maker, { force: true })
  }
  return folder
}

/** Whether this process is the one to make the folder; else it is there. A maker that has died is replaced. */
async function claim(note: string, folder: string): Promise<boolean> {
  for (;;) {
    try {
      await writeFile(note, String(process.pid), { flag: 'wx' })
      // It may have been made between the last look and the claim.
      if (!(await exists(folder))) return true
      await rm(note, { force: true })
      return false
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (await exists(folder)) return false
    const pid = Number(await readFile(note, 'utf8').catch(() => ''))
    if (pid > 0 && !isAlive(pid)) await rm(note, { force: true })
    await pause(50)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * The same where the tests' databases are on a server that somebody named: what stands in the data folder, and the
 * template of the database that belongs to it.
 */
export function seededDatabase(make: (folder: string, url: string) => Promise<void>): {
  folder: string
  template: TestTemplate
} {
  // Another server, or the same one made again, does not have the database.
  const folder = join(seeds, `${seedName()}-${sha256(process.env.TEST_DATABASE_URL ?? '').slice(0, 8)}`)
  return {
    folder,
    template: {
      hash: `a site in ${folder}`,
      async prepare(connection) {
        await rm(folder, { recursive: true, force: true })
        await mkdir(seeds, { recursive: true })
        await removeOld(folder)
        await make(folder, connectionUrl(connection))
      },
    },
  }
}

/** Owners and rights are kept: the database's files belong to an account of their own when the tests run as root. */
export async function copyFolder(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') await cp(from, to, { recursive: true, preserveTimestamps: true })
  else await promisify(execFile)('cp', ['-a', from, to])
}

function seedName(): string {
  const hash = createHash('sha256').update('3').update(new Date().toISOString().slice(0, 10))
  const files = shapers.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }))
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name).slice(root.length))
  for (const path of paths.map((file) => file.replaceAll('\\', '/')).sort()) {
    if (!looks.test(path)) hash.update(`${path}\n`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex').slice(0, 12)
}

/** Another process may just be copying a younger one. */
async function removeOld(current: string): Promise<void> {
  for (const name of await readdir(seeds)) {
    const path = join(seeds, name)
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now())
    if (path !== current && age > QUARTER_HOUR_MS) await rm(path, { recursive: true, force: true })
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
