import { type RunningSite, startSite } from './runningSite.ts'

/** A worker and two web processes on one database, in this order, without the sample. */
export async function startTwoWebs(databaseUrl: string): Promise<[RunningSite, RunningSite, RunningSite]> {
  const env = {
    DATABASE_URL: databaseUrl,
    DATELINE_SECRET: 'the same secret for every process, long enough',
    DATELINE_SAMPLE: 'off',
  }
  return [
    await startSite({ role: 'worker', env }),
    await startSite({ role: 'web', env }),
    await startSite({ role: 'web', env }),
  ]
}
