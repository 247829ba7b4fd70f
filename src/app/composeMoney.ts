import type { Context } from 'hono'
import { createBilling } from '../billing/billing.module.ts'
import type { Shell } from '../design/frame/shell.ts'
import type { Languages } from '../design/words/languages.ts'
import type { Plans } from '../plans/plans.module.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Site } from '../platform/http.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Limits } from '../platform/limits.ts'
import type { Log } from '../platform/log.ts'
import type { Mailer } from '../platform/mail.ts'
import type { Signer } from '../platform/signing.ts'
import type { Publication } from '../publication/publication.module.ts'
import type { Readers } from '../readers/readers.module.ts'
import {
  createCheckoutReturnPage,
  createSubscribePage,
  createSubscriptionPage,
  createSubscriptions,
  type PaymentGateway,
  type Subscriptions,
} from '../subscriptions/subscriptions.module.ts'

export type MoneySettings = {
  secretKey: string
  /** undefined: that of the endpoint which is made at start. */
  webhookSecret: string | undefined
  apiUrl: string | undefined
  livemode: boolean
  simulated: boolean
  /** Origins that forms of ours may lead to. */
  formOrigins: readonly string[]
}

export type MoneyDeps = {
  db: Database
  clock: Clock
  jobs: Jobs
  mailer: Mailer
  limits: Limits
  log: Log
  signer: (purpose: string) => Signer
  site: Site
  languages: Languages
  publication: Publication
  readers: Readers
  plans: Plans
  clientAddressOf(c: Context): string
}

/** How often products and the webhook endpoint are tried again while the provider does not answer. */
const SET_UP_AGAIN_MS = 5_000

/** Subscriptions and billing need each other: the gateway is made after what asks it, so it is handed over late. */
export function composeMoney(settings: MoneySettings, deps: MoneyDeps) {
  const { db, clock, jobs, log, plans, readers } = deps
  let subscriptions: Subscriptions | undefined
  const billing = createBilling({
    db,
    clock,
    jobs,
    log,
    plans,
    readers,
    subscriptions: () => subscriptions ?? fail('subscriptions were asked before they stood'),
    provider: settings,
  })
  const gateway: PaymentGateway = billing.gateway
  const subscriptionsDeps = {
    ...deps,
    gateway,
    publication: () => deps.publication.facts(),
    trialSigner: deps.signer('trial'),
  }
  subscriptions = createSubscriptions(subscriptionsDeps)
  const theSubscriptions = subscriptions
  let retry: NodeJS.Timeout | undefined

  return {
    pages(shell: Shell) {
      const pageDeps = { ...subscriptionsDeps, shell }
      return {
        subscribe: createSubscribePage(pageDeps),
        checkoutReturn: createCheckoutReturnPage(pageDeps),
        subscription: createSubscriptionPage(pageDeps),
      }
    },
    endpoints: { stripeWebhook: billing.webhook },
    dueWork: subscriptions.dueWork,
    accountPanels: [subscriptions.accountPanel],
    personalData: [subscriptions.personalData, billing.personalData],
    subscriptions,
    async subscriberUntil(readerId: number, now: Temporal.Instant) {
      const entitlement = await theSubscriptions.entitlementsOf(db, readerId, now)
      return entitlement.subscriber ? entitlement.until : undefined
    },
    /** Makes products, prices and the webhook endpoint at the simulator; real ones are set up by command. */
    async setUp(webhookUrl: string): Promise<void> {
      if (!settings.simulated) return
      try {
        const made = await billing.setUp(webhookUrl)
        log.info(made, 'the simulated payment provider is set up')
      } catch (error) {
        log.warn({ err: (error as Error).message }, 'the payment provider could not be set up yet')
        retry = setTimeout(() => void this.setUp(webhookUrl), SET_UP_AGAIN_MS)
        retry.unref()
      }
    },
    close: () => clearTimeout(retry),
  }
}

function fail(message: string): never {
  throw new Error(message)
}
