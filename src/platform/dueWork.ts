import type { Database } from './database.ts'

/**
 * Work that falls due at instants kept in columns: trial reminders, retries of an unanswered question. The worker asks
 * every few seconds with Dateline's time; `dateline clock advance` stops at each `nextDue` in order. It never asks the
 * network: what has to is claimed (its column moved on) and enqueued, in one transaction, and a job does it. The column
 * is the safety net of a job that is lost.
 */
export type DueWork = {
  name: string
  /** The earliest instant at which there is something to do, possibly in the past; undefined: nothing is planned. */
  nextDue(db: Database): Promise<Temporal.Instant | undefined>
  /** Does or enqueues everything due at or before `now`, each once even if two processes run it; returns how many. */
  runDue(db: Database, now: Temporal.Instant): Promise<number>
  /** How many `runDue` would do. */
  countDue?(db: Database, now: Temporal.Instant): Promise<number>
  /** It neither writes to anybody nor moves money, so that nobody has to release it after a restore. */
  evenWhileHeld?: true
  /** Nobody waits for it, so the worker looks once a minute: what is only forgotten, after weeks and years. */
  unhurried?: true
}
