import type { DatabaseTransaction } from '../../platform/database.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import { claimMailboxReading } from './claimMailboxReading.ts'
import type { MailboxDeps } from './deps.ts'
import { forgetHealth } from './forgetHealth.ts'
import { mailboxToRead } from './mailboxToRead.job.ts'
import { erasePersonalRows, listPersonalRows, movePersonalRows } from './personalRows.sql.ts'
import { type MailboxAddress, readMailbox } from './readMailbox.ts'
import { recordReturn } from './recordReturn.ts'
import { judgeReply } from './reply.rule.ts'
import { listReturnsOf } from './returns.sql.ts'
import { findSuppression } from './suppressions.sql.ts'

export type { ReturnsDeps, StoppingReader } from './deps.ts'
export { type DomainHealth, HEALTH_DAYS, judgeHealth } from './health.rule.ts'
export { listHealth } from './health.sql.ts'
export type { MailboxAddress, MailboxReading } from './readMailbox.ts'
export { recordReturn } from './recordReturn.ts'
export { recordSent } from './recordSent.ts'
export { judgeReply } from './reply.rule.ts'
export { PROVIDERS, type Provider, type Returned, type ReturnOutcome } from './returned.ts'
export { countReturnsOf, listReturnsOf } from './returns.sql.ts'
export type { SuppressionReason } from './suppression.rule.ts'
export {
  countSuppressions,
  findSuppression,
  listSuppressions,
  type Suppression,
  suppressedAmong,
} from './suppressions.sql.ts'
export { isLedgerToken, tokenOfMessageId } from './token.rule.ts'
export { trustMailbox } from './trustMailbox.ts'
export { undoSuppression } from './undoSuppression.ts'

export type ReturnsSettings = {
  /** undefined: nobody looks for mail that came back. */
  mailbox: MailboxAddress | undefined
}

/**
 * What comes back of letters: from a mailbox, and told (`recordReturn`) by whoever sends and by providers. To whom
 * nothing goes any more stands in `mail_suppressions`, by `email_key`.
 */
export function createReturns(deps: MailboxDeps, { mailbox }: ReturnsSettings) {
  deps.jobs.handle(mailboxToRead, async (_, { signal }) => {
    if (!mailbox) return
    const reading = await readMailbox(deps, mailbox, signal)
    deps.log.info(reading, 'the mailbox of returned mail was read')
  })
  const personalData: PersonalDataHolder = {
    name: 'letterReturns',
    facts: async (db, { emailKey }) => ({
      suppressed: (await findSuppression(db, emailKey)) ?? null,
      returned: (await listReturnsOf(db, emailKey, 5)).filter(({ outcome }) => outcome !== 'delivered'),
    }),
    everything: (db, { emailKey }) => listPersonalRows(db, emailKey),
    move: (tx, { from, to }) => movePersonalRows(tx, from, to),
    erase: (tx, { emailKey }) => erasePersonalRows(tx, emailKey),
  }
  return {
    /** What a server said when it refused a letter's mail for good. */
    async refused(tx: DatabaseTransaction, { token, reply }: { token: string; reply: string }): Promise<void> {
      const outcome = judgeReply({ status: undefined, text: reply })
      await recordReturn(deps, tx, {
        source: 'smtp',
        sourceId: token,
        outcome,
        token,
        email: undefined,
        diagnostic: reply,
      })
    },
    dueWork: mailbox ? [claimMailboxReading(deps), forgetHealth] : [forgetHealth],
    personalData: [personalData],
  }
}
