import type pg from 'pg'
import { announceTrialEnd, attempt, crossBoundary, expireIncomplete, update } from '../billing/billing.ts'
import { expireSession } from '../checkout/session.ts'
import type { Work } from '../request/work.ts'
import { inTransaction } from '../store/database.ts'
import { NOT_HELD } from '../store/hold.ts'
import { find, unschedule } from '../store/storage.ts'

/** The first instant up to `beforeMs` at which something falls due: billing, or a delayed delivery. */
export async function nextDue(sql: pg.PoolClient | pg.Pool, beforeMs: number, nowMs: number): Promise<number | null> {
  const found = await sql.query<{ due: string | null }>(
    `select min(due) as due from (
       select min(due_ms) as due from stripe_simulator.agenda where ${NOT_HELD}
       union all
       select min(due_ms) from stripe_simulator.deliveries where state = 'pending' and attempts = 0 and due_ms > $2
     ) both_kinds where due <= $1`,
    [beforeMs, nowMs],
  )
  const due = found.rows[0]?.due ?? null
  return due === null ? null : Number(due)
}

/**
 * Performs the earliest task due by `untilMs`, as of the instant it was due, and says whether there was one.
 * Each task is a transaction of its own: a process killed in between goes on where it stopped.
 */
export async function performNext(pool: pg.Pool, untilMs: number, baseUrl: string): Promise<boolean> {
  return inTransaction(pool, 'write', async (sql) => {
    const found = await sql.query<{ subject: string; task: string; due_ms: string }>(
      `select subject, task, due_ms from stripe_simulator.agenda where due_ms <= $1 and ${NOT_HELD}
       order by due_ms, subject, task limit 1`,
      [untilMs],
    )
    const due = found.rows[0]
    if (due === undefined) return false
    const work: Work = { sql, baseUrl, nowMs: Number(due.due_ms), request: { id: null, idempotency_key: null } }
    await unschedule(work, due.subject, due.task)
    await perform(work, due.subject, due.task)
    return true
  })
}

async function perform(work: Work, subject: string, task: string): Promise<void> {
  if (task === 'retry') {
    const invoice = await find(work, 'invoice', subject)
    if (invoice?.status === 'open') await attempt(work, invoice)
    return
  }
  if (task === 'session expires') {
    const session = await find(work, 'checkout.session', subject)
    if (session?.status === 'open') await expireSession(work, session)
    return
  }
  const subscription = await find(work, 'subscription', subject)
  if (subscription === undefined || subscription.ended_at !== null) return
  if (task === 'trial will end') await announceTrialEnd(work, subscription)
  else if (task === 'boundary') await crossBoundary(work, subscription)
  else if (task === 'incomplete') await expireIncomplete(work, subscription)
  else if (task === 'resume collection') await update(work, subscription, { ...subscription, pause_collection: null })
}
