import { dateIn } from '../../platform/calendar.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { PagePlacement } from '../campaigns/campaigns.module.ts'
import type { Counted } from './ads.ts'
import { addDays, addRefusals, type DayCount, lockLeases, type RefusalCount, storeLeases } from './counting.sql.ts'
import { type Judged, judgeEvents, type Told } from './judgeEvents.rule.ts'

export type CounterDeps = {
  db: Database
  log: Log
  zone(): string
  addTraffic(tx: Database, hour: Temporal.Instant, asked: number): Promise<void>
}

export type Served = { leaseId: number; number: number; campaignId: number; placement: PagePlacement }

/** What nobody waits for is stored this long after it happened at the latest. */
const TALLY_MS = 1_000
/** Of one transaction. */
const MOST_AT_ONCE = 1_000
/** Who comes when so many wait is turned away. */
const MOST_WAITING = 10_000

type Waiting = { told: Told; at: Temporal.Instant; answer(outcome: Counted): void; fail(error: unknown): void }

const emptyTally = () => ({
  /** By lease: one more than the number that was served last. */
  leases: new Map<number, number>(),
  days: new Map<string, DayCount>(),
  refusals: new Map<string, RefusalCount>(),
  /** By the millisecond at which an hour begins. */
  traffic: new Map<number, number>(),
})
type Tally = ReturnType<typeof emptyTally>

/**
 * Stores what people saw and clicked. One transaction at a time; whatever is told meanwhile shares the next one, and is
 * answered when that is on disk. What was served and asked for is added to it, at least once a second.
 */
export function createCounter(deps: CounterDeps) {
  const { db, log } = deps
  const waiting: Waiting[] = []
  let tally = emptyTally()
  let hasTally = false
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let failing = false

  function run(): Promise<void> {
    running ??= work().finally(() => {
      running = undefined
      if (waiting.length > 0) void run()
      else if (hasTally) later()
    })
    return running
  }

  function later() {
    timer ??= setTimeout(() => {
      timer = undefined
      void run()
    }, TALLY_MS).unref()
  }

  async function work(): Promise<void> {
    const batch = waiting.splice(0, MOST_AT_ONCE)
    const counts = tally
    tally = emptyTally()
    hasTally = false
    try {
      const judged = await inTransaction(db, (tx) => store(tx, batch, counts))
      for (const [index, { answer }] of batch.entries()) answer(judged[index]?.outcome ?? 'old')
      failing = false
    } catch (error) {
      for (const { fail } of batch) fail(error)
      mergeInto(tally, counts)
      hasTally = true
      if (!failing && !isDatabaseAway(error))
        log.error({ err: (error as Error).message }, 'notices could not be counted')
      failing = true
    }
  }

  /** `counts` is left as it was: should this fail, it is added again. */
  async function store(tx: Database, batch: readonly Waiting[], counts: Tally): Promise<Judged[]> {
    const now = batch.at(-1)?.at
    const ids = new Set(counts.leases.keys())
    for (const { told } of batch) if (!told.refused && told.token?.kind === 'impression') ids.add(told.token.leaseId)
    const leases = ids.size === 0 ? [] : await lockLeases(tx, [...ids])
    const byId = new Map(leases.map((lease) => [lease.id, lease]))
    const judged = now
      ? judgeEvents(
          batch.map(({ told }) => told),
          byId,
          now,
        )
      : []

    const sums = emptyTally()
    mergeInto(sums, counts)
    for (const one of judged) {
      const day = dateIn(now as Temporal.Instant, deps.zone())
      const campaignId = one.token?.campaignId
      if (one.outcome !== 'counted') {
        addRefusal(sums, { campaignId, day, event: one.event, reason: one.outcome, refused: 1 })
        continue
      }
      if (one.token === undefined || campaignId === undefined) continue
      const placement = one.token.kind === 'letter' ? 'letter' : one.token.placement
      const isClick = one.event === 'click'
      addDay(sums, { campaignId, day, placement, served: 0, seen: isClick ? 0 : 1, clicked: isClick ? 1 : 0 })
      if (one.token.kind === 'impression') raise(sums.leases, one.token.leaseId, one.token.number + 1)
    }
    if (leases.length > 0)
      await storeLeases(
        tx,
        leases.map(({ id, seen, clicked }) => ({ id, seen, clicked, served: sums.leases.get(id) ?? 0 })),
      )
    if (sums.days.size > 0) await addDays(tx, [...sums.days.values()])
    if (sums.refusals.size > 0) await addRefusals(tx, [...sums.refusals.values()])
    for (const [ms, asked] of [...sums.traffic].toSorted(([a], [b]) => a - b))
      await deps.addTraffic(tx, Temporal.Instant.fromEpochMilliseconds(ms), asked)
    return judged
  }

  return {
    /** When it is on disk. Rejects where it could not be; then nothing of it is counted. */
    tell(told: Told, now: Temporal.Instant): Promise<Counted> {
      if (waiting.length >= MOST_WAITING) {
        this.refused({ ...told, refused: 'too-many' }, now)
        return Promise.resolve('too-many')
      }
      return new Promise((answer, fail) => {
        waiting.push({ told, at: now, answer, fail })
        void run()
      })
    },
    /** The same for what nobody waits for. */
    refused({ event, token, refused }: Told, now: Temporal.Instant) {
      const day = dateIn(now, deps.zone())
      addRefusal(tally, { campaignId: token?.campaignId, day, event, reason: refused ?? 'old', refused: 1 })
      hasTally = true
      later()
    },
    /** So many slots were asked for, and these were served. */
    asked(slots: number, served: readonly Served[], now: Temporal.Instant) {
      const hour = now.round({ smallestUnit: 'hour', roundingMode: 'floor' }).epochMilliseconds
      tally.traffic.set(hour, (tally.traffic.get(hour) ?? 0) + slots)
      const day = served.length > 0 ? dateIn(now, deps.zone()) : ''
      for (const { leaseId, number, campaignId, placement } of served) {
        raise(tally.leases, leaseId, number + 1)
        addDay(tally, { campaignId, day, placement, served: 1, seen: 0, clicked: 0 })
      }
      hasTally = true
      later()
    },
    async close(): Promise<void> {
      clearTimeout(timer)
      await running
      await run()
      clearTimeout(timer)
    },
  }
}

function raise(leases: Map<number, number>, id: number, served: number) {
  leases.set(id, Math.max(leases.get(id) ?? 0, served))
}

function addDay(to: Tally, count: DayCount) {
  const key = `${count.campaignId} ${count.day} ${count.placement}`
  const { served, seen, clicked } = to.days.get(key) ?? { served: 0, seen: 0, clicked: 0 }
  to.days.set(key, {
    ...count,
    served: served + count.served,
    seen: seen + count.seen,
    clicked: clicked + count.clicked,
  })
}

function addRefusal(to: Tally, count: RefusalCount) {
  const key = `${count.campaignId} ${count.day} ${count.event} ${count.reason}`
  to.refusals.set(key, { ...count, refused: (to.refusals.get(key)?.refused ?? 0) + count.refused })
}

function mergeInto(to: Tally, from: Tally) {
  for (const [id, served] of from.leases) raise(to.leases, id, served)
  for (const count of from.days.values()) addDay(to, count)
  for (const count of from.refusals.values()) addRefusal(to, count)
  for (const [ms, asked] of from.traffic) to.traffic.set(ms, (to.traffic.get(ms) ?? 0) + asked)
}
