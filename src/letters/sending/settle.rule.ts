import { unreachable } from '../../platform/errors.ts'
import { OTHER_RECEIVER } from '../audience/audience.module.ts'
import type { Carried } from './carrier.ts'
import { judgeReply } from './judgeReply.rule.ts'
import type { Claim, Settled } from './ledger.sql.ts'
import { mayTryUnanswered, retryAfter, UNANSWERED_MINUTES } from './retry.rule.ts'

export type Settlement = {
  settled: Settled
  /** Nothing more for this receiver, or for anybody (`server`), until some time has passed. */
  backOff?: string
  /** The letter stops: what is to be mended, with the server's words. */
  stop?: string
}

const MOST_WORDS = 500

/** What a mail's fate means for its line in the ledger, and for what is sent next. */
export function settle(claim: Claim, carried: Carried, now: Temporal.Instant): Settlement {
  const { id, receiver, unanswered } = claim
  if (carried.kind === 'taken') return { settled: { id, receiver, state: 'sent', reply: brief(carried.reply) } }
  const reply = brief(carried.words)
  const waits = (dueAt?: Temporal.Instant): Settled => ({
    ...{ id, receiver, state: 'pending', reply, forgiven: true, unanswered },
    ...(dueAt && { dueAt }),
  })
  const judgment = judgeReply(carried)
  switch (judgment.kind) {
    case 'refused':
      return { settled: { id, receiver, state: 'failed', reply } }
    case 'configuration':
      return { settled: waits(), stop: `${judgment.mend} The server said: ${reply}` }
    case 'undecided': {
      const said = `All of it was handed over and nothing was answered: it may have arrived. ${reply}`
      if (!mayTryUnanswered(unanswered + 1)) {
        return { settled: { id, receiver, state: 'failed', reply: brief(said), unanswered: unanswered + 1 } }
      }
      const dueAt = now.add({ minutes: UNANSWERED_MINUTES })
      return { settled: { id, receiver, state: 'pending', reply: brief(said), dueAt, unanswered: unanswered + 1 } }
    }
    case 'later': {
      if (judgment.scope === 'server') return { settled: waits(), backOff: 'server' }
      // Everybody else's mailboxes have nothing in common that would want patience.
      if (judgment.scope === 'receiver' && receiver !== OTHER_RECEIVER) return { settled: waits(), backOff: receiver }
      const pause = retryAfter(claim.tries)
      if (!pause) return { settled: { id, receiver, state: 'failed', reply: brief(`Given up: ${reply}`), unanswered } }
      return { settled: { id, receiver, state: 'pending', reply, dueAt: now.add(pause), unanswered } }
    }
    default:
      return unreachable(judgment)
  }
}

const brief = (words: string) => words.replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS)
