import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/app/start/config.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

/** A database to back up, an empty one to restore it into, and where the backup goes between them. */
export async function prepareRestoring(name: string) {
  const folder = await mkdtemp(join(tmpdir(), `dateline-restored-${name}-`))
  const source = await createTestDatabase(`${name} before`)
  const target = await createTestDatabase(`${name} after`, 'empty')
  return {
    source,
    target,
    file: join(folder, 'one.backup'),
    configOf: (database: TestDatabase, dataFolder: string) =>
      readConfig({
        DATABASE_URL: database.url,
        DATELINE_DATA: join(folder, dataFolder),
        DATELINE_SECRET: 'a secret for tests, of more than 32 letters',
      }),
    async close() {
      for (const database of [source, target]) await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
