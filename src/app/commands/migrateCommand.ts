import { migrate, readMigrations } from '../../platform/migrations.ts'
import { finishRestore } from '../operate/finishRestore.ts'
import type { Config } from '../start/config.ts'
import { reachDatabase } from '../start/openDatabase.ts'
import { print } from '../terminal/print.ts'

export async function migrateCommand(config: Config, options: { json?: boolean }): Promise<void> {
  const database = await reachDatabase(config, () => {})
  try {
    await finishRestore(config.dataFolder, database.connection)
    const applied = await migrate(database.connection, await readMigrations())
    print(options, { applied }, () =>
      applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`,
    )
  } finally {
    await database.leave()
  }
}
