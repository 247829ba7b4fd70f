import type { Handler } from 'hono'
import type Stripe from 'stripe'
import type { Plans } from '../plans/plans.module.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { PersonalDataHolder, Readers } from '../readers/readers.module.ts'
import type { PaymentGateway, Subscriptions } from '../subscriptions/subscriptions.module.ts'
import { askStripe } from './askStripe.ts'
import { createGateway } from './createGateway.ts'
import { eventArrived } from './eventArrived.job.ts'
import { listHeldRows } from './heldRows.sql.ts'
import { openStripe } from './openStripe.ts'
import { type SetUp, setUpProducts } from './setUpProducts.ts'
import { takeOverEvent } from './takeOverEvent.ts'
import { createStripeWebhookEndpoint } from './webhook.endpoint.ts'

export { type ChosenProvider, chooseProvider, type ProviderEnvironment } from './provider.rule.ts'
export type { SetUp } from './setUpProducts.ts'

export type BillingOptions = {
  db: Database
  clock: Clock
  jobs: Jobs
  log: Log
  plans: Plans
  readers: Readers
  /** Asked when it is needed: subscriptions are made with the gateway that is made here. */
  subscriptions: () => Subscriptions
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
  stripe: Stripe
  webhookSecret: string | undefined
  livemode: boolean
  /** The account behind the key; asked once. Throws `ProviderUnanswered`. */
  account(): Promise<string>
}

export type Billing = {
  /** For subscriptions. */
  gateway: PaymentGateway
  /** `POST /webhooks/stripe` */
  webhook: Handler
  /** Makes products, prices, portal and webhook endpoint; at start with the simulator, else by `dateline billing setup`. */
  setUp(webhookUrl: string): Promise<SetUp>
  personalData: PersonalDataHolder
}

export function createBilling(options: BillingOptions): Billing {
  const { provider, ...rest } = options
  let account: string | undefined
  const stripe = openStripe(provider.secretKey, provider.apiUrl)
  const deps: BillingDeps = {
    ...rest,
    stripe,
    webhookSecret: provider.webhookSecret,
    livemode: provider.livemode,
    async account() {
      account ??= (await askStripe(() => stripe.accounts.retrieveCurrent()))?.id
      if (!account) throw new Error('the payment provider does not say whose key this is')
      return account
    },
  }
  deps.jobs.handle(eventArrived, ({ eventId }) => takeOverEvent(deps, eventId))
  return {
    gateway: createGateway(deps),
    webhook: createStripeWebhookEndpoint(deps),
    setUp: (webhookUrl) => setUpProducts(deps, webhookUrl),
    personalData: {
      name: 'payments',
      facts: async () => undefined,
      everything: async (db, { readerId }) =>
        listHeldRows(db, await deps.subscriptions().subscriptionIdsOf(db, readerId)),
      // Bookings name payments and amounts, and nobody: they are what law keeps.
      erase: async () => {},
    },
  }
}
