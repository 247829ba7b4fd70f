import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchArticleRequests } from './articleRequests.ts'
import { SERVER_CORE } from './machine.ts'
import { benchNewReads } from './newReads.ts'
import { openBenchDatabase } from './readersForLoad.ts'
import { startSite } from './site.ts'

const f = process.argv[2]
const site = await startSite({ dataFolder: f ?? '/tmp/bn/b', core: SERVER_CORE })
try {
  const database = await openBenchDatabase(site.dataFolder)
  console.log(await benchNewReads(site, database, 1, 100))
  const r = await benchArticleRequests(site, database, { rounds: 2, seconds: 3 })
  console.log(r.text)
  await database.close()
} finally {
  await site.stop()
}
