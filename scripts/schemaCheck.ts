import { readFile, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { migrate, readMigrations } from '../src/platform/migrations.ts'
import { testServer } from '../tests/support/database.ts'
import { describeSchema } from './schema/describeSchema.ts'
import { firstDifference } from './schema/firstDifference.ts'

const schemaFile = new URL('../schema.sql', import.meta.url)

/** What all migrations together make of an empty database. */
async function schemaOfMigrations(): Promise<string> {
  const server = await testServer()
  const database = `schema_check_${process.pid}`
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  try {
    await client.query(`drop database if exists ${database} with (force)`)
    await client.query(`create database ${database} template template0`)
    const connection = { ...server, database }
    await migrate(connection, await readMigrations())
    return await describeSchema(connection)
  } finally {
    await client.query(`drop database if exists ${database} with (force)`)
    await client.end()
  }
}

async function checkSchema(): Promise<string | undefined> {
  const [wanted, kept] = await Promise.all([schemaOfMigrations(), readFile(schemaFile, 'utf8').catch(() => undefined)])
  if (kept === undefined) return 'schema.sql is missing; `npm run schema` makes it'
  const difference = firstDifference(kept, wanted)
  return difference && `schema.sql is not what migrations/ make; \`npm run schema\` brings it up to date\n${difference}`
}

async function main() {
  if (process.argv.includes('--write')) {
    await writeFile(schemaFile, await schemaOfMigrations())
    console.log('schema.sql is what migrations/ make.')
    return
  }
  const problem = await checkSchema()
  if (problem === undefined) return
  console.log(problem)
  process.exitCode = 1
}

await main().catch((error: unknown) => {
  console.log(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
// The session that tells the test server it is needed would keep this process alive.
process.exit()
