import { newId } from '../objects/ids.ts'
import { type Invoice, type InvoicePayment, invoiceShape, SUBSCRIPTION_OF_INVOICE } from '../objects/invoice.ts'
import {
  periodAfter,
  periodOf,
  type Subscription,
  type SubscriptionHidden,
  withPeriod,
} from '../objects/subscription.ts'
import { cardFailure } from '../payments/cards.ts'
import { invalidRequest, missingParameter, noSuch, StripeFailure } from '../request/failure.ts'
import { mergedMetadata } from '../request/form.ts'
import type { Call, Route } from '../request/router.ts'
import { seconds } from '../request/work.ts'
import { listOf, pageOfItems } from '../store/listOf.ts'
import { find, hiddenOf, load, save } from '../store/storage.ts'
import { emitUpdated } from '../webhooks/events.ts'
import { afterPayment, attempt, linesFor, methodFor, payOutOfBand } from './billing.ts'
import { collect, finalize, markUncollectible, voidInvoice } from './collection.ts'
import { PRORATIONS, prorationLines, readItemChanges } from './planSwitch.ts'

export const invoiceRoutes: Route[] = [
  { method: 'GET', path: '/v1/invoices', access: 'read', act: listInvoices },
  { method: 'POST', path: '/v1/invoices/create_preview', access: 'write', act: preview },
  { method: 'GET', path: '/v1/invoices/:id', access: 'read', act: (call) => load(call, 'invoice', call.id) },
  { method: 'POST', path: '/v1/invoices/:id', access: 'write', act: updateInvoice },
  { method: 'GET', path: '/v1/invoices/:id/lines', access: 'read', act: listLines },
  { method: 'POST', path: '/v1/invoices/:id/pay', access: 'write', act: payInvoice },
  { method: 'POST', path: '/v1/invoices/:id/finalize', access: 'write', act: finalizeInvoice },
  { method: 'POST', path: '/v1/invoices/:id/void', access: 'write', act: voidOpen },
  { method: 'POST', path: '/v1/invoices/:id/mark_uncollectible', access: 'write', act: giveUp },
  { method: 'GET', path: '/v1/invoice_payments', access: 'read', act: listPayments },
  { method: 'GET', path: '/v1/invoice_payments/:id', access: 'read', act: readPayment },
]

function listInvoices(call: Call) {
  const subscription = call.parameters.text('subscription')
  call.parameters.oneOf('status', ['draft', 'open', 'paid', 'uncollectible', 'void'])
  call.parameters.oneOf('collection_method', ['charge_automatically', 'send_invoice'])
  return listOf(call, 'invoice', {
    text: ['customer', 'status', 'collection_method'],
    ...(subscription ? { fields: { [SUBSCRIPTION_OF_INVOICE]: subscription } } : {}),
  })
}

async function listLines(call: Call) {
  const invoice = await load(call, 'invoice', call.id)
  return pageOfItems(call, invoice.lines.data)
}

async function updateInvoice(call: Call): Promise<Invoice> {
  const { parameters } = call
  const before = await load(call, 'invoice', call.id)
  const invoice: Invoice = {
    ...before,
    auto_advance: parameters.flag('auto_advance') ?? before.auto_advance,
    description:
      parameters.text('description') === undefined ? before.description : parameters.textOrNull('description'),
    metadata: mergedMetadata(before.metadata, parameters),
  }
  await save(call, 'invoice', invoice)
  await emitUpdated(call, 'invoice.updated', before, invoice)
  return invoice
}

async function payInvoice(call: Call): Promise<Invoice> {
  const { parameters } = call
  const before = await load(call, 'invoice', call.id)
  if (before.status === 'paid') {
    throw invalidRequest('Invoice is already paid', undefined, 'invoice_already_paid')
  }
  if (before.status === 'void') throw invalidRequest('This invoice is void and cannot be paid.')
  const open = before.status === 'draft' ? await finalize(call, before) : before
  if (parameters.flag('paid_out_of_band') === true) return payOutOfBand(call, open)
  const chosen = parameters.text('payment_method')
  const subscription = await find(call, 'subscription', open.parent.subscription_details.subscription)
  const method = chosen ? await ownMethod(call, chosen, open.customer) : await methodOf(call, subscription)
  if (method === null) {
    throw invalidRequest('There is no default payment method set on this invoice, its subscription or its customer.')
  }
  // An attempt asked for by hand leaves the schedule of the automatic ones as it is.
  const collected = await collect(call, open, method, { retry: open.next_payment_attempt !== null })
  if (collected.kind === 'paid') {
    await afterPayment(call, collected.invoice)
    return collected.invoice
  }
  const { refusal } = collected
  const intent = await load(call, 'payment_intent', collected.intent)
  throw cardFailure(refusal, { payment_intent: intent, charge: intent.latest_charge })
}

async function ownMethod(call: Call, id: string, customer: string): Promise<string> {
  const method = await load(call, 'payment_method', id, 'payment_method')
  if (method.customer === customer) return id
  throw invalidRequest('The payment method must belong to the customer of the invoice.', 'payment_method')
}

async function methodOf(call: Call, subscription: Subscription | undefined): Promise<string | null> {
  return subscription === undefined ? null : methodFor(call, subscription)
}

async function finalizeInvoice(call: Call): Promise<Invoice> {
  const draft = await load(call, 'invoice', call.id)
  if (draft.status !== 'draft') {
    throw invalidRequest('This invoice is already finalized, you cannot re-finalize a non-draft invoice.')
  }
  const invoice = await finalize(call, draft)
  if (call.parameters.flag('auto_advance') !== false) await attempt(call, invoice)
  return load(call, 'invoice', invoice.id)
}

async function voidOpen(call: Call): Promise<Invoice> {
  const invoice = await load(call, 'invoice', call.id)
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible') throw wrongStatus('void', invoice)
  return voidInvoice(call, invoice)
}

async function giveUp(call: Call): Promise<Invoice> {
  const invoice = await load(call, 'invoice', call.id)
  if (invoice.status !== 'open') throw wrongStatus('mark as uncollectible', invoice)
  return markUncollectible(call, invoice)
}

function wrongStatus(verb: string, invoice: Invoice): StripeFailure {
  return invalidRequest(`You can only ${verb} an open invoice; this one has the status ${invoice.status}.`)
}

/** What the next invoice of a subscription would be, also after a change of its items. Nothing is stored. */
async function preview(call: Call) {
  const { parameters } = call
  const id = parameters.text('subscription') ?? undefined
  if (id === undefined) throw missingParameter('subscription')
  const subscription = await load(call, 'subscription', id, 'subscription')
  if (subscription.ended_at !== null) {
    throw new StripeFailure(404, {
      type: 'invalid_request_error',
      code: 'invoice_upcoming_none',
      message: 'No upcoming invoices for a subscription that has ended.',
    })
  }
  const details = parameters.hash('subscription_details')
  const changes = details?.hashes('items')
  const proration = details?.oneOf('proration_behavior', PRORATIONS)
  const after =
    changes === undefined
      ? subscription
      : { ...subscription, items: { ...subscription.items, data: await readItemChanges(call, subscription, changes) } }
  const prorates = changes !== undefined && subscription.status !== 'trialing' && proration !== 'none'
  const prorations = prorates
    ? [
        ...(await prorationLines(call, subscription, -1, 'Unused time on')),
        ...(await prorationLines(call, after, 1, 'Remaining time on')),
      ]
    : []
  const end = periodOf(subscription).end
  const next: Subscription = { ...after, items: withPeriod(after.items, periodAfter(after, end)) }
  const hidden = await hiddenOf<SubscriptionHidden>(call, subscription.id)
  const customer = await load(call, 'customer', subscription.customer)
  const lines = [...(hidden?.pendingLines ?? []), ...prorations, ...(await linesFor(call, next, false))]
  const shape = invoiceShape(call, customer, next, lines, {
    id: newId('upcoming_in'),
    reason: 'upcoming',
    periodStart: periodOf(subscription).start,
    periodEnd: end,
  })
  return { ...shape, created: Math.max(end, seconds(call)), next_payment_attempt: end }
}

function listPayments(call: Call) {
  const payment = call.parameters.hash('payment')
  const intent = payment?.text('payment_intent')
  return listOf(call, 'invoice_payment', {
    text: ['invoice', 'status'],
    ...(intent ? { fields: { 'payment.payment_intent': intent } } : {}),
  })
}

async function readPayment(call: Call): Promise<InvoicePayment> {
  const payment = await find(call, 'invoice_payment', call.id)
  if (payment === undefined) throw noSuch('invoice_payment', call.id)
  return payment
}
