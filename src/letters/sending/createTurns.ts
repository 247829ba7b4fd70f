import { MAIL_RECEIVERS } from '../audience/audience.module.ts'
import { allowanceOf } from './allowance.rule.ts'
import type { SendingDeps } from './deps.ts'
import { deleteBackoffs, type Lane, listBackoffs, listLanes, sentOfDay, storeBackoff } from './ledger.sql.ts'
import { backOffFor } from './retry.rule.ts'

export type Turn = Lane & { most: number }

/** The longest that a worker waits for a limit of ours to let it go on. */
const LONGEST_PAUSE_MS = 1_000

/**
 * Whose turn it is: one letter and receiver after the other, so that none waits for another to be done, but for receivers
 * who asked for patience or have had as many as they may.
 */
export function createTurns({ db, settings }: SendingDeps) {
  let lanes: Lane[] = []
  const blocked = new Map<string, { until: Temporal.Instant; failures: number }>()
  const left = new Map<string, number>()
  /** By the machine's steady clock: when a receiver's next mail may go. */
  const nextAt = new Map<string, number>()

  /** Asks the database for what is due; false where nothing is. */
  async function lookAgain(now: Temporal.Instant): Promise<boolean> {
    blocked.clear()
    for (const { receiver, until, failures } of await listBackoffs(db)) blocked.set(receiver, { until, failures })
    if (isBlocked('server', now)) lanes = []
    else
      lanes = await listLanes(
        db,
        MAIL_RECEIVERS.filter((receiver) => !isBlocked(receiver, now)),
        now,
      )
    await countWhatIsLeft(now)
    lanes = lanes.filter(({ receiver }) => (left.get(receiver) ?? 1) > 0)
    return lanes.length > 0
  }

  async function countWhatIsLeft(now: Temporal.Instant) {
    left.clear()
    const day = now.toString().slice(0, 10)
    const most = allowanceOf(settings.limits, day)
    if (most === Number.POSITIVE_INFINITY) return
    for (const receiver of MAIL_RECEIVERS) left.set(receiver, most)
    for (const { receiver, sent, underWay } of await sentOfDay(db, day)) {
      left.set(receiver, most - sent - underWay)
      if (sent < most) continue
      const until = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('UTC').toInstant()
      await storeBackoff(db, { receiver, until, failures: 0, reply: `${sent} today is all while the sender warms up` })
    }
  }

  const isBlocked = (receiver: string, now: Temporal.Instant) => {
    const block = blocked.get(receiver)
    return block !== undefined && Temporal.Instant.compare(now, block.until) < 0
  }
  const waitMs = (receiver: string) => (nextAt.get(receiver) ?? 0) - performance.now()

  return {
    lookAgain,
    /** The next lane that may be served; undefined: none. */
    async next(now: Temporal.Instant): Promise<Turn | undefined> {
      if (lanes.length === 0 && !(await lookAgain(now))) return undefined
      const at = lanes.findIndex(({ receiver }) => !isBlocked(receiver, now) && waitMs(receiver) <= 0)
      const [lane] = at < 0 ? [] : lanes.splice(at, 1)
      if (!lane) return undefined
      const rate = settings.limits.perSecond[lane.receiver]
      const most = Math.min(left.get(lane.receiver) ?? Number.POSITIVE_INFINITY, rate ?? Number.POSITIVE_INFINITY)
      return { ...lane, most: Math.max(1, Math.floor(most)) }
    },
    /** A lane that gave some goes to the end of the row; one that had none left leaves it. */
    took(lane: Turn, count: number) {
      const { receiver, letterId } = lane
      if (count > 0) lanes.push({ letterId, receiver })
      const rate = settings.limits.perSecond[receiver]
      if (rate) nextAt.set(receiver, Math.max(nextAt.get(receiver) ?? 0, performance.now()) + (count / rate) * 1000)
      const rest = left.get(receiver)
      if (rest !== undefined) left.set(receiver, rest - count)
      if (rest !== undefined && rest <= count) lanes = lanes.filter((other) => other.receiver !== receiver)
    },
    /** How long until a limit of ours lets somebody's turn come; undefined: nobody waits for one. */
    pauseMs(): number | undefined {
      const waits = lanes.map(({ receiver }) => waitMs(receiver)).filter((ms) => ms > 0)
      return waits.length === 0 ? undefined : Math.min(LONGEST_PAUSE_MS, ...waits)
    },
    async backOff(receiver: string, reply: string, now: Temporal.Instant) {
      // Those that were under way together fail together, and are one failure.
      if (isBlocked(receiver, now)) return
      const failures = (blocked.get(receiver)?.failures ?? 0) + 1
      const until = now.add(backOffFor(receiver, failures))
      blocked.set(receiver, { until, failures })
      await storeBackoff(db, { receiver, until, failures, reply })
    },
    /** It takes mails again after its time was over: its failures are forgotten, and the server's. */
    async succeeded(receiver: string, now: Temporal.Instant) {
      const over = [receiver, 'server'].filter((name) => blocked.has(name) && !isBlocked(name, now))
      for (const name of over) blocked.delete(name)
      if (over.length > 0) await deleteBackoffs(db, over)
    },
  }
}
