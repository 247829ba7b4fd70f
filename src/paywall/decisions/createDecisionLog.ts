import { dateIn } from '../../platform/calendar.ts'
import type { Database } from '../../platform/database.ts'
import { SIGNATURE_CHARACTERS, type Signer } from '../../platform/signing.ts'
import { type DailyBudget, takeOfDay } from '../../platform/takeOfDay.ts'
import type { Access } from './access.rule.ts'
import { type Answered, type AnswerMemory, createAnswerMemory } from './createAnswerMemory.ts'
import { isKept } from './decision.rule.ts'
import { type DecisionToStore, insertDecisions } from './decisions.sql.ts'

export type DecisionLog = {
  /** Takes note, and never waits. The same to the same person about the same article is kept once in an hour. */
  note(decision: {
    access: Access
    groupId: number
    policyVersion: number
    readerId: number | undefined
    /** As it came, once its signature was found right. */
    pass: string | undefined
    at: Temporal.Instant
  }): void
  /** Writes what is left. */
  close(): Promise<void>
}

/**
 * Why a decision was not kept: too many within a second, within an hour in this process (or of one reader), within a
 * day in all processes, or the database did not take it.
 */
export type DecisionLost = 'second' | 'hour' | 'day' | 'database'

type Waiting = Answered & Pick<Parameters<DecisionLog['note']>[0], 'readerId' | 'pass' | 'at'> & { side: Side }

/** Visitors cost nothing to make, so a flood of them must not take the place of readers, who may ask why. */
type Side = {
  budget: DailyBudget
  /** What was kept in this hour. */
  remembered: AnswerMemory
  /** Taken of the day's budget, and not used. */
  taken: number
  spent: boolean
  saidOn: string | undefined
}

const HOUR_MS = 3_600_000
const WRITE_EVERY_MS = 1_000
/** Noted in one second at most: more is a flood, in which no single decision will be asked for. */
const MOST_WAITING = 1_000
/** Remembered for an hour by one process, of visitors and of readers each: about 3 MB. */
const MOST_AN_HOUR = 20_000
const MOST_OF_ONE_READER = 100
/** Kept of a day, of visitors and of readers each: 25 MB at most, and 0.75 GB in the thirty days for which they are kept. */
const MOST_A_DAY = 100_000
/** Taken of it at once, so that most batches are one statement. */
const BLOCK = 1_000

const newSide = (name: string): Side => ({
  budget: { name, most: MOST_A_DAY },
  remembered: createAnswerMemory(),
  taken: 0,
  spent: false,
  saidOn: undefined,
})

/** Decisions wait at most a second and are written together; what is not kept is counted, by the reason. */
export function createDecisionLog(deps: {
  db: Database
  signer: Signer
  zone: () => string
  log: { warn(facts: object, message: string): void }
  dropped: (count: number, why: DecisionLost) => void
}): DecisionLog {
  const visitors = newSide('decisions of visitors')
  const readers = newSide('decisions of readers')
  const ofReader = new Map<number, number>()
  const lost: Record<DecisionLost, number> = { second: 0, hour: 0, day: 0, database: 0 }
  let hour = 0
  let day = ''
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  function startHour(now: number) {
    hour = now
    ofReader.clear()
    for (const side of [visitors, readers]) {
      side.remembered.clear()
      // Another day may have begun, which has a budget of its own.
      side.spent = false
    }
  }

  function lose(why: DecisionLost) {
    lost[why]++
    writeSoon()
  }

  function writeSoon() {
    timer ??= setTimeout(() => {
      timer = undefined
      writing = writing.then(write)
    }, WRITE_EVERY_MS)
  }

  async function write() {
    const batch = waiting
    waiting = []
    try {
      await store(batch)
    } catch {
      // Whatever is wrong with the database is said by those who need it; nobody waits for this.
      lost.database += batch.length
      for (const noted of batch) noted.side.remembered.forget(noted)
    }
    for (const why of ['second', 'hour', 'day', 'database'] as const) {
      if (lost[why] > 0) deps.dropped(lost[why], why)
      lost[why] = 0
    }
  }

  async function store(batch: readonly Waiting[]) {
    const [first] = batch
    if (!first) return
    startDay(dateIn(first.at, deps.zone()))
    for (const side of [visitors, readers]) {
      const wanted = batch.filter((noted) => noted.side === side).length
      if (side.taken < wanted) side.taken += await takeOfDay(deps.db, side.budget, day, BLOCK)
    }
    const left = new Map([visitors, readers].map((side) => [side, side.taken]))
    const within = batch.filter(({ side }) => {
      const before = left.get(side) ?? 0
      left.set(side, before - 1)
      return before > 0
    })
    if (within.length > 0) await insertDecisions(deps.db, within.map(toStore))
    for (const [side, count] of left) {
      side.taken = Math.max(0, count)
      if (count < 0) endDay(side, -count)
    }
  }

  function startDay(date: string) {
    if (date === day) return
    day = date
    for (const side of [visitors, readers]) side.taken = 0
  }

  function endDay(side: Side, beyond: number) {
    side.spent = true
    lost.day += beyond
    if (side.saidOn === day) return
    side.saidOn = day
    const { name, most } = side.budget
    deps.log.warn({ day }, `${name}: more than ${most} today, so no more of them are kept`)
  }

  function toStore({ access, groupId, policyVersion, readerId, pass, at }: Waiting): DecisionToStore {
    return {
      at,
      groupId,
      kind: access.kind,
      reason: access.reason,
      gate: access.kind === 'gate' ? access.gate : undefined,
      left: access.kind === 'metered' ? access.left : undefined,
      rule: access.rule,
      policyVersion,
      readerId,
      passHash: readerId === undefined && pass !== undefined ? deps.signer.hash(`${day} ${pass}`) : undefined,
    }
  }

  return {
    note(decision) {
      const { access, readerId, pass, at } = decision
      if (!isKept(access)) return
      const now = Math.floor(at.epochMilliseconds / HOUR_MS)
      if (now !== hour) startHour(now)
      const side = readerId === undefined ? visitors : readers
      if (side.spent) return lose('day')
      const { groupId, policyVersion } = decision
      // Of a visitor without a pass nothing would be stored by which to tell them from another.
      const who = readerId ?? (pass === undefined ? '' : pass.slice(-SIGNATURE_CHARACTERS))
      const noted = { who, groupId, access, policyVersion, readerId, pass, at, side }
      if (side.remembered.has(noted)) return
      if (side.remembered.size() >= MOST_AN_HOUR) return lose('hour')
      if (waiting.length >= MOST_WAITING) return lose('second')
      if (readerId !== undefined) {
        const before = ofReader.get(readerId) ?? 0
        if (before >= MOST_OF_ONE_READER) return lose('hour')
        ofReader.set(readerId, before + 1)
      }
      side.remembered.add(noted)
      waiting.push(noted)
      writeSoon()
    },
    async close() {
      clearTimeout(timer)
      timer = undefined
      writing = writing.then(write)
      await writing
    },
  }
}
