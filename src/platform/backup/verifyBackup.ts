import { createHash } from 'node:crypto'
import { Fault } from '../errors.ts'
import { checkSeal, readArchive, readWhole } from './archive.ts'
import {
  BACKUP_FORMAT,
  FILES,
  MANIFEST,
  type Manifest,
  ManifestSchema,
  nameOf,
  OPENING,
  SECRET,
  TABLES,
} from './manifest.ts'

export type VerifiedBackup = { manifest: Manifest; sha256: string }

/** Reads all of it, twice, and writes nothing: the bytes are those that were written, and all that it names is in it. */
export async function verifyBackup(path: string, onBytes: (count: number) => void): Promise<VerifiedBackup> {
  const sha256 = await checkSeal(path, onBytes)
  try {
    return { manifest: await readContents(path, onBytes), sha256 }
  } catch (error) {
    if (error instanceof Fault) throw error
    const { message } = error as Error
    throw new Fault('conflict', 'backup-foreign', `${path} is no backup that this Dateline can read: ${message}.`)
  }
}

async function readContents(path: string, onBytes: (count: number) => void): Promise<Manifest> {
  const sums = new Map<string, { hash: ReturnType<typeof createHash>; bytes: number }>()
  let manifest: Manifest | undefined
  let opened = false
  for await (const { name, body } of readArchive(path, onBytes)) {
    if (name === MANIFEST) manifest = ManifestSchema.parse(JSON.parse((await readWhole(body)).toString()))
    else if (name === OPENING) opened = isReadable(path, JSON.parse((await readWhole(body)).toString()))
    else {
      const key = name.startsWith(TABLES) ? name.slice(0, name.lastIndexOf('/')) : name
      const sum = sums.get(key) ?? { hash: createHash('sha256'), bytes: 0 }
      sums.set(key, sum)
      for await (const chunk of body) {
        sum.hash.update(chunk)
        sum.bytes += chunk.length
      }
    }
  }
  if (!opened || !manifest) throw new Error('it does not say what is in it')
  const empty = createHash('sha256').digest('hex')
  const sumOf = (key: string) => {
    const sum = sums.get(key)
    sums.delete(key)
    return sum?.hash.digest('hex') ?? empty
  }
  for (const table of manifest.tables)
    if (sumOf(`${TABLES}${nameOf(table)}`) !== table.sha256) throw new Error(`table ${nameOf(table)} is not whole`)
  for (const { name, sha256 } of manifest.files)
    if (sumOf(`${FILES}${name}`) !== sha256) throw new Error(`file ${name} is not whole`)
  if (sums.delete(SECRET) !== manifest.secret.kept) throw new Error('its secret is missing')
  const [unknown] = sums.keys()
  if (unknown !== undefined) throw new Error(`it holds ${unknown}, which it does not name`)
  return manifest
}

function isReadable(path: string, opening: { format?: unknown; dateline?: unknown }): true {
  if (opening.format === BACKUP_FORMAT) return true
  throw new Fault(
    'conflict',
    'backup-newer',
    `${path} was made by Dateline ${opening.dateline} in another format; restore it with that version.`,
  )
}
