import { sql } from 'kysely'
import type pg from 'pg'
import type { Job, JobResult, PgBoss, QueueResult } from 'pg-boss'
import type { z } from 'zod'
import type { Database } from './database.ts'
import { isFileAway, isUnwritable } from './errors.ts'
import { CLAIMED_POLICY, HELD_UNTIL } from './hold.ts'
import type { Log } from './log.ts'

/** Work that is due now and must happen even if this process dies: one name, one payload shape. */
export type JobKind<Payload> = {
  name: string
  payload: z.ZodType<Payload>
  retryLimit: number
  retryDelaySeconds: number
  /** What several of them are, for a person who decides about them: `newsletter confirmations`. */
  plural: string
  /** After so long the work hears through its signal that it must end; then it has failed. */
  timeLimitSeconds: number
  /** How many of them one process does at once. What hangs holds up its own kind, and no other. */
  concurrency: number
  /**
   * How many of them are taken in one go and done one after the other. A fetch and a settling cost more than many a job;
   * but where one may hang, those taken with it would wait: 1.
   */
  taken: number
  /**
   * What makes two of them the same. While one of a key waits, runs or is to be retried, no second one is enqueued: for
   * work that recurring work claims, and that falls due again by itself should the job be lost. So a restore drops them.
   */
  key: ((payload: Payload) => string) | undefined
  /** What takes a minute does not end by itself in the seconds of a stop: told at once, it ends and is begun again. */
  endsAtOnce: boolean
}

export function defineJob<Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  options: Partial<Omit<JobKind<Payload>, 'name' | 'payload'>> = {},
): JobKind<Payload> {
  const { retryLimit = 20, retryDelaySeconds = 5, plural = `jobs “${name}”`, key } = options
  const { timeLimitSeconds = 60, concurrency = 4, taken = 5, endsAtOnce = false } = options
  const numbers = { retryLimit, retryDelaySeconds, timeLimitSeconds, concurrency, taken }
  return { name, payload, plural, ...numbers, key, endsAtOnce }
}

/** Why the signal of a job ends it although it had time left: this process stops, and another does it. */
export class WorkerStopped extends Error {
  constructor() {
    super('the worker was stopped; it will be begun again')
    this.name = 'WorkerStopped'
  }
}

/** Aborted with a `TimeoutError` at the end of the job's time, with `WorkerStopped` at the end of the worker's. */
export type RunningJob = { id: string; signal: AbortSignal }

export type Jobs = {
  /** Enqueues within the caller's transaction: the job exists exactly if that commits. */
  enqueue<Payload>(tx: Database, kind: JobKind<Payload>, payload: Payload): Promise<void>
  /** Many at once, in one statement. */
  enqueueAll<Payload>(tx: Database, kind: JobKind<Payload>, payloads: readonly Payload[]): Promise<void>
  /** Declares who does the work. Done at least once: what it does must bear being done twice. */
  handle<Payload>(kind: JobKind<Payload>, work: (payload: Payload, job: RunningJob) => Promise<void>): void
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
  /** The first word of a stop: those that take long are told, and no more of their kinds are taken. */
  endLong(): Promise<void>
  /** Lets running jobs end, and tells those that do not (all within ten seconds); takes no new ones. */
  close(): Promise<void>
}

/** Done jobs hold what they did, links in mails included: no longer than somebody may want to see that they ran. */
const KEEP_DONE_SECONDS = 600
/** A job whose worker has not been heard of for so long is begun again; pg-boss takes no less. */
const HEARTBEAT_SECONDS = 10
/**
 * A new job is announced. One worker of each kind looks for those whose hour comes without a word, a retry's, and wakes
 * the others; were it held up, they look themselves. A look costs a core half a millisecond, and there are dozens of
 * workers.
 */
const LOOK_EVERY_SECONDS = 2
const OTHERS_LOOK_EVERY_SECONDS = 10
/** How long a job waits that met a disk on which nothing can be written, or whose worker was stopped. */
const PUT_OFF_SECONDS = 5
/** Between the signal that ends a job and the job library's own end of it: time to write down that it has failed. */
const WRITE_DOWN_SECONDS = 10
/** At a stop, running jobs have so long to end by themselves, then so long in all; the rest of ten seconds is others'. */
const END_BY_THEMSELVES_MS = 4_000
const END_MS = 7_000

type Work = (payload: unknown, job: RunningJob) => Promise<void>
type Handler = { kind: JobKind<unknown>; work: Work }

export function createJobs(db: Database, connection: pg.PoolConfig, log: Log): Jobs {
  const handlers = new Map<string, Handler>()
  let made: Promise<PgBoss> | undefined
  const theBoss = () => {
    made ??= makeBoss(connection, log)
    return made
  }
  let opened = false
  let stopping = new AbortController()
  let endingLong = new AbortController()

  async function enqueueAll<Payload>(tx: Database, kind: JobKind<Payload>, payloads: readonly Payload[]) {
    if (payloads.length === 0) return
    const jobs = payloads.map((payload) => ({
      data: payload as object,
      ...(kind.key && { singletonKey: kind.key(payload) }),
    }))
    const boss = await theBoss()
    const { fromKysely } = await import('pg-boss')
    await boss.insert(kind.name, jobs, { db: fromKysely(tx as never) })
  }

  async function run({ kind, work }: Handler, job: Job): Promise<JobResult> {
    const limit = AbortSignal.timeout(kind.timeLimitSeconds * 1000)
    const stop = kind.endsAtOnce ? endingLong.signal : stopping.signal
    const signal = AbortSignal.any([limit, stop, job.signal])
    try {
      // Taken with one that was still running when the worker was stopped.
      stop.throwIfAborted()
      await work(kind.payload.parse(job.data), { id: job.id, signal })
      return { id: job.id, status: 'completed' }
    } catch (error) {
      const { message } = error as Error
      if (isFileAway(error) && (await putOff(job.id))) {
        const path = isUnwritable(error) ? error.path : undefined
        log.error({ job: kind.name, id: job.id, err: message, path }, 'a job waits until it can write')
        return { id: job.id, status: 'failed' }
      }
      if (signal.reason instanceof WorkerStopped && (await putOff(job.id))) {
        log.info({ job: kind.name, id: job.id }, 'a job ended with its worker, and is begun again')
        return { id: job.id, status: 'failed' }
      }
      log.error({ job: kind.name, id: job.id, err: message }, 'a job failed and will be retried')
      return { id: job.id, status: 'failed', output: { message } }
    }
  }

  /**
   * As if it had not been begun: it has not failed, so however long nobody makes room, and however often its worker is
   * stopped, it does not run out of tries. What
   * the worker says of it afterwards is about an active job, which it is no more.
   */
  async function putOff(id: string): Promise<boolean> {
    const put = await sql`update jobs.job set state = 'retry', started_on = null, heartbeat_on = null,
        start_after = jobs.job_now() + ${PUT_OFF_SECONDS} * interval '1 second'
      where id = ${id} and state = 'active' returning id`
      .execute(db)
      .catch(() => undefined)
    return put?.rows.length === 1
  }

  async function startWorkers(handler: Handler) {
    const { name, taken, concurrency } = handler.kind
    const boss = await theBoss()
    const ids: string[] = []
    for (let worker = 0; worker < concurrency; worker++) {
      const options = {
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: worker === 0 ? LOOK_EVERY_SECONDS : OTHERS_LOOK_EVERY_SECONDS,
        batchSize: taken,
        // Left to itself a worker rests after what it took, and works a backlog off at one a second.
        burstWhenBatchFull: true,
        // Each is settled by itself.
        perJobResults: true,
      } as const
      const id = await boss.work<object, object, typeof options>(name, options, async (jobs) => {
        // As much as fits was there, so there may be more: what a retry's hour brings, nobody announces.
        if (jobs.length === taken) for (const other of ids) if (other !== id) boss.notifyWorker(other)
        const results: JobResult[] = []
        for (const job of jobs) results.push(await run(handler, job))
        // One at a time is never a full batch to the library: it would rest after each.
        if (taken === 1) boss.notifyWorker(id)
        return results
      })
      ids.push(id)
    }
  }

  async function endLong() {
    if (!opened || endingLong.signal.aborted) return
    const boss = await theBoss()
    for (const { kind } of handlers.values()) if (kind.endsAtOnce) await boss.offWork(kind.name, { wait: false })
    endingLong.abort(new WorkerStopped())
  }

  return {
    enqueue: (tx, kind, payload) => enqueueAll(tx, kind, [payload]),
    enqueueAll,
    handle(kind, work) {
      handlers.set(kind.name, { kind: kind as never, work: work as never })
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
      stopping = new AbortController()
      endingLong = new AbortController()
      const boss = await theBoss()
      await boss.start()
      const known = new Map((await boss.getQueues([...handlers.keys()])).map((queue) => [queue.name, queue]))
      for (const { kind } of handlers.values()) {
        const before = known.get(kind.name)
        const wanted = queueOf(kind)
        // A command that begins changes nothing for those that run.
        if (before && Object.entries(wanted).every(([name, value]) => before[name as keyof QueueResult] === value))
          continue
        const { policy, ...options } = wanted
        await boss.createQueue(kind.name, wanted)
        // The library changes a queue's policy never, and reads it when a job is sent; `updateQueue` makes it look again.
        await sql`update jobs.queue set policy = ${policy} where name = ${kind.name} and policy <> ${policy}`.execute(
          db,
        )
        await boss.updateQueue(kind.name, options)
      }
    },
    async takeBack() {
      await sql`update jobs.job set state = 'retry', start_after = jobs.job_now()
        where name = any(${[...handlers.keys()]}) and state = 'active'`.execute(db)
    },
    async startWorking() {
      for (const handler of handlers.values()) await startWorkers(handler)
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
    endLong,
    async close() {
      if (!opened) return
      await endLong()
      const impatience = setTimeout(() => stopping.abort(new WorkerStopped()), END_BY_THEMSELVES_MS)
      const boss = await theBoss()
      await boss.stop({ graceful: true, timeout: END_MS })
      clearTimeout(impatience)
      opened = false
    },
  }
}

/** Loaded by whoever first enqueues or works: most commands do neither, and it takes eight megabytes. */
async function makeBoss(connection: pg.PoolConfig, log: Log): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
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
  return boss
}

function queueOf(kind: JobKind<unknown>) {
  return {
    policy: kind.key ? CLAIMED_POLICY : 'standard',
    notify: true,
    retryLimit: kind.retryLimit,
    retryDelay: kind.retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: kind.taken * kind.timeLimitSeconds + WRITE_DOWN_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: KEEP_DONE_SECONDS,
  } as const
}
