import { inTransaction } from '../../platform/database.ts'
import type { SendingDeps } from './deps.ts'
import { type Claim, countOfDay, recordMails, type Settled } from './ledger.sql.ts'

/** What came of a mail, and whose it was. */
type Outcome = { settled: Settled; claim: Pick<Claim, 'token' | 'email'> }

export type Recorder = {
  /** Resolves when it is on disk. */
  record(settled: Settled, claim: Outcome['claim']): Promise<void>
  /** Resolves when all of it is. */
  written(): Promise<void>
}

/** Between tries while the database is away: what the server has taken must not be forgotten. */
const AGAIN_MS = 500

/** Writes down what came of mails: as many as have come meanwhile in one go, so that one is never long unwritten. */
export function createRecorder(deps: SendingDeps, worker: string, givenUp: AbortSignal): Recorder {
  let waiting: Array<Outcome & { done(): void; failed(error: unknown): void }> = []
  let writing: Promise<void> | undefined

  async function writeAll() {
    while (waiting.length > 0) {
      const taken = waiting
      waiting = []
      try {
        await untilWritten(taken)
        for (const one of taken) one.done()
      } catch (error) {
        for (const one of taken) one.failed(error)
      }
    }
    writing = undefined
  }

  async function untilWritten(outcomes: readonly Outcome[]) {
    for (;;) {
      try {
        return await write(outcomes)
      } catch (error) {
        deps.log.warn({ err: (error as Error).message }, 'what became of mails could not be written down yet')
        if (givenUp.aborted) throw error
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      }
    }
  }

  async function write(outcomes: readonly Outcome[]) {
    const now = deps.clock.now()
    const settled = outcomes.map((outcome) => outcome.settled)
    const over = settled.filter(({ state }) => state !== 'pending')
    const domains = domainsOf(outcomes.filter((outcome) => outcome.settled.state === 'sent'))
    await inTransaction(deps.db, async (tx) => {
      await recordMails(tx, worker, settled, now)
      if (over.length > 0) await countOfDay(tx, countsOf(over), now.toString().slice(0, 10))
      if (domains.size > 0) await deps.taken(tx, domains, now)
      for (const { settled, claim } of outcomes)
        if (settled.state === 'failed') await deps.refused(tx, { token: claim.token, reply: settled.reply })
    })
  }

  return {
    record(settled, claim) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      waiting.push({ settled, claim, done: resolve, failed: reject })
      writing ??= writeAll()
      return promise
    },
    async written() {
      while (writing) await writing
    },
  }
}

function countsOf(over: readonly Settled[]) {
  const counts = new Map<string, { receiver: string; sent: number; failed: number }>()
  for (const { receiver, state } of over) {
    const count = counts.get(receiver) ?? { receiver, sent: 0, failed: 0 }
    counts.set(receiver, count)
    if (state === 'sent') count.sent++
    else count.failed++
  }
  return [...counts.values()]
}

function domainsOf(outcomes: readonly Outcome[]): Map<string, number> {
  const domains = new Map<string, number>()
  for (const { claim } of outcomes) {
    const domain = claim.email.slice(claim.email.lastIndexOf('@') + 1).toLowerCase()
    domains.set(domain, (domains.get(domain) ?? 0) + 1)
  }
  return domains
}
