import type pg from 'pg'
import type { Log } from '../../platform/log.ts'
import type { MoneySettings } from '../compose/composeMoney.ts'
import { type Config, ConfigProblem, type Role } from './config.ts'
import { moneySettingsOf, simulatedMoney } from './moneySettings.ts'

export type Simulator = {
  money: MoneySettings
  /** Where its pages are; undefined where payments are real or another process runs it. */
  url: string | undefined
  close(): Promise<void>
}

/**
 * Without keys of a payment provider, the stand-in runs beside the site, on this machine only. Web processes beside a
 * worker use the worker's.
 */
export async function startSimulator(
  config: Config,
  role: Role,
  connection: pg.PoolConfig,
  log: Log,
): Promise<Simulator> {
  if (config.stripe || role === 'web') {
    return { money: moneySettingsOf(config), url: undefined, close: async () => {} }
  }
  const { startStripeSimulator } = await import('./stripeSimulator.ts')
  try {
    const simulator = await startStripeSimulator({
      databaseUrl: connection,
      port: config.simulatorPort,
      log: (line) => log.info(line),
    })
    return {
      money: simulatedMoney(simulator.url, simulator.secretKey),
      url: simulator.url,
      close: () => simulator.close(),
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new ConfigProblem(
      `port ${config.simulatorPort} for simulated payments is taken; set SIMULATOR_PORT to a free one`,
    )
  }
}
