import { compose } from '../../src/app/compose/compose.ts'
import { createLog } from '../../src/platform/log.ts'
import { nobodyPays } from './nobodyPays.ts'

export type ReleaserWish = {
  connection: Parameters<typeof compose>[0]['connection']
  dataFolder: string
  date: string
}

const wish = JSON.parse(process.argv[2] ?? '') as ReleaserWish

/** A process that releases one issue of the magazine, with the makers and the files of a real one. */
const dateline = await compose(
  {
    connection: wish.connection,
    origin: 'http://news.test',
    dataFolder: wish.dataFolder,
    ...nobodyPays,
  },
  createLog('silent'),
)
await dateline.jobs.open()
const issue = await dateline.planning.choose(wish.date)
process.stdout.write('begun\n')
const outcome = await dateline.issues.release('test', issue, new AbortController().signal)
process.stdout.write(`${outcome.kind}\n`)
await dateline.close()
