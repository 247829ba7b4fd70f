import type Stripe from 'stripe'
import { askStripe } from './askStripe.ts'
import { callOnce } from './callOnce.ts'
import type { BillingDeps } from './deps.ts'
import { findSetting, storeSetting } from './provider.sql.ts'

/** Cards and invoices; and cancelling, so that whoever looks for it there finds it. */
const FEATURES: Stripe.BillingPortal.ConfigurationCreateParams.Features = {
  payment_method_update: { enabled: true },
  invoice_history: { enabled: true },
  subscription_cancel: { enabled: true, mode: 'at_period_end' },
}

/** The portal's configuration, made once per account. */
export async function ensurePortal(deps: BillingDeps): Promise<string> {
  const { db } = deps
  const account = await deps.account()
  const known = await findSetting(db, account, 'portal')
  if (known && (await askStripe(deps, (stripe) => stripe.billingPortal.configurations.retrieve(known)))) return known
  const parameters = { features: FEATURES, metadata: { dateline: 'portal' } }
  // Named by what it replaces: a configuration that was lost there is made again under a key of its own.
  const intent = { verb: 'portal', subject: known ?? 'first', parameters, repeatable: false }
  const made = await callOnce(deps, intent, (stripe, options) =>
    stripe.billingPortal.configurations.create(parameters, options),
  )
  if (made.kind === 'refused') throw new Error(`the payment provider refused the portal: ${made.message}`)
  await storeSetting(db, account, 'portal', made.result.id)
  return made.result.id
}
