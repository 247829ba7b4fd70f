import { sql } from 'kysely'
import type pg from 'pg'
import { fromKysely, getConstructionPlans, type JobResult, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Database } from './database.ts'
import { HELD_UNTIL } from './hold.ts'
import type { Log } from './log.ts'

/** Work that is due now and must happen even if this process dies: one name, one payload shape. */
export type JobKind<Payload> = {
  name: string
  payload: z.ZodType<Payload>
  retryLimit: number
  retryDelaySeconds: number
  /** What several of them are, for a person who decides about them: `newsletter confirmations`. */
  plural: string
}

export function defineJob<Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  options: { retryLimit?: number; retryDelaySeconds?: number; plural?: string } = {},
): JobKind<Payload> {
  const { retryLimit = 20, retryDelaySeconds = 5, plural = `jobs “${name}”` } = options
  return { name, payload, retryLimit, retryDelaySeconds, plural }
}

export type Jobs = {
  /** Enqueues within the caller's transaction: the job exists exactly if that commits. */
  enqueue<Payload>(tx: Database, kind: JobKind<Payload>, payload: Payload, options?: { key?: string }): Promise<void>
  /** Declares who does the work. Done at least once: what it does must bear being done twice. */
  handle<Payload>(kind: JobKind<Payload>, work: (payload: Payload, job: { id: string }) => Promise<void>): void
  /** Replaces what a job that has done its work still says: done jobs are kept for a while. */
  strip(db: Database, jobId: string, payload: object): Promise<void>
  /** Takes back jobs that were not begun, or makes nothing of those that were: all whose payload names one of these. */
  withdraw<Payload>(tx: Database, kind: JobKind<Payload>, field: string, values: readonly string[]): Promise<void>
  /** Creates the queues; a process that only enqueues stops here. */
  open(): Promise<void>
  /**
   * Begins at once what a killed process was doing. Only for a process that knows itself to be the sole worker; among
   * several, a worker that is not heard of gives its jobs up by itself within half a minute.
   */
  takeBack(): Promise<void>
  /** Starts working. */
  startWorking(): Promise<void>
  /** Jobs that are waiting, running or to be retried; not those that wait for a person. */
  unfinished(): Promise<number>
  /** Those that a restore brought along and nobody has released. */
  held(): Promise<Array<{ name: string; plural: string; count: number }>>
  /** They are due now. */
  release(tx: Database): Promise<void>
  /** Lets running jobs end (within ten seconds), takes no new ones. */
  close(): Promise<void>
}

/** Done jobs hold what they did, links in mails included: no longer than somebody may want to see that they ran. */
const KEEP_DONE_SECONDS = 600
/** A job whose worker has not been heard of for so long is begun anew; pg-boss takes no less. */
const HEARTBEAT_SECONDS = 10

export function createJobs(db: Database, connection: pg.PoolConfig, log: Log): Jobs {
  const handlers = new Map<
    string,
    { kind: JobKind<unknown>; work: (payload: unknown, job: { id: string }) => Promise<void> }
  >()
  const boss = new PgBoss({
    ...(connection as Record<string, unknown>),
    schema: 'jobs',
    max: 4,
    application_name: 'dateline jobs',
    useListenNotify: true,
    schedule: false,
    // How often somebody looks for jobs whose worker is no more.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  })
  boss.on('error', (error) => log.warn({ err: error.message }, 'jobs'))
  boss.on('warning', () => {})
  let opened = false

  return {
    async enqueue(tx, kind, payload, options = {}) {
      const singleton = options.key ? { singletonKey: options.key } : {}
      await boss.send(kind.name, payload as object, { ...singleton, db: fromKysely(tx as never) })
    },
    handle(kind, work) {
      handlers.set(kind.name, { kind: kind as JobKind<unknown>, work: work as never })
    },
    async strip(database, jobId, payload) {
      await sql`update jobs.job set data = ${JSON.stringify(payload)}::jsonb where id = ${jobId}`.execute(database)
    },
    async withdraw(tx, kind, field, values) {
      await sql`delete from jobs.job where name = ${kind.name} and data->>${field} = any(${[...values]})`.execute(tx)
    },
    async open() {
      if (opened) return
      // What cannot be started whole has to be stopped too.
      opened = true
      await boss.start()
      for (const { kind } of handlers.values()) {
        const options = {
          notify: true,
          retryLimit: kind.retryLimit,
          retryDelay: kind.retryDelaySeconds,
          retryBackoff: true,
          retryDelayMax: 3600,
          expireInSeconds: 300,
          heartbeatSeconds: HEARTBEAT_SECONDS,
          deleteAfterSeconds: KEEP_DONE_SECONDS,
        }
        await boss.createQueue(kind.name, { policy: 'standard', ...options })
        await boss.updateQueue(kind.name, options)
      }
    },
    async takeBack() {
      await sql`update jobs.job set state = 'retry', start_after = jobs.job_now()
        where name = any(${[...handlers.keys()]}) and state = 'active'`.execute(db)
    },
    async startWorking() {
      for (const { kind, work } of handlers.values()) {
        const options = {
          pollingIntervalSeconds: 1,
          notifyPollingIntervalSeconds: 2,
          // A worker that takes one at a time rests after each, and works a backlog off at four a second; only one
          // that takes several goes on while they come in full. Each is settled by itself.
          batchSize: 5,
          burstWhenBatchFull: true,
          perJobResults: true,
          localConcurrency: 4,
        } as const
        await boss.work(kind.name, options, async (jobs) => {
          const results: JobResult[] = []
          for (const job of jobs) {
            try {
              await work(kind.payload.parse(job.data), { id: job.id })
              results.push({ id: job.id, status: 'completed' })
            } catch (error) {
              const { message } = error as Error
              log.error({ job: kind.name, id: job.id, err: message }, 'a job failed and will be retried')
              results.push({ id: job.id, status: 'failed', output: { message } })
            }
          }
          return results
        })
      }
    },
    async unfinished() {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from jobs.job
        where name = any(${[...handlers.keys()]}) and state in ('created', 'retry', 'active')
          and start_after <> ${HELD_UNTIL}`.execute(db)
      return rows[0]?.count ?? 0
    },
    async held() {
      const { rows } = await sql<{ name: string; count: number }>`
        select name, count(*) as count from jobs.job
        where state in ('created', 'retry') and start_after = ${HELD_UNTIL} group by name order by name`.execute(db)
      return rows.map(({ name, count }) => ({ name, count, plural: handlers.get(name)?.kind.plural ?? name }))
    },
    async release(tx) {
      await sql`update jobs.job set start_after = jobs.job_now(), keep_until = jobs.job_now() + interval '14 days'
        where state in ('created', 'retry') and start_after = ${HELD_UNTIL}`.execute(tx)
    },
    async close() {
      if (opened) await boss.stop({ graceful: true, timeout: 9_000 })
      opened = false
    },
  }
}

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
