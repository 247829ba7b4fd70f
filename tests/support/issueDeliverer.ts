import { setTimeout as pause } from 'node:timers/promises'
import { compose } from '../../src/app/compose/compose.ts'
import { createLog } from '../../src/platform/log.ts'
import { nobodyPays } from './nobodyPays.ts'

export type DelivererWish = {
  connection: Parameters<typeof compose>[0]['connection']
  dataFolder: string
  smtpUrl: string
}

const wish = JSON.parse(process.argv[2] ?? '') as DelivererWish

/** A process that does whatever jobs there are, until none is left: what brings an issue to its readers' machines. */
const dateline = await compose(
  { ...nobodyPays, ...wish, origin: 'http://news.test' },
  createLog(process.env.LOG_LEVEL ?? 'silent'),
)
await dateline.jobs.open()
await dateline.jobs.takeBack()
await dateline.jobs.startWorking()
while ((await dateline.jobs.unfinished()) > 0) await pause(50)
process.stdout.write('done\n')
await dateline.close()
