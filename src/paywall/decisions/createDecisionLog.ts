import { dateIn } from '../../platform/calendar.ts'
import type { Database } from '../../platform/database.ts'
import type { Signer } from '../../platform/signing.ts'
import type { Access } from './access.rule.ts'
import { isKept } from './decision.rule.ts'
import { insertDecisions } from './decisions.sql.ts'

export type DecisionLog = {
  /** Takes note, and never waits. */
  note(decision: {
    access: Access
    groupId: number
    policyVersion: number
    readerId: number | undefined
    /** The pass as it came. */
    pass: string | undefined
    at: Temporal.Instant
  }): void
  /** Writes what is left. */
  close(): Promise<void>
}

type Noted = Parameters<DecisionLog['note']>[0]

const WRITE_EVERY_MS = 1_000
/** Noted in one second at most: more is a flood, in which no single decision will be asked for. */
const MOST_WAITING = 1_000

/** Decisions wait at most a second and are written together; with the database away they are dropped and counted. */
export function createDecisionLog(deps: {
  db: Database
  signer: Signer
  zone: () => string
  dropped: (count: number) => void
}): DecisionLog {
  let waiting: Noted[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  async function write() {
    timer = undefined
    const batch = waiting
    waiting = []
    try {
      await insertDecisions(deps.db, batch.map(toStore))
    } catch {
      // Whatever is wrong with the database is said by those who need it; nobody waits for this.
      deps.dropped(batch.length)
    }
  }

  function toStore({ access, groupId, policyVersion, readerId, pass, at }: Noted) {
    if (!isKept(access)) throw new Error('only new reads and gates are noted')
    const day = dateIn(at, deps.zone())
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
      if (!isKept(decision.access)) return
      if (waiting.length >= MOST_WAITING) return deps.dropped(1)
      waiting.push(decision)
      timer ??= setTimeout(() => {
        writing = write()
      }, WRITE_EVERY_MS)
    },
    async close() {
      clearTimeout(timer)
      await writing
      if (waiting.length > 0) await write()
    },
  }
}
