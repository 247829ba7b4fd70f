import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { type Archive, createArchive, nameTaken } from '../../platform/backup/archive.ts'
import { jobsSchema } from '../../platform/backup/jobsSchema.ts'
import {
  BACKUP_FORMAT,
  FILES,
  MANIFEST,
  type Manifest,
  markOfSecret,
  nameOf,
  OPENING,
  SECRET,
  TABLES,
} from '../../platform/backup/manifest.ts'
import { connectForCopy, listTables, readSequences, readTable } from '../../platform/backup/tables.ts'
import { Fault, isUnwritable } from '../../platform/errors.ts'
import type { Files, OpenFile } from '../../platform/files/files.ts'
import { openFiles } from '../../platform/files/openFiles.ts'
import type { Config } from '../start/config.ts'
import { findSecret } from '../start/openDatabase.ts'
import { stripeSimulatorTables } from '../start/stripeSimulator.ts'
import { withDateline } from '../start/withDateline.ts'
import type { Progress } from './progress.ts'

export type BackedUp = {
  file: string
  bytes: number
  sha256: string
  madeAt: string
  tables: number
  rows: number
  files: number
  /** The secret of the data folder is in it. */
  secret: boolean
}

/** Tables are cut into entries of so many bytes: the length of an entry must be known before its first byte. */
const PIECE_BYTES = 1024 * 1024
/** Each of them may be held in memory. */
const ASKED_AHEAD = 6

/**
 * Everything in one file, as it was at one moment, while readers read and editors publish: one transaction that only
 * reads and holds nobody up. Files never change, and are listed after that moment, so what its rows name is there.
 */
export async function backUp(config: Config, file: string, onProgress: Progress): Promise<BackedUp> {
  const path = resolve(file)
  if (existsSync(path)) throw nameTaken(path)
  return withDateline(config, async ({ connection, clock }, log) => {
    const files = await openFiles({ folder: join(config.dataFolder, 'files'), bucket: config.bucket }, log, {
      patiently: true,
    })
    const client = await connectForCopy(connection, 'dateline backup')
    try {
      const archive = await openArchive(path)
      try {
        const manifest = await fill(archive, client, { config, files }, onProgress, clock.now())
        const sealed = await archive.seal()
        return {
          file: path,
          ...sealed,
          madeAt: manifest.madeAt,
          tables: manifest.tables.length,
          rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
          files: manifest.files.length,
          secret: manifest.secret.kept,
        }
      } catch (error) {
        await archive.discard()
        if (isUnwritable(error)) error.path ??= path
        throw error
      }
    } finally {
      await client.end()
    }
  })
}

function openArchive(path: string): Promise<Archive> {
  return createArchive(path).catch((error: NodeJS.ErrnoException) => {
    throw new Fault('conflict', 'backup-unwritable', `${path} cannot be written (${error.code}).`)
  })
}

async function fill(
  archive: Archive,
  client: pg.Client,
  { config, files }: { config: Config; files: Files },
  onProgress: Progress,
  now: Temporal.Instant,
): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only')
  const schemas = await schemasThere(client)
  const migrations = await client.query<Manifest['migrations'][number]>(
    'select name, checksum from migrations order by name',
  )
  const version = await client.query<{ version: string }>("select current_setting('server_version') as version")
  const names = await files.list()
  const secret = await findSecret(config)
  const manifest: Manifest = {
    format: BACKUP_FORMAT,
    dateline: await ownVersion(),
    madeAt: now.toString(),
    postgres: version.rows[0]?.version ?? '',
    migrations: migrations.rows,
    schemas,
    tables: [],
    sequences: [],
    files: [],
    secret: { kept: config.secret === undefined, mark: markOfSecret(secret) },
  }
  await archive.add(OPENING, inJson({ dateline: manifest.dateline, format: manifest.format, madeAt: manifest.madeAt }))
  if (manifest.secret.kept) await archive.add(SECRET, Buffer.from(secret))

  const tables = await listTables(client, ['public', ...schemas.map(({ name }) => name)])
  const total = tables.length + names.length
  let done = 0
  for (const table of tables) {
    const { schema, name, columns } = table
    const pieces = createPieces(archive, `${TABLES}${nameOf(table)}`)
    const read = await readTable(client, table, pieces.add)
    await pieces.end()
    manifest.tables.push({ schema, name, columns, ...read })
    onProgress(++done, total)
  }
  // They do not go back with a transaction: asked for last, they are ahead of every row that was read.
  manifest.sequences = await readSequences(client, ['public', ...schemas.map(({ name }) => name)])
  await client.query('commit')

  for await (const { name, file } of openInOrder(files, names)) {
    if (file) manifest.files.push({ name, ...(await archive.addFile(`${FILES}${name}`, file)) })
    onProgress(++done, total)
  }
  await archive.add(MANIFEST, inJson(manifest))
  return manifest
}

/** Some are asked for before it is their turn: a bucket lets everybody wait a little for each. */
async function* openInOrder(files: Files, names: readonly string[]) {
  const asked: Promise<OpenFile | undefined>[] = []
  for (const [index, name] of names.entries()) {
    for (let next = asked.length; next < names.length && next < index + ASKED_AHEAD; next++) {
      const opening = files.open(names[next] as string)
      // Whoever comes to its turn hears of it.
      opening.catch(() => {})
      asked.push(opening)
    }
    const file = await asked[index]
    delete asked[index]
    yield { name, file }
  }
}

/** A publication that takes real payments has never had a simulator. */
async function schemasThere(client: pg.Client): Promise<Manifest['schemas']> {
  const jobs = jobsSchema()
  const { rows } = await client.query<{ simulator: boolean; jobs: string }>(
    `select to_regclass('stripe_simulator.settings') is not null as simulator,
       (select version::text from jobs.version) as jobs`,
  )
  if (rows[0]?.jobs !== jobs.version)
    throw new Error(
      `the jobs of this database are of version ${rows[0]?.jobs}, not ${jobs.version}; start Dateline first`,
    )
  return rows[0].simulator ? [jobs, { name: 'stripe_simulator', version: '1', sql: stripeSimulatorTables }] : [jobs]
}

function createPieces(archive: Archive, name: string) {
  let waiting: Buffer[] = []
  let bytes = 0
  let count = 0
  async function end() {
    if (bytes === 0) return
    const piece = Buffer.concat(waiting)
    waiting = []
    bytes = 0
    await archive.add(`${name}/${String(++count).padStart(6, '0')}`, piece)
  }
  return {
    async add(chunk: Buffer) {
      waiting.push(chunk)
      bytes += chunk.length
      if (bytes >= PIECE_BYTES) await end()
    },
    end,
  }
}

async function ownVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8'))
  return version
}

const inJson = (value: unknown) => Buffer.from(JSON.stringify(value))
