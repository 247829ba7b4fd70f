import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { MAIL_RECEIVERS } from '../audience/audience.module.ts'
import { decideArm } from './decideArm.rule.ts'
import type { SendingDeps } from './deps.ts'
import { earliestMail, needTending, unclaimAbandoned } from './ledger.sql.ts'
import {
  countDueLetters,
  earliestDecision,
  earliestLetter,
  listDueLetters,
  listLettersToDecide,
  storeWinner,
} from './letters.sql.ts'
import { countArms } from './report.sql.ts'
import { LANES, sendingJob, startingJob } from './sending.job.ts'
import { tendLetters } from './tendLetters.ts'
import { livingWorkers } from './workers.sql.ts'

/** What falls due of letters: that one begins, that its mails go on, that the better of two subjects is chosen. */
export function recurSending(deps: SendingDeps): DueWork[] {
  const { jobs, clock } = deps
  return [
    {
      name: 'begin to send letters',
      nextDue: earliestLetter,
      countDue: countDueLetters,
      async runDue(db, now) {
        const due = await listDueLetters(db, now)
        const payloads = due.map(({ id }) => ({ letterId: id }))
        await jobs.enqueueAll(db, startingJob, payloads)
        return due.length
      },
    },
    {
      name: 'choose between two subjects',
      nextDue: earliestDecision,
      async runDue(db, now) {
        const due = await listLettersToDecide(db, now)
        for (const { id } of due) {
          const sent = await countArms(db, id)
          const clicked = await deps.countClicks(db, id)
          const arm = decideArm({ sent: sent.a, clicked: clicked.a }, { sent: sent.b, clicked: clicked.b })
          await inTransaction(db, (tx) => storeWinner(tx, id, arm))
        }
        return due.length
      },
    },
    {
      name: 'send letters',
      async nextDue(db) {
        if (await needTending(db, await livingWorkers(db))) return clock.now()
        return earliestMail(db, MAIL_RECEIVERS)
      },
      async runDue(db, now) {
        const living = await livingWorkers(db)
        const abandoned = await unclaimAbandoned(db, living)
        const finished = await tendLetters(deps)
        const due = await earliestMail(db, MAIL_RECEIVERS)
        if (!due || Temporal.Instant.compare(due, now) > 0) return abandoned + finished
        await jobs.enqueueAll(db, sendingJob, LANES)
        return 1 + abandoned + finished
      },
    },
  ]
}
