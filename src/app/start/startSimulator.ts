import type pg from 'pg'
import { startStripeSimulator } from '../../../simulator/stripe/server.ts'
import type { Log } from '../../platform/log.ts'
import type { MoneySettings } from '../compose/composeMoney.ts'
import { type Config, ConfigProblem, type Role } from './config.ts'

/** What backups know of its tables, and what a restore holds there. */
export {
  holdStripeSimulator,
  releaseStripeSimulator,
  stripeSimulatorTables,
  waitingAtStripeSimulator,
} from '../../../simulator/stripe/server.ts'

export type Simulator = {
  money: MoneySettings
  /** Where its pages are; undefined where payments are real or another process runs it. */
  url: string | undefined
  close(): Promise<void>
}

/** Where real Stripe's hosted pages stand; forms of ours redirect there. */
const STRIPE_PAGES = ['https://checkout.stripe.com', 'https://billing.stripe.com']

/** Any key that begins so is taken by the simulator; it is no secret. */
const SIMULATOR_KEY = 'sk_test_simulator'

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

/** For commands and web processes: where payments are made, started by somebody else. */
export function moneySettingsOf(config: Config): MoneySettings {
  if (config.stripe) {
    return {
      secretKey: config.stripe.secretKey,
      webhookSecret: config.stripe.webhookSecret,
      apiUrl: config.stripeApiUrl,
      livemode: config.stripe.livemode,
      simulated: false,
      formOrigins: config.stripeApiUrl ? [config.stripeApiUrl] : STRIPE_PAGES,
    }
  }
  return simulatedMoney(`http://127.0.0.1:${config.simulatorPort}`, SIMULATOR_KEY)
}

function simulatedMoney(url: string, secretKey: string): MoneySettings {
  return { secretKey, webhookSecret: undefined, apiUrl: url, livemode: false, simulated: true, formOrigins: [url] }
}
