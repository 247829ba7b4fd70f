import type Stripe from 'stripe'
import type { Platform } from '../../platform/platform.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { Checkout } from '../checkout/checkout.module.ts'
import type { Plans } from '../plans/plans.module.ts'
import type { Subscriptions } from '../subscriptions/subscriptions.module.ts'

export type BillingOptions = Platform & {
  plans: Plans
  readers: Readers
  /** Asked when it is needed: subscriptions are made with the gateway that is made here. */
  subscriptions: () => Subscriptions
  checkout: () => Checkout
  provider: {
    secretKey: string
    /** Another server that speaks like Stripe, the simulator's; undefined is Stripe itself. */
    apiUrl: string | undefined
    /** undefined: of the endpoint that `setUp` makes. */
    webhookSecret: string | undefined
    livemode: boolean
  }
}

/** What the use cases of this module work with. */
export type BillingDeps = Omit<BillingOptions, 'provider'> & {
  /** Opened by the first who asks. */
  stripe(): Promise<Stripe>
  webhookSecret: string | undefined
  livemode: boolean
  /** The account behind the key; asked once. Throws `ProviderUnanswered`. */
  account(): Promise<string>
  /** The same for a job: what the provider has not answered by then counts as unanswered. */
  until(signal: AbortSignal): BillingDeps
}
