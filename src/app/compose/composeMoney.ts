import type { Languages } from '../../design/words/languages.ts'
import { createSubscriptionAccount } from '../../money/account/account.module.ts'
import { createBilling } from '../../money/billing/billing.module.ts'
import { type Checkout, type CheckoutDeps, checkouts, createCheckout } from '../../money/checkout/checkout.module.ts'
import { createNotices } from '../../money/notices/notices.module.ts'
import { createPlans } from '../../money/plans/plans.module.ts'
import { createSubscriptions, type Subscriptions } from '../../money/subscriptions/subscriptions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { SignIn } from '../../readers/signIn/signIn.module.ts'

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

export type MoneyWingDeps = {
  languages: Languages
  publication: Publication
  readers: Readers
  signIn: SignIn
  broughtBy: CheckoutDeps['broughtBy']
}

/** How often products and the webhook endpoint are tried again while the provider does not answer. */
const SET_UP_AGAIN_MS = 5_000

/** Plans, subscriptions, checkout, notices, billing. Subscriptions and billing need each other, so one is asked late. */
export async function composeMoney(platform: Platform, settings: MoneySettings, deps: MoneyWingDeps) {
  const plans = await createPlans(platform)
  const shared = { ...platform, ...deps, plans, publication: () => deps.publication.facts() }
  const late: { subscriptions?: Subscriptions; checkout?: Checkout } = {}
  const billing = createBilling({
    ...shared,
    subscriptions: () => late.subscriptions ?? fail('subscriptions were asked before they stood'),
    checkout: () => late.checkout ?? fail('the checkout was asked before it stood'),
    provider: settings,
  })
  const readerNotices = createNotices(shared)
  const subscriptionsDeps = {
    ...shared,
    gateway: billing.gateway,
    checkouts,
    readerNotices,
    trialSigner: platform.signerFor('trial'),
  }
  const subscriptions = createSubscriptions(subscriptionsDeps)
  const checkout = createCheckout(subscriptionsDeps)
  const account = createSubscriptionAccount(subscriptionsDeps)
  late.subscriptions = subscriptions
  late.checkout = checkout
  const provider = createProviderSetUp(settings, billing, platform)
  // Payment pages close before subscriptions end, when somebody is to be forgotten.
  const parts = [plans, readerNotices, checkout, subscriptions, account, billing, provider] as const
  return { plans, readerNotices, subscriptions, checkout, billing, setUpProvider: provider.setUp, parts }
}

/** Makes products, prices and the webhook endpoint at the simulator; real ones are set up by command. */
function createProviderSetUp(
  { simulated }: MoneySettings,
  billing: Pick<ReturnType<typeof createBilling>, 'setUp'>,
  { log }: Platform,
) {
  let retry: NodeJS.Timeout | undefined
  async function setUp(webhookUrl: string): Promise<void> {
    if (!simulated) return
    try {
      log.info(await billing.setUp(webhookUrl), 'the simulated payment provider is set up')
    } catch (error) {
      log.warn({ err: (error as Error).message }, 'the payment provider could not be set up yet')
      retry = setTimeout(() => void setUp(webhookUrl), SET_UP_AGAIN_MS)
      retry.unref()
    }
  }
  return { setUp, close: () => clearTimeout(retry) }
}

function fail(message: string): never {
  throw new Error(message)
}
