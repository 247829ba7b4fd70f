import { getConstructionPlans } from 'pg-boss'

/** The schema of the jobs as this version's library makes it, without the transaction around it. */
export function jobsSchema(): { name: string; version: string; sql: string } {
  const statements = getConstructionPlans('jobs')
    .replace(/^\s*BEGIN;$/m, '')
    .replace(/^\s*SET LOCAL .*;$/gm, '')
    .replace(/^\s*COMMIT;$/m, '')
  const version = /INSERT INTO jobs\.version\(version\) VALUES \('(\d+)'\)/.exec(statements)?.[1]
  if (!version) throw new Error('the job library no longer says which schema it makes')
  return { name: 'jobs', version, sql: statements }
}
