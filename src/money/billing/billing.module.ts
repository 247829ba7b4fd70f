import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import { askStripe } from './askStripe.ts'
import { claimWalkOfEvents } from './claimWalkOfEvents.ts'
import { createGateway } from './createGateway.ts'
import type { BillingDeps, BillingOptions } from './deps.ts'
import { eventArrived } from './eventArrived.job.ts'
import { openStripe } from './openStripe.ts'
import { listPersonalRows } from './personalRows.sql.ts'
import { type SetUp, setUpProducts } from './setUpProducts.ts'
import { syncEvent } from './syncEvent.ts'
import { eventsToWalk } from './walkEvents.job.ts'
import { walkEvents } from './walkEvents.ts'
import { createStripeWebhookEndpoint } from './webhook.endpoint.ts'

export function createBilling(options: BillingOptions) {
  const { provider, ...rest } = options
  let account: string | undefined
  function depsUntil(signal?: AbortSignal): BillingDeps {
    let opened: ReturnType<typeof openStripe> | undefined
    const stripe = () => {
      opened ??= openStripe(provider.secretKey, provider.apiUrl, signal)
      return opened
    }
    return {
      ...rest,
      stripe,
      webhookSecret: provider.webhookSecret,
      livemode: provider.livemode,
      async account() {
        account ??= (await askStripe({ stripe }, (api) => api.accounts.retrieveCurrent()))?.id
        if (!account) throw new Error('the payment provider does not say whose key this is')
        return account
      },
      until: depsUntil,
    }
  }
  const deps = depsUntil()
  // Thousands may come at once, and a client for each would cost more than the event: the SDK's own timeouts end these.
  deps.jobs.handle(eventArrived, ({ eventId }) => syncEvent(deps, eventId))
  deps.jobs.handle(eventsToWalk, (_, { signal }) => walkEvents(deps.until(signal)))
  const personalData: PersonalDataHolder = {
    name: 'payments',
    facts: async () => undefined,
    everything: async (db, { readerId }) =>
      listPersonalRows(db, await deps.subscriptions().subscriptionIdsOf(db, readerId)),
    // Bookings name payments and amounts, and nobody: they are what law keeps.
    erase: async () => {},
  }
  return {
    /** For subscriptions. */
    gateway: createGateway(deps),
    /** Makes products, prices, portal and webhook endpoint; at start with the simulator, else by `dateline billing setup`. */
    setUp: (webhookUrl: string): Promise<SetUp> => setUpProducts(deps, webhookUrl),
    endpoints: { stripeWebhook: createStripeWebhookEndpoint(deps) },
    personalData: [personalData],
    dueWork: [claimWalkOfEvents(deps)],
  }
}
