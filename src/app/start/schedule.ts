import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import { isHeld } from '../../platform/hold.ts'
import type { Dateline } from '../compose/compose.ts'

/** Everything that recurs; each says itself what is due, by Dateline's clock. What a restore holds back waits. */
export function dueWorkOf(dateline: Dateline): DueWork[] {
  return dateline.dueWork.map((work) => (work.evenWhileHeld ? work : heldBack(work)))
}

const heldBack = (work: DueWork): DueWork => ({
  ...work,
  nextDue: async (db) => ((await isHeld(db)) ? undefined : work.nextDue(db)),
  runDue: async (db, now) => ((await isHeld(db)) ? 0 : work.runDue(db, now)),
})

/** Held while a command advances the clock; the worker then looks for nothing by itself. */
export const ADVANCE_LOCK = 0x0da7e11f

export type RecurringWork = { stop(): Promise<void> }

/** How often the worker asks whether something has fallen due. */
const LOOK_EVERY_MS = 2_000
/** And for what is unhurried: a look costs a core half a millisecond, and there are a dozen of these. */
const UNHURRIED_EVERY_MS = 60_000
/** Each holds a connection of the ten that readers need, too; what hangs holds one, and leaves three to the others. */
const AT_ONCE = 4
/** Lists of search engines' addresses: not while everything else begins, and daily after that. */
const FIRST_REFRESH_MS = 60_000
const REFRESH_EVERY_MS = 24 * 3_600_000

/**
 * Looks for what is due, each work by itself: one that throws or hangs keeps no other back. None asks the network; what
 * does is a job that it enqueues.
 */
export function startRecurringWork(dateline: Dateline): RecurringWork {
  const works = dueWorkOf(dateline)
  const waiting = new Set<DueWork>()
  const running = new Map<DueWork, Promise<void>>()
  let unhurriedAt = Number.NEGATIVE_INFINITY
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let look: Promise<void> = Promise.resolve()

  async function run(work: DueWork) {
    try {
      await work.runDue(dateline.db, dateline.clock.now())
    } catch (error) {
      if (isDatabaseAway(error)) return
      dateline.log.error({ work: work.name, err: (error as Error).message }, 'recurring work failed')
    }
  }
  function runNext() {
    for (const work of waiting) {
      if (stopped || running.size >= AT_ONCE) return
      waiting.delete(work)
      const ended = run(work).finally(() => {
        running.delete(work)
        runNext()
      })
      running.set(work, ended)
    }
  }
  async function lookOnce() {
    if (await isAdvancing(dateline.db).catch(() => true)) return
    const all = performance.now() - unhurriedAt >= UNHURRIED_EVERY_MS
    if (all) unhurriedAt = performance.now()
    for (const work of works) if (!running.has(work) && (all || !work.unhurried)) waiting.add(work)
    runNext()
  }
  function again() {
    if (stopped) return
    timer = setTimeout(() => {
      look = lookOnce().finally(again)
    }, LOOK_EVERY_MS)
  }
  look = lookOnce().finally(again)
  // By the machine's time: what the world publishes knows nothing of Dateline's clock.
  const refresh = () =>
    void dateline.crawlerLists
      .refresh()
      .catch((error: Error) =>
        dateline.log.warn({ err: error.message }, 'the lists of search engines could not be renewed'),
      )
  const refreshes = [setTimeout(refresh, FIRST_REFRESH_MS), setInterval(refresh, REFRESH_EVERY_MS)]
  for (const refreshing of refreshes) refreshing.unref()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      for (const refreshing of refreshes) clearTimeout(refreshing)
      await look
      await Promise.all(running.values())
    },
  }
}

async function isAdvancing(db: Database): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_locks where locktype = 'advisory' and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and classid = 0 and objid = ${ADVANCE_LOCK}`.execute(db)
  return rows.length > 0
}
