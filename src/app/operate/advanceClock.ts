import pg from 'pg'
import { earlier, isBefore, later } from '../../platform/calendar.ts'
import type { Dateline } from '../compose/compose.ts'
import { type Config, ConfigProblem } from '../start/config.ts'
import { ADVANCE_LOCK, dueWorkOf } from '../start/schedule.ts'
import { startDateline } from '../start/start.ts'
import { withDateline } from '../start/withDateline.ts'
import { type SimulatorControl, simulatorAt } from './simulatorControl.ts'

export type Advanced = { now: string; stops: number }

/** A job that is not done after this long will not be: something is wrong, and the clock stands still. */
const JOBS_WITHIN_MS = 120_000

/**
 * Moves the simulator's clock and Dateline's together, stopping at every due instant in order: at each the simulator
 * acts first and its webhooks arrive, then Dateline does what is due and its mails go out, dated then.
 */
export async function advanceClock(config: Config, duration: Temporal.Duration): Promise<Advanced> {
  if (config.stripe)
    throw new ConfigProblem('payments are real here (STRIPE_SECRET_KEY is set); no clock can be advanced')
  const simulator = simulatorAt(config)
  if (await simulator.isRunning()) return withDateline(config, (dateline) => advance(dateline, simulator, duration))
  const running = await startDateline({ ...config, logLevel: 'error' }, 'all')
  try {
    return await advance(running.dateline, simulator, duration)
  } finally {
    await running.stop()
  }
}

/** The same in a process that has Dateline composed; some worker must be at work. */
export async function advance(
  dateline: Dateline,
  simulator: SimulatorControl,
  duration: Temporal.Duration,
): Promise<Advanced> {
  const { clock, db, connection } = dateline
  const works = dueWorkOf(dateline)
  // While this is held, no worker looks for what is due by itself.
  const lock = new pg.Client({ ...connection, application_name: 'dateline clock' })
  lock.on('error', () => {})
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [ADVANCE_LOCK])
    const target = clock.now().add(duration)
    let stops = 0
    for (;;) {
      const next = await nextStop(dateline, simulator, target)
      await clock.advanceTo(next)
      await simulator.advanceTo(next)
      await jobsDone(dateline)
      for (const work of works) stops += await work.runDue(db, clock.now())
      await jobsDone(dateline)
      if (!isBefore(next, target)) return { now: clock.now().toString(), stops }
      stops++
    }
  } finally {
    await lock.end()
  }
}

/** What is overdue is due now: `nextDue` may lie before all time, and no clock goes there. */
async function nextStop(dateline: Dateline, simulator: SimulatorControl, target: Temporal.Instant) {
  let next = target
  const simulated = await simulator.nextDue(target)
  if (simulated) next = earlier(next, simulated)
  for (const work of dueWorkOf(dateline)) {
    const due = await work.nextDue(dateline.db)
    if (due) next = earlier(next, due)
  }
  return later(next, dateline.clock.now())
}

async function jobsDone(dateline: Dateline) {
  const deadline = performance.now() + JOBS_WITHIN_MS
  while ((await dateline.jobs.unfinished()) > 0) {
    if (performance.now() > deadline)
      throw new Error('jobs did not finish within two minutes; see the log of the running worker')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
