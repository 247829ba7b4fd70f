import { sql } from 'kysely'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import { endHold, findHold } from '../../platform/hold.ts'
import { discardHeldMails, type HeldMails, listHeldMails, MAIL_QUEUE } from '../../platform/mail.ts'
import type { Dateline } from '../compose/compose.ts'
import { releaseStripeSimulator, waitingAtStripeSimulator } from '../start/stripeSimulator.ts'

export type Held = {
  held: boolean
  restoredAt: string | undefined
  backupMadeAt: string | undefined
  mails: HeldMails[]
  /** Other work that was waiting when the backup was made. */
  jobs: Array<{ name: string; plural: string; count: number }>
  /** What has fallen due by now. */
  due: Array<{ name: string; count: number }>
  /** At the simulator: charges and ends of periods, and webhooks. */
  simulated: { tasks: number; webhooks: number }
}

/** What waits for a person since a restore. */
export async function showHeld(dateline: Dateline): Promise<Held> {
  const { db, clock, jobs } = dateline
  const hold = await findHold(db)
  const due: Held['due'] = []
  for (const work of dateline.dueWork) {
    const count = work.evenWhileHeld || !hold ? 0 : ((await work.countDue?.(db, clock.now())) ?? 0)
    if (count > 0) due.push({ name: work.name, count })
  }
  return {
    held: hold !== undefined,
    restoredAt: hold?.restoredAt.toString(),
    backupMadeAt: hold?.backupMadeAt.toString(),
    mails: await listHeldMails(db),
    jobs: (await jobs.held()).filter(({ name }) => name !== MAIL_QUEUE),
    due,
    simulated: hold ? await waitingAtStripeSimulator((text) => sql.raw(text).execute(db)) : { tasks: 0, webhooks: 0 },
  }
}

export type Released = { released: boolean; discardedMails: number; waited: Held }

/** Lets everything go on, the written mails excepted where they are to be thrown away. Doing it again does nothing. */
export async function releaseHeld(dateline: Dateline, discardMails: boolean): Promise<Released> {
  const { db, clock, jobs } = dateline
  const waited = await showHeld(dateline)
  return inTransaction(db, async (tx) => {
    const now = clock.now()
    if (!(await endHold(tx, now))) return { released: false, discardedMails: 0, waited }
    const discardedMails = discardMails ? await discardHeldMails(tx, now) : 0
    await jobs.release(tx)
    await releaseStripeSimulator((text) => sql.raw(text).execute(tx))
    await writeAuditLog(
      tx,
      {
        actor: 'cli',
        action: 'held.release',
        subject: `restore of ${waited.restoredAt}`,
        detail: { mails: count(waited.mails), jobs: count(waited.jobs), due: count(waited.due), discardedMails },
      },
      now,
    )
    return { released: true, discardedMails, waited }
  })
}

const count = (list: ReadonlyArray<{ count: number }>) => list.reduce((sum, one) => sum + one.count, 0)
