import { randomInt } from 'node:crypto'
import { type Database, inTransaction } from '../../platform/database.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { blockSize } from './behind.rule.ts'
import { countLeases, insertLease, lockPromise, type StoredLease, shrinkLease } from './leases.sql.ts'

/** One impression that may be served: by its lease and its number in it. */
export type Impression = { leaseId: number; number: number; closesAt: Temporal.Instant }

/** A block is served from for so long, and what of it was served may be seen as long after that again, and more. */
const SERVED_MINUTES = 10
const CLOSES_MINUTES = 40
/** The first block of a booking, and the largest; one that is used up in its time is followed by one twice as large. */
const FIRST_BLOCK = 32
const LARGEST_BLOCK = 4_096
/** Of one booking, in all processes: with it nobody who asks for notices without end makes us store without end. */
const MOST_OPEN = 300
/** How long nobody asks again for a booking of which there was nothing. */
const PAUSE_SECONDS = 10
/** Numbers of leases are drawn from so many: none comes twice, and JavaScript counts that far. */
const NUMBERS = 2 ** 47

type Own = {
  lease: (StoredLease & { next: number; servedUntil: Temporal.Instant }) | undefined
  acquiring: Promise<void> | undefined
  wanted: number
  /** There was nothing, or the database was away. */
  nothingUntil: Temporal.Instant | undefined
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0

/**
 * Blocks of impressions that this process may serve, taken from the database when the last is used up, so that most
 * decisions ask it nothing. What dies with the process is given back when its lease closes.
 */
export function createLeases({ db, log }: { db: Database; log: Log }) {
  const all = new Map<number, Own>()

  async function acquire(campaignId: number, own: Own, now: Temporal.Instant): Promise<void> {
    try {
      own.lease = await inTransaction(db, async (tx) => {
        const promise = await lockPromise(tx, campaignId)
        if (!promise) return undefined
        const size = blockSize(promise.booked ?? undefined, promise.promised, own.wanted)
        if (size === 0 || (await countLeases(tx, campaignId)) >= MOST_OPEN) return undefined
        const lease = { id: randomInt(NUMBERS), campaignId, size, closesAt: now.add({ minutes: CLOSES_MINUTES }) }
        await insertLease(tx, lease)
        return { ...lease, next: 0, servedUntil: now.add({ minutes: SERVED_MINUTES }) }
      })
    } catch (error) {
      own.lease = undefined
      if (!isDatabaseAway(error)) log.error({ campaignId, err: (error as Error).message }, 'no impressions were leased')
    }
    if (!own.lease) own.nothingUntil = now.add({ seconds: PAUSE_SECONDS })
  }

  function fromBlock(own: Own, now: Temporal.Instant): Impression | undefined {
    const { lease } = own
    if (!lease || lease.next >= lease.size || !isBefore(now, lease.servedUntil)) return undefined
    return { leaseId: lease.id, number: lease.next++, closesAt: lease.closesAt }
  }

  return {
    /** The next impression of a booking; undefined: there is none to be had at the moment. */
    async take(campaignId: number, now: Temporal.Instant): Promise<Impression | undefined> {
      const own = all.get(campaignId) ?? {
        ...{ lease: undefined, acquiring: undefined, wanted: FIRST_BLOCK, nothingUntil: undefined },
      }
      all.set(campaignId, own)
      // Whoever waits for a block may find it used up by those who waited with them.
      for (let tries = 0; tries < 3; tries++) {
        const impression = fromBlock(own, now)
        if (impression) return impression
        if (own.nothingUntil && isBefore(now, own.nothingUntil)) return undefined
        if (own.lease && own.lease.next >= own.lease.size && isBefore(now, own.lease.servedUntil))
          own.wanted = Math.min(LARGEST_BLOCK, own.wanted * 2)
        own.acquiring ??= acquire(campaignId, own, now).finally(() => {
          own.acquiring = undefined
        })
        await own.acquiring
      }
      return undefined
    },
    /** Whether there is any use in choosing it. */
    has(campaignId: number, now: Temporal.Instant): boolean {
      const until = all.get(campaignId)?.nothingUntil
      return until === undefined || !isBefore(now, until)
    },
    /** Gives back what was not served. */
    async close(): Promise<void> {
      for (const { lease } of all.values()) {
        if (!lease || lease.next >= lease.size) continue
        const { id, next } = lease
        await inTransaction(db, (tx) => shrinkLease(tx, id, next)).catch((error: Error) =>
          log.warn({ err: error.message }, 'leased impressions go back when their lease closes'),
        )
      }
      all.clear()
    },
  }
}
