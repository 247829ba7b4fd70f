import { z } from 'zod'
import { type Config, ConfigProblem } from '../start/config.ts'

export type SimulatorControl = {
  isRunning(): Promise<boolean>
  /** The next instant at which it has something to do, up to `before`. */
  nextDue(before: Temporal.Instant): Promise<Temporal.Instant | undefined>
  /** Moves its clock, does all that is due, and returns when the webhooks have arrived or are given up. */
  advanceTo(instant: Temporal.Instant): Promise<void>
  post(path: string, body: object): Promise<unknown>
}

const NextDue = z.object({ nextDueMs: z.number().nullable().optional() })

/** Speaks to the simulator of this machine; there is none beside real payments. */
export function simulatorAt(config: Config): SimulatorControl {
  if (config.stripe)
    throw new ConfigProblem('payments are real here (STRIPE_SECRET_KEY is set); there is nothing to simulate')
  return simulatorOn(config.stripeApiUrl ?? `http://127.0.0.1:${config.simulatorPort}`)
}

export function simulatorOn(origin: string): SimulatorControl {
  async function ask(path: string, init?: RequestInit): Promise<unknown> {
    const answer = await fetch(origin + path, init).catch(() => {
      throw new ConfigProblem(`the simulator does not answer at ${origin}; start Dateline first`)
    })
    if (!answer.ok) throw new Error(`the simulator refused ${path}: ${await answer.text()}`)
    return answer.json()
  }
  const post = (path: string, body: object) =>
    ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

  return {
    post,
    isRunning: () =>
      fetch(`${origin}/_simulator/state`).then(
        (answer) => answer.ok,
        () => false,
      ),
    async nextDue(before) {
      const { nextDueMs } = NextDue.parse(await ask(`/_simulator/next-due?before=${before.epochMilliseconds}`))
      return nextDueMs === null || nextDueMs === undefined
        ? undefined
        : Temporal.Instant.fromEpochMilliseconds(Math.ceil(nextDueMs))
    },
    async advanceTo(instant) {
      await post('/_simulator/clock', { nowMs: instant.epochMilliseconds })
    },
  }
}
