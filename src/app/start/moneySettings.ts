import type { MoneySettings } from '../compose/composeMoney.ts'
import type { Config } from './config.ts'

/** Where real Stripe's hosted pages stand; forms of ours redirect there. */
const STRIPE_PAGES = ['https://checkout.stripe.com', 'https://billing.stripe.com']

/** Any key that begins so is taken by the simulator; it is no secret. */
const SIMULATOR_KEY = 'sk_test_simulator'

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

export function simulatedMoney(url: string, secretKey: string): MoneySettings {
  return { secretKey, webhookSecret: undefined, apiUrl: url, livemode: false, simulated: true, formOrigins: [url] }
}
