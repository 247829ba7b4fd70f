// A process with an embedded database for tests to kill: `databaseProcess.ts <folder> [join]`.
// It prints one line of facts when it is ready, `still there` at SIGINT, and stops in order at SIGTERM.
import pg from 'pg'
import { startEmbeddedPostgres } from '../../src/platform/postgres/embeddedPostgres.ts'
import { holdDataFolder } from '../../src/platform/postgres/holdDataFolder.ts'

const [folder = '', manner] = process.argv.slice(2)
const began = performance.now()
try {
  const database = await startEmbeddedPostgres({ folder, log: (line) => console.error(line) })
  const milliseconds = performance.now() - began
  const held = manner === 'join' ? undefined : await holdDataFolder(database.connection)
  const refused = held && 'heldBy' in held ? held.heldBy : undefined
  const pool = new pg.Pool({ connectionString: database.url })
  pool.on('error', () => {})
  process.on('SIGINT', async () => {
    await pool.query('select 1')
    console.log('still there')
  })
  process.on('SIGTERM', async () => {
    await pool.end()
    if (held && 'release' in held) await held.release()
    await database.stop()
    process.exit()
  })
  setInterval(() => {}, 1000)
  console.log(JSON.stringify({ url: database.url, adopted: database.adopted, milliseconds, refused }))
} catch (error) {
  console.log(JSON.stringify({ problem: (error as Error).message }))
}
