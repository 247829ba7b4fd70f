import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { claimMailbox } from './mailbox.sql.ts'
import { mailboxToRead } from './mailboxToRead.job.ts'

const EVERY = { minutes: 5 }

/**
 * A few minutes after a mail came back it is known. Held after a restore: a copy that is tried out must not empty the
 * mailbox of the publication that runs.
 */
export function claimMailboxReading({ jobs }: { jobs: Jobs }): DueWork {
  return {
    name: 'look into the mailbox of returned mail',
    // A clock that is moved on does not stop for it: the mailbox is in the world.
    nextDue: async () => undefined,
    runDue: (db, now) =>
      inTransaction(db, async (tx) => {
        if (!(await claimMailbox(tx, now.add(EVERY), now))) return 0
        await jobs.enqueue(tx, mailboxToRead, {})
        return 1
      }),
  }
}
