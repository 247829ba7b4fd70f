import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'

/** What all processors have done so far, in any unit. */
export type Spent = { idle: number; all: number }

export function spentNow(): Spent {
  const spent = { idle: 0, all: 0 }
  for (const { times } of cpus()) {
    spent.idle += times.idle
    spent.all += Object.values(times).reduce((sum, one) => sum + one, 0)
  }
  return spent
}

/** Between 0 and 1. */
export function idleShare(before: Spent, after: Spent): number {
  return after.all === before.all ? 0 : (after.idle - before.idle) / (after.all - before.all)
}

const LOOK_EVERY_MS = 3_000
const IDLE_SHARE = 0.3

/** Waits until the processors of this machine have had little to do for a moment, or until nobody waits any more. */
export async function untilIdle(over: AbortSignal): Promise<void> {
  for (let before = spentNow(); !over.aborted; ) {
    await pause(LOOK_EVERY_MS, undefined, { signal: over }).catch(() => {})
    const after = spentNow()
    if (idleShare(before, after) >= IDLE_SHARE) return
    before = after
  }
}
