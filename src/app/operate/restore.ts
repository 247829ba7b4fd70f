import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type ArchiveEntry, readArchive } from '../../platform/backup/archive.ts'
import { jobsSchema } from '../../platform/backup/jobsSchema.ts'
import { type Loaded, openForLoading, refuseOtherSchema } from '../../platform/backup/loadDatabase.ts'
import { FILES, type Manifest, markOfSecret, SECRET, TABLES } from '../../platform/backup/manifest.ts'
import { type VerifiedBackup, verifyBackup } from '../../platform/backup/verifyBackup.ts'
import { Fault } from '../../platform/errors.ts'
import { type FileFacts, isFileName } from '../../platform/files/files.ts'
import { openFiles } from '../../platform/files/openFiles.ts'
import { createLog } from '../../platform/log.ts'
import { readMigrations } from '../../platform/migrations.ts'
import { postmasterOf } from '../../platform/postgres/embeddedPostgres.ts'
import type { Config } from '../start/config.ts'
import { holdDatabase } from '../start/openDatabase.ts'
import { holdStripeSimulator } from '../start/stripeSimulator.ts'
import { endWhatMayHaveEnded } from './endWhatMayHaveEnded.ts'
import { finishRestore, isRestored, STAGE, STAGED_BACKUP } from './finishRestore.ts'
import type { Progress } from './progress.ts'
import { chooseRestoreTarget, type RestoreTarget, writeSynced } from './restoreTarget.ts'

export type Restored = {
  backup: string
  madeAt: string
  tables: number
  rows: number
  files: number
  leftOut: string[]
  /** What a person should know of the secret; undefined: it is the one that the backup was made with. */
  secret: 'none' | 'another' | undefined
}

/**
 * Fills an empty database and an empty data folder, or bucket, from a backup, and sends nothing: what was due waits for a person.
 * What may have ended since the backup was made ends.
 * All of the file is verified before anything is written. Killed at any moment, it leaves a target that is empty and
 * can be restored into again, or a whole one.
 */
export async function restore(config: Config, file: string, onProgress: Progress): Promise<Restored> {
  const path = resolve(file)
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  let read = 0
  // It is read three times: for the seal, for what is in it, and to be restored.
  const onBytes = (count: number) => {
    read += count
    onProgress(Math.min(read, size * 3), size * 3)
  }
  const backup = await verifyBackup(path, onBytes)
  const { manifest } = backup
  const migrations = await readMigrations()
  refuseOtherSchema(manifest, migrations, jobsSchema().version)
  const folder = join(config.dataFolder, 'files')
  const stage = join(config.dataFolder, STAGE)
  const log = createLog(process.stderr.isTTY ? 'warn' : 'error')
  const files = await openFiles({ folder, bucket: config.bucket }, log, { patiently: true })
  const target = chooseRestoreTarget(files, folder, stage)
  // Where a server runs already, whoever runs it is the better reason.
  const runs = config.databaseUrl === undefined && postmasterOf(join(config.dataFolder, 'postgres')) !== undefined
  if (!runs) await refuseFilled(config, manifest, target)

  const database = await holdDatabase(
    config,
    () => {},
    () => process.exit(1),
  )
  try {
    await refuseFilled(config, manifest, target)
    const loading = await openForLoading(database.connection, backup, migrations)
    const facts = new Map(manifest.files.map((file) => [file.name, file]))
    try {
      await rm(stage, { recursive: true, force: true })
      await mkdir(stage, { recursive: true, mode: 0o700 })
      await writeSynced(join(stage, STAGED_BACKUP), Buffer.from(backup.sha256))
      await target.begin(backup.sha256)
      for await (const entry of readArchive(path, onBytes)) {
        if (entry.name.startsWith(TABLES)) await loading.load(entry)
        else await stageEntry(stage, entry, facts, target)
      }
      await target.verify(manifest.files)
      const loaded = await loading.commit({ hold: holdStripeSimulator, end: endWhatMayHaveEnded })
      await finishRestore(config.dataFolder, database.connection, files.restoring)
      return describe(config, backup, loaded)
    } catch (error) {
      await loading.close()
      // Not where the database was restored already: `start` then puts the files in their place.
      if (!(await isRestored(database.connection, backup.sha256).catch(() => true))) {
        // A bucket that is away keeps its mark, and the next restore clears it.
        await target.discard().catch(() => {})
        await rm(stage, { recursive: true, force: true })
      }
      throw error
    } finally {
      await loading.close()
    }
  } finally {
    await database.leave()
  }
}

async function refuseFilled(config: Config, manifest: Manifest, target: RestoreTarget) {
  await target.refuseFilled()
  const kept = await readFile(join(config.dataFolder, SECRET), 'utf8').catch(() => undefined)
  if (kept !== undefined && manifest.secret.kept && markOfSecret(kept.trim()) !== manifest.secret.mark) {
    const message = `${join(config.dataFolder, SECRET)} is not the secret of the backup; restore into a new DATELINE_DATA. Nothing was written.`
    throw new Fault('conflict', 'restore-secret-there', message)
  }
}

async function stageEntry(
  stage: string,
  { name, body }: ArchiveEntry,
  facts: ReadonlyMap<string, FileFacts>,
  target: RestoreTarget,
) {
  if (name === SECRET) return writeSynced(join(stage, SECRET), body, 0o600)
  const file = name.startsWith(FILES) ? name.slice(FILES.length) : ''
  const expected = isFileName(file) ? facts.get(file) : undefined
  if (expected) return target.put(file, expected, body)
  for await (const _ of body);
}

async function describe(config: Config, { manifest, sha256 }: VerifiedBackup, loaded: Loaded): Promise<Restored> {
  const kept = await readFile(join(config.dataFolder, SECRET), 'utf8').catch(() => undefined)
  const secret = config.secret ?? kept?.trim()
  return {
    backup: sha256,
    madeAt: manifest.madeAt,
    tables: manifest.tables.length - loaded.leftOut.length,
    rows: loaded.rows,
    files: manifest.files.length,
    leftOut: loaded.leftOut,
    secret: secret === undefined ? 'none' : markOfSecret(secret) === manifest.secret.mark ? undefined : 'another',
  }
}
