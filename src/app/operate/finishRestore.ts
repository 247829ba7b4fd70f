import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { SECRET } from '../../platform/backup/manifest.ts'
import { Fault } from '../../platform/errors.ts'
import type { Mark } from '../../platform/files/bucketOfFiles.ts'

/** Where files lie until the database is whole. */
export const STAGE = 'restoring'
export const STAGED_BACKUP = 'backup'

/**
 * The files of a restore that was killed after its database was whole take their places. One that was killed before
 * has to be done again, and nothing else may happen to this data folder until then; nor, where `bucketMark` says that
 * files were restored into the bucket, on any machine that uses that.
 */
export async function finishRestore(
  dataFolder: string,
  connection: pg.PoolConfig,
  bucketMark?: Mark | undefined,
): Promise<void> {
  await finishInFolder(dataFolder, connection)
  const backup = await bucketMark?.read()
  if (backup === undefined) return
  if (!(await isRestored(connection, backup))) {
    throw new Fault(
      'conflict',
      'restore-interrupted',
      'A restore into the bucket of S3_URL is under way or was interrupted; give the command again. Nothing else may use the bucket until then.',
    )
  }
  await bucketMark?.remove()
}

async function finishInFolder(dataFolder: string, connection: pg.PoolConfig): Promise<void> {
  const stage = join(dataFolder, STAGE)
  if (!existsSync(stage)) return
  const backup = await readFile(join(stage, STAGED_BACKUP), 'utf8').catch(() => '')
  if (!(await isRestored(connection, backup))) {
    throw new Fault(
      'conflict',
      'restore-interrupted',
      `A restore into ${dataFolder} is under way or was interrupted; give the command again, or remove ${stage} to go on without it.`,
    )
  }
  for (const name of ['files', SECRET]) {
    const staged = join(stage, name)
    if (!existsSync(staged)) continue
    // Nothing but empty folders may stand there.
    if (name === 'files') await rm(join(dataFolder, name), { recursive: true, force: true })
    await rename(staged, join(dataFolder, name))
  }
  await rm(stage, { recursive: true, force: true })
}

/** Whether the database is the one of this backup, whole. */
export async function isRestored(connection: pg.PoolConfig, backup: string): Promise<boolean> {
  const client = new pg.Client({ ...connection, application_name: 'dateline restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    const known = await client.query<{ there: boolean }>("select to_regclass('public.restores') is not null as there")
    if (!known.rows[0]?.there) return false
    return (await client.query('select from restores where backup = $1', [backup])).rows.length > 0
  } finally {
    await client.end()
  }
}
