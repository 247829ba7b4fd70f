import type { BillingPortalConfiguration, BillingPortalSession, PortalFlow } from '../objects/billingPortal.ts'
import { newId } from '../objects/ids.ts'
import { invalidRequest } from '../request/failure.ts'
import { mergedMetadata, type Parameters } from '../request/form.ts'
import type { Call, Route } from '../request/router.ts'
import { seconds, type Work } from '../request/work.ts'
import { listOf } from '../store/listOf.ts'
import { add, load, save, where } from '../store/storage.ts'

export const portalRoutes: Route[] = [
  { method: 'POST', path: '/v1/billing_portal/configurations', access: 'write', act: createConfiguration },
  {
    method: 'GET',
    path: '/v1/billing_portal/configurations',
    access: 'read',
    act: (call) => listOf(call, 'billing_portal.configuration', { flags: ['active', 'is_default'] }),
  },
  {
    method: 'GET',
    path: '/v1/billing_portal/configurations/:id',
    access: 'read',
    act: (call) => load(call, 'billing_portal.configuration', call.id),
  },
  { method: 'POST', path: '/v1/billing_portal/configurations/:id', access: 'write', act: updateConfiguration },
  { method: 'POST', path: '/v1/billing_portal/sessions', access: 'write', act: createPortalSession },
]

const INITIAL_FEATURES: BillingPortalConfiguration['features'] = {
  customer_update: { allowed_updates: [], enabled: false },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: false, payment_method_configuration: null },
  subscription_cancel: {
    cancellation_reason: { enabled: false, options: [] },
    enabled: false,
    mode: 'at_period_end',
    proration_behavior: 'none',
  },
  subscription_update: {
    billing_cycle_anchor: null,
    default_allowed_updates: [],
    enabled: false,
    proration_behavior: 'none',
    schedule_at_period_end: { conditions: [] },
    trial_update_behavior: 'end_trial',
  },
}

/** The configuration that an account has before it makes one of its own. */
const OPEN_FEATURES: BillingPortalConfiguration['features'] = {
  ...INITIAL_FEATURES,
  invoice_history: { enabled: true },
  payment_method_update: { enabled: true, payment_method_configuration: null },
  subscription_cancel: { ...INITIAL_FEATURES.subscription_cancel, enabled: true },
}

async function makeConfiguration(
  work: Work,
  features: BillingPortalConfiguration['features'],
): Promise<BillingPortalConfiguration> {
  const first = (await where(work, 'billing_portal.configuration', {})).length === 0
  const configuration: BillingPortalConfiguration = {
    id: newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: seconds(work),
    default_return_url: null,
    features,
    is_default: first,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: seconds(work),
  }
  await add(work, 'billing_portal.configuration', configuration)
  return configuration
}

async function createConfiguration(call: Call): Promise<BillingPortalConfiguration> {
  const made = await makeConfiguration(call, INITIAL_FEATURES)
  const configuration = withChanges(made, call.parameters)
  await save(call, 'billing_portal.configuration', configuration)
  return configuration
}

async function updateConfiguration(call: Call): Promise<BillingPortalConfiguration> {
  const before = await load(call, 'billing_portal.configuration', call.id)
  const configuration = { ...withChanges(before, call.parameters), updated: seconds(call) }
  await save(call, 'billing_portal.configuration', configuration)
  return configuration
}

function withChanges(before: BillingPortalConfiguration, parameters: Parameters): BillingPortalConfiguration {
  const profile = parameters.hash('business_profile')
  const features = parameters.hash('features')
  const { customer_update, invoice_history, payment_method_update, subscription_cancel, subscription_update } =
    before.features
  const update = features?.hash('customer_update')
  const cancel = features?.hash('subscription_cancel')
  const reason = cancel?.hash('cancellation_reason')
  const plan = features?.hash('subscription_update')
  return {
    ...before,
    active: parameters.flag('active') ?? before.active,
    business_profile: {
      headline: profile?.text('headline') ?? before.business_profile.headline,
      privacy_policy_url: profile?.text('privacy_policy_url') ?? before.business_profile.privacy_policy_url,
      terms_of_service_url: profile?.text('terms_of_service_url') ?? before.business_profile.terms_of_service_url,
    },
    default_return_url: parameters.text('default_return_url') ?? before.default_return_url,
    features: {
      customer_update: {
        allowed_updates: update?.texts('allowed_updates') ?? customer_update.allowed_updates,
        enabled: update?.flag('enabled') ?? customer_update.enabled,
      },
      invoice_history: { enabled: features?.hash('invoice_history')?.flag('enabled') ?? invoice_history.enabled },
      payment_method_update: {
        ...payment_method_update,
        enabled: features?.hash('payment_method_update')?.flag('enabled') ?? payment_method_update.enabled,
      },
      subscription_cancel: {
        cancellation_reason: {
          enabled: reason?.flag('enabled') ?? subscription_cancel.cancellation_reason.enabled,
          options: reason?.texts('options') ?? subscription_cancel.cancellation_reason.options,
        },
        enabled: cancel?.flag('enabled') ?? subscription_cancel.enabled,
        mode: cancel?.oneOf('mode', ['at_period_end', 'immediately']) ?? subscription_cancel.mode,
        proration_behavior: cancel?.oneOf('proration_behavior', PRORATIONS) ?? subscription_cancel.proration_behavior,
      },
      subscription_update: {
        ...subscription_update,
        default_allowed_updates: plan?.texts('default_allowed_updates') ?? subscription_update.default_allowed_updates,
        enabled: plan?.flag('enabled') ?? subscription_update.enabled,
        proration_behavior: plan?.oneOf('proration_behavior', PRORATIONS) ?? subscription_update.proration_behavior,
      },
    },
    metadata: mergedMetadata(before.metadata, parameters),
    name: parameters.text('name') ?? before.name,
  }
}

const PRORATIONS = ['always_invoice', 'create_prorations', 'none'] as const

const FLOWS = ['payment_method_update', 'subscription_cancel'] as const

async function createPortalSession(call: Call): Promise<BillingPortalSession> {
  const { parameters } = call
  const customer = await load(call, 'customer', parameters.required('customer'), 'customer')
  const wanted = parameters.text('configuration')
  const configuration = wanted
    ? await load(call, 'billing_portal.configuration', wanted, 'configuration')
    : await defaultConfiguration(call)
  const returnUrl = parameters.text('return_url') ?? configuration.default_return_url
  if (returnUrl !== null && !/^https?:$/.test(URL.parse(returnUrl)?.protocol ?? '')) {
    throw invalidRequest('Not a valid URL', 'return_url', 'url_invalid')
  }
  const secret = newId('test', 40)
  const session: BillingPortalSession = {
    id: newId('bps'),
    object: 'billing_portal.session',
    configuration: configuration.id,
    created: seconds(call),
    customer: customer.id,
    customer_account: null,
    flow: await flowOf(call, parameters.hash('flow_data')),
    livemode: false,
    locale: parameters.textOrNull('locale'),
    on_behalf_of: null,
    return_url: returnUrl,
    url: `${call.baseUrl}/p/session/${secret}`,
  }
  await add(call, 'billing_portal.session', session, { secret })
  return session
}

async function defaultConfiguration(call: Call): Promise<BillingPortalConfiguration> {
  const [known] = await where(call, 'billing_portal.configuration', { is_default: 'true' })
  return known ?? makeConfiguration(call, OPEN_FEATURES)
}

async function flowOf(call: Call, sent: Parameters | undefined): Promise<PortalFlow | null> {
  if (sent === undefined) return null
  sent.required('type')
  const type = sent.oneOf('type', FLOWS) ?? 'payment_method_update'
  const completion = sent.hash('after_completion')
  const to = completion?.hash('redirect')?.text('return_url')
  const subscription =
    type === 'subscription_cancel' ? sent.hash('subscription_cancel')?.required('subscription') : undefined
  if (type === 'subscription_cancel' && subscription === undefined) {
    throw invalidRequest('subscription_cancel is needed for this flow.', 'flow_data[subscription_cancel]')
  }
  if (subscription !== undefined) {
    await load(call, 'subscription', subscription, 'flow_data[subscription_cancel][subscription]')
  }
  return {
    after_completion: {
      hosted_confirmation: null,
      redirect: to ? { return_url: to } : null,
      type: completion?.oneOf('type', ['portal_homepage', 'redirect']) ?? 'portal_homepage',
    },
    subscription_cancel: subscription === undefined ? null : { retention: null, subscription },
    subscription_update: null,
    subscription_update_confirm: null,
    type,
  }
}
