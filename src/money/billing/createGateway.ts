import type Stripe from 'stripe'
import { money } from '../../platform/money.ts'
import { isBooked } from '../ledger/ledger.module.ts'
import type { CheckoutOrder, PaymentGateway, ProviderCheckout } from '../subscriptions/subscriptions.module.ts'
import { askStripe } from './askStripe.ts'
import { callOnce } from './callOnce.ts'
import type { BillingDeps } from './deps.ts'
import { ensurePortal } from './ensurePortal.ts'
import { ensurePrice } from './ensurePrice.ts'
import { type Intent, intentOfCommand, intentOfEnding } from './intent.rule.ts'
import { isRefusal } from './isRefusal.ts'
import { ensureInstallation, findKnownPrice } from './provider.sql.ts'
import { recordInvoice } from './recordInvoice.ts'
import { refundPayments } from './refundPayments.ts'
import { CHECKOUT_KEY, describeSubscription, INSTALLATION_KEY, idOf, methodOf } from './stripeObjects.rule.ts'

/** What subscriptions ask of a payment provider, done with Stripe. */
export function createGateway(deps: BillingDeps): PaymentGateway {
  /** A no is written down and not thrown: the caller asks how things stand now, and goes by that. */
  async function order(intent: Intent, call: (stripe: Stripe, options: Stripe.RequestOptions) => Promise<unknown>) {
    const ordered = await callOnce(deps, intent, call)
    if (ordered.kind === 'refused') {
      deps.log.warn({ verb: intent.verb, subject: intent.subject, code: ordered.code }, 'the payment provider refused')
    }
  }

  return {
    until: (signal) => createGateway(deps.until(signal)),

    async openCheckout(_db, wanted) {
      const { price } = await ensurePrice(deps, wanted)
      const installation = await ensureInstallation(deps.db)
      const open = (order: CheckoutOrder) => {
        const parameters = checkoutParameters(order, price, installation)
        const intent = {
          verb: 'checkout',
          subject: String(order.checkoutId),
          // After a restore the number of a checkout is given again.
          asOf: String(deps.clock.now()),
          parameters,
          repeatable: false,
          fresh: true,
        } as const
        return callOnce(deps, intent, (stripe, options) => stripe.checkout.sessions.create(parameters, options))
      }
      let opened = await open(wanted)
      // Deleted at the provider's desk, of another account, bound to another currency: whatever is wrong with the customer,
      // whoever it was may subscribe all the same, as a new one.
      if (opened.kind === 'refused' && wanted.customer) opened = await open({ ...wanted, customer: undefined })
      if (opened.kind === 'refused') {
        deps.log.error({ code: opened.code, err: opened.message }, 'the payment provider refused a checkout')
        return undefined
      }
      const { id, url } = opened.result
      if (!url) throw new Error(`checkout ${id} has no page`)
      return { account: await deps.account(), session: id, url }
    },

    async findCheckout(session) {
      const said = await askStripe(deps, (stripe) => stripe.checkout.sessions.retrieve(session))
      if (!said || said.livemode !== deps.livemode) return undefined
      return {
        status: statusOf(said.status),
        url: said.url ?? undefined,
        providerSubscription: idOf(said.subscription),
      }
    },

    async findSubscription(providerId) {
      const said = await askStripe(deps, (stripe) =>
        stripe.subscriptions.retrieve(providerId, { expand: ['default_payment_method', 'customer'] }),
      )
      if (!said) return { kind: 'missing' }
      const account = await deps.account()
      const price = said.items.data[0]?.price.id
      const known = price ? await findKnownPrice(deps.db, account, price) : undefined
      const method = methodOf(said)
      const card =
        typeof method === 'string' ? await askStripe(deps, (stripe) => stripe.paymentMethods.retrieve(method)) : method
      const ours = { account, livemode: deps.livemode, installation: await ensureInstallation(deps.db) }
      return describeSubscription(said, known, ours, card)
    },

    cancelAtPeriodEnd: (_db, subscription) =>
      order(intentOfCommand('cancel', subscription), (stripe, options) =>
        stripe.subscriptions.update(subscription.providerId, { cancel_at_period_end: true }, options),
      ),

    resume: (_db, subscription) =>
      order(intentOfCommand('resume', subscription), (stripe, options) =>
        stripe.subscriptions.update(subscription.providerId, { cancel_at_period_end: false }, options),
      ),

    endNow: (_db, { providerId }) =>
      order(intentOfEnding('end', providerId), (stripe, options) =>
        stripe.subscriptions.cancel(providerId, { invoice_now: false, prorate: false }, options),
      ),

    async voidInvoices(_db, { providerId }) {
      const open = await askStripe(deps, (stripe) =>
        stripe.invoices.list({ subscription: providerId, status: 'open', limit: 100 }),
      )
      for (const { id } of open?.data ?? []) {
        await order(intentOfEnding('void', id), (stripe, options) => stripe.invoices.voidInvoice(id, {}, options))
      }
    },

    async refundPayments(_db, subscription, since) {
      const amountMinor = await refundPayments(deps, subscription, since)
      return money(amountMinor, subscription.currency)
    },

    async bookPayments(_db, { providerId }) {
      const invoices = await askStripe(deps, (stripe) =>
        stripe.invoices.list({ subscription: providerId, status: 'paid', limit: 100 }),
      )
      for (const { id, amount_paid } of invoices?.data ?? []) {
        if (amount_paid > 0 && !(await isBooked(deps.db, id))) await recordInvoice(deps, id, 'lookup')
      }
    },

    async closeCheckout(session) {
      const said = await askStripe(deps, (stripe) => stripe.checkout.sessions.retrieve(session))
      if (said?.status === 'open') await askStripe(deps, (stripe) => stripe.checkout.sessions.expire(session))
    },

    async changeEmail(customer, email) {
      await askStripe(deps, (stripe) => stripe.customers.update(customer, { email }))
    },

    async forgetCustomer(customer) {
      await askStripe(deps, (stripe) => stripe.customers.del(customer))
    },

    async openPortal(_db, customer, returnUrl) {
      const configuration = await ensurePortal(deps)
      try {
        const session = await askStripe(deps, (stripe) =>
          stripe.billingPortal.sessions.create({ customer, return_url: returnUrl, configuration }),
        )
        return session?.url
      } catch (error) {
        if (!(await isRefusal(error))) throw error
        deps.log.error({ err: (error as Error).message }, 'the payment provider refused its portal')
        return undefined
      }
    },
  }
}

function checkoutParameters(
  wanted: CheckoutOrder,
  price: string,
  installation: string,
): Stripe.Checkout.SessionCreateParams {
  const metadata = { [CHECKOUT_KEY]: String(wanted.checkoutId), [INSTALLATION_KEY]: installation }
  return {
    mode: 'subscription',
    line_items: [{ price, quantity: 1 }],
    ...(wanted.customer ? { customer: wanted.customer } : { customer_email: wanted.email }),
    client_reference_id: String(wanted.checkoutId),
    metadata,
    subscription_data: {
      metadata,
      ...(wanted.trialDays > 0 ? { trial_period_days: wanted.trialDays } : {}),
    },
    // The rule of one trial per person goes by the card.
    allowed_payment_method_types: ['card'],
    payment_method_collection: 'always',
    // Charged is what was shown: the publication's price in its currency, not the provider's conversion of it.
    adaptive_pricing: { enabled: false },
    success_url: `${wanted.returnUrl}?session={CHECKOUT_SESSION_ID}`,
    cancel_url: wanted.cancelUrl,
  }
}

function statusOf(status: string | null): ProviderCheckout['status'] {
  return status === 'complete' || status === 'expired' ? status : 'open'
}
