import type { SendingDeps } from './deps.ts'
import { finishLetters } from './ledger.sql.ts'

/** Calls letters sent of which nothing waits any more; never one of which something does. */
export async function tendLetters({ db, clock, log }: Pick<SendingDeps, 'db' | 'clock' | 'log'>): Promise<number> {
  const finished = await finishLetters(db, clock.now())
  for (const letter of finished) log.info({ letter }, 'a letter has gone to all of its readers')
  return finished.length
}
