import { daysLater } from '../objects/calendar.ts'
import type { Customer } from '../objects/customer.ts'
import { newId } from '../objects/ids.ts'
import { type Invoice, type InvoicePayment, SUBSCRIPTION_OF_INVOICE } from '../objects/invoice.ts'
import type { Refusal } from '../objects/paymentMethod.ts'
import type { Subscription } from '../objects/subscription.ts'
import { chargeCard, makePaymentIntent } from '../payments/payment.ts'
import { seconds, type Work } from '../request/work.ts'
import { setting } from '../store/database.ts'
import { add, find, hiddenOf, hide, load, save, schedule, unschedule, where } from '../store/storage.ts'
import { emit, emitUpdated } from '../webhooks/events.ts'

/** Days after the first failure on which a failed renewal is tried again; then the subscription is canceled. */
const DEFAULT_RETRY_DAYS = [3, 5, 7]

interface InvoiceHidden {
  paymentIntent?: string
  firstFailure?: number
}

type Collected =
  | { kind: 'paid'; invoice: Invoice }
  | { kind: 'refused'; invoice: Invoice; refusal: Refusal; triesLeft: boolean; intent: string }

/** Gives a draft its number and makes it due; an invoice of nothing is paid at once. */
export async function finalize(work: Work, draft: Invoice): Promise<Invoice> {
  const customer = await load(work, 'customer', draft.customer)
  const now = seconds(work)
  const leftBalance = customer.balance + draft.total - draft.amount_due
  const invoice: Invoice = {
    ...draft,
    automatically_finalizes_at: null,
    effective_at: now,
    ending_balance: leftBalance,
    hosted_invoice_url: `${work.baseUrl}/i/${draft.id}`,
    number: `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, '0')}`,
    status: 'open',
    status_transitions: { ...draft.status_transitions, finalized_at: now },
  }
  const counted: Customer = {
    ...customer,
    balance: leftBalance,
    next_invoice_sequence: customer.next_invoice_sequence + 1,
  }
  await save(work, 'customer', counted)
  if (leftBalance !== customer.balance) await emitUpdated(work, 'customer.updated', customer, counted)
  await save(work, 'invoice', invoice)
  await emit(work, 'invoice.finalized', invoice)
  return invoice
}

/** Pays an open invoice with the card, or records that it could not be. */
export async function collect(
  work: Work,
  open: Invoice,
  method: string | null,
  options: { retry: boolean; refusal?: Refusal | null },
): Promise<Collected> {
  if (open.amount_due === 0) return { kind: 'paid', invoice: await markPaid(work, open, {}) }
  const hidden = (await hiddenOf<InvoiceHidden>(work, open.id)) ?? {}
  const intent = hidden.paymentIntent ?? (await requestPayment(work, open))
  const attempted: Invoice = {
    ...open,
    attempted: true,
    attempt_count: open.attempt_count + 1,
    next_payment_attempt: null,
  }
  const result = await chargeCard(work, intent, method, options.refusal ?? null)
  if (result.kind === 'paid') return { kind: 'paid', invoice: await markPaid(work, open, attempted) }
  const firstFailure = hidden.firstFailure ?? seconds(work)
  const next = options.retry ? await nextAttempt(work, firstFailure) : undefined
  const failed: Invoice = { ...attempted, next_payment_attempt: next ?? null, auto_advance: next !== undefined }
  await hide(work, open.id, { paymentIntent: intent, firstFailure })
  await save(work, 'invoice', failed)
  if (next === undefined) await unschedule(work, open.id)
  else await schedule(work, open.id, 'retry', next)
  await emitUpdated(work, 'invoice.updated', open, failed)
  await emit(work, 'invoice.payment_failed', failed)
  await markDelinquent(work, open.customer, true)
  return { kind: 'refused', invoice: failed, refusal: result.refusal, triesLeft: next !== undefined, intent }
}

/** Makes the payment intent that an open invoice is paid with. */
export async function requestPayment(work: Work, open: Invoice): Promise<string> {
  const intent = await makePaymentIntent(work, {
    amount: open.amount_due,
    currency: open.currency,
    customer: open.customer,
    description: open.billing_reason === 'subscription_create' ? 'Subscription creation' : 'Subscription update',
    receiptEmail: null,
  })
  const payment: InvoicePayment = {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: open.amount_due,
    created: seconds(work),
    currency: open.currency,
    invoice: open.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  }
  await add(work, 'invoice_payment', payment)
  const hidden: InvoiceHidden = { ...(await hiddenOf<InvoiceHidden>(work, open.id)), paymentIntent: intent.id }
  await hide(work, open.id, hidden)
  return intent.id
}

async function nextAttempt(work: Work, firstFailure: number): Promise<number | undefined> {
  const configured = await setting(work.sql, 'retry_days')
  const days = configured === undefined ? DEFAULT_RETRY_DAYS : (JSON.parse(configured) as number[])
  return days.map((day) => daysLater(firstFailure, day)).find((instant) => instant > seconds(work))
}

export async function markPaid(work: Work, open: Invoice, attempt: Partial<Invoice>): Promise<Invoice> {
  const now = seconds(work)
  const paid: Invoice = {
    ...open,
    ...attempt,
    amount_paid: open.amount_due,
    amount_remaining: 0,
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...open.status_transitions, paid_at: now },
    webhooks_delivered_at: now,
  }
  await save(work, 'invoice', paid)
  await unschedule(work, open.id)
  await settlePayments(work, open.id, 'paid')
  if (open.amount_due > 0) await emitUpdated(work, 'invoice.updated', open, paid)
  await emit(work, 'invoice.paid', paid)
  await emit(work, 'invoice.payment_succeeded', paid)
  if (open.amount_due > 0) await markDelinquent(work, open.customer, false)
  return paid
}

async function settlePayments(work: Work, invoice: string, status: 'paid' | 'canceled'): Promise<void> {
  const now = seconds(work)
  for (const payment of await where(work, 'invoice_payment', { invoice, status: 'open' })) {
    const settled: InvoicePayment = {
      ...payment,
      status,
      amount_paid: status === 'paid' ? payment.amount_requested : null,
      status_transitions: status === 'paid' ? { canceled_at: null, paid_at: now } : { canceled_at: now, paid_at: null },
    }
    await save(work, 'invoice_payment', settled)
    if (status === 'paid') await emit(work, 'invoice_payment.paid', settled)
  }
}

async function markDelinquent(work: Work, id: string, delinquent: boolean): Promise<void> {
  const before = await find(work, 'customer', id)
  if (before === undefined || before.delinquent === delinquent) return
  const after: Customer = { ...before, delinquent }
  await save(work, 'customer', after)
  await emitUpdated(work, 'customer.updated', before, after)
}

export async function voidInvoice(work: Work, before: Invoice): Promise<Invoice> {
  const invoice: Invoice = {
    ...before,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'void',
    status_transitions: { ...before.status_transitions, voided_at: seconds(work) },
  }
  await save(work, 'invoice', invoice)
  await unschedule(work, before.id)
  await settlePayments(work, before.id, 'canceled')
  await emit(work, 'invoice.voided', invoice)
  return invoice
}

export async function markUncollectible(work: Work, before: Invoice): Promise<Invoice> {
  const invoice: Invoice = {
    ...before,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'uncollectible',
    status_transitions: { ...before.status_transitions, marked_uncollectible_at: seconds(work) },
  }
  await save(work, 'invoice', invoice)
  await unschedule(work, before.id)
  await emit(work, 'invoice.marked_uncollectible', invoice)
  return invoice
}

/** A canceled subscription's open invoices are not tried again by themselves. */
export async function stopCollecting(work: Work, subscription: Subscription): Promise<void> {
  for (const before of await where(work, 'invoice', { [SUBSCRIPTION_OF_INVOICE]: subscription.id, status: 'open' })) {
    const after: Invoice = { ...before, auto_advance: false, next_payment_attempt: null }
    await unschedule(work, before.id)
    await save(work, 'invoice', after)
    await emitUpdated(work, 'invoice.updated', before, after)
  }
}
