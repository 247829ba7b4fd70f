import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { Subscription } from '../../src/money/subscriptions/subscriptions.module.ts'
import { findByProvider, findPaying } from '../../src/money/subscriptions/subscriptions.sql.ts'
import type { PayingSite } from '../support/payingSite.ts'
import type { Evidence, Reader } from './moneyEvidence.ts'
import type { MoneyLife, Sold } from './moneyLife.ts'
import type { Payment, SoldSubscription } from './providerInMemory.ts'

type Instant = Temporal.Instant

const instant = (seconds: number): Instant => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
const instantOr = (seconds: number | null | undefined) => (seconds ? instant(seconds) : undefined)

/** What the provider says, what the database says, and what readers are shown. `mayBeUnheard`: news about these were lost. */
export async function gatherEvidence(
  site: PayingSite,
  lives: readonly MoneyLife[],
  mayBeUnheard: ReadonlySet<string>,
): Promise<Evidence & { unlike: string[] }> {
  const { db, stripe, clock } = site
  const made = lives.flatMap((life) => life.sold.map((one) => ({ life, one })))
  const invoices = await everything((page) => stripe.invoices.list({ ...page, expand: ['data.payments'] }))
  const refunds = await everything((page) => stripe.refunds.list(page))
  const sold: SoldSubscription[] = []
  const payments: Payment[] = []
  const known = new Map<string, Subscription>()
  const unheard = new Set<string>()
  const unlike: string[] = []
  for (const { life, one } of made) {
    const said = await stripe.subscriptions.retrieve(one.id)
    const theirs = invoices.filter((invoice) => invoice.parent?.subscription_details?.subscription === one.id)
    const paid = await Promise.all(
      theirs
        .filter(({ status, amount_paid }) => status === 'paid' && amount_paid > 0)
        .map((invoice) => paymentOf(site, life, invoice, refunds)),
    )
    payments.push(...paid)
    const described = describe(said, one, theirs)
    sold.push(described)
    const stored = await findByProvider(db, one.id)
    if (stored) known.set(one.id, stored)
    const difference = stored ? differenceOf(described, stored) : 'it is not stored'
    if (!difference) continue
    unheard.add(one.id)
    if (!mayBeUnheard.has(one.id)) unlike.push(`${one.id} is not as it is there: ${difference}`)
  }
  for (const life of lives) await life.note()
  const readers = await readersOf(site, lives)
  const open = new Set<number>()
  const blocked = new Set<number>()
  for (const { id } of readers) {
    if ((await site.subscriptions.entitlementsOf(db, id, clock.now())).subscriber) open.add(id)
    if (await findPaying(db, id)) blocked.add(id)
  }
  const firsts = await sql<{
    id: string
    at: Instant
    reader_id: number
  }>`select s.provider_subscription as id, min(e.at) as at, s.reader_id
    from subscriptions s join subscription_events e on e.subscription_id = s.id group by s.id`.execute(db)
  const addresses = new Map(readers.map(({ id }) => [id, addressesOf(lives, id)]))
  const cards = new Map(made.map(({ one }) => [one.id, one.card]))
  const heard = firsts.rows.map(({ id, at, reader_id: readerId }) => {
    const held = addresses.get(readerId) ?? []
    const email = held.findLast(({ from }) => Temporal.Instant.compare(from, at) <= 0)?.email ?? held[0]?.email ?? ''
    return [id, { firstAt: at, email, card: cards.get(id) ?? '' }] as const
  })
  const booked = await sql<{ id: string }>`select provider_id as id from ledger_entries where kind = 'payment'`.execute(
    db,
  )
  const mails = await sql<{ providerId: string; kind: string; at: Instant }>`
    select s.provider_subscription as "providerId", m.kind, m.at from subscription_mails m
    join subscriptions s on s.id = m.subscription_id`.execute(db)
  return {
    now: clock.now(),
    zone: site.publication.facts().zone,
    sold,
    payments,
    readers,
    addresses,
    known,
    heard: new Map(heard),
    unheard,
    unlike,
    booked: new Set(booked.rows.map(({ id }) => id)),
    mails: mails.rows,
    alarms: new Set((await site.alarms()).map(({ code, subject }) => `${code} ${subject}`)),
    open,
    blocked,
    pages: await pagesOf(lives),
  }
}

async function everything<T extends { id?: string }>(
  list: (page: { limit: number; starting_after?: string }) => PromiseLike<{ data: T[]; has_more: boolean }>,
): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const last = all.at(-1)?.id
    const { data, has_more: more } = await list({ limit: 100, ...(last !== undefined && { starting_after: last }) })
    all.push(...data)
    if (!more || data.length === 0) return all
  }
}

function describe(said: Stripe.Subscription, one: Sold, invoices: readonly Stripe.Invoice[]): SoldSubscription {
  const item = said.items.data[0] as Stripe.SubscriptionItem
  const interval = item.price.recurring?.interval === 'year' ? 'year' : 'month'
  const slug = interval === 'year' ? 'annual' : 'monthly'
  const byInvoice = invoices.flatMap((invoice) => {
    if (invoice.amount_due === 0) return []
    const { paid_at: paidAt, finalized_at: finalizedAt } = invoice.status_transitions
    const hasFailed = invoice.attempted && (invoice.status !== 'paid' || invoice.attempt_count > 1)
    return [
      ...(hasFailed ? [{ at: instant(finalizedAt ?? invoice.created), what: 'failed' as const }] : []),
      ...(paidAt ? [{ at: instant(paidAt), what: 'paid' as const }] : []),
    ]
  })
  return {
    id: said.id,
    customer: String(said.customer),
    checkoutId: Number(said.metadata.dateline_checkout),
    plan: { id: 0, slug, name: slug, interval, amountMinor: item.price.unit_amount ?? 0 },
    status: said.status as SoldSubscription['status'],
    startedAt: instant(said.start_date),
    trialEnd: instantOr(said.trial_end),
    periodStart: instant(item.current_period_start),
    periodEnd: instant(item.current_period_end),
    cancelAtPeriodEnd: said.cancel_at_period_end,
    canceledAt: instantOr(said.canceled_at),
    endedAt: instantOr(said.ended_at),
    gaveUp: said.status === 'canceled' && said.cancellation_details?.reason === 'payment_failed',
    paused: said.pause_collection !== null,
    card: { fingerprint: one.card, fails: false },
    owed: undefined,
    deeds: [...one.deeds, ...byInvoice].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
    version: 0,
  }
}

async function paymentOf(
  { stripe }: PayingSite,
  life: MoneyLife,
  invoice: Stripe.Invoice,
  refunds: readonly Stripe.Refund[],
): Promise<Payment> {
  const intent = invoice.payments?.data.find(({ status }) => status === 'paid')?.payment.payment_intent
  const [line] = invoice.lines.data
  const dispute = [...life.disputes].findLast(([, { payment }]) => payment === invoice.id)
  const said = dispute && (await stripe.disputes.retrieve(dispute[0]))
  return {
    id: invoice.id,
    subscription: String(invoice.parent?.subscription_details?.subscription),
    planSlug: '',
    amountMinor: invoice.amount_paid,
    paidAt: instant(invoice.status_transitions.paid_at ?? invoice.created),
    coversFrom: instant(line?.period.start ?? 0),
    coversUntil: instant(line?.period.end ?? 0),
    refunds: refunds
      .filter(({ payment_intent: of, status }) => of === intent && status === 'succeeded')
      .map(({ id, amount, created }) => ({
        id,
        amountMinor: amount,
        at: instant(created),
        by: life.refundsOfOthers.has(id) ? 'them' : 'us',
      })),
    dispute: dispute && {
      id: dispute[0],
      payment: invoice.id,
      status: said?.status as 'needs_response',
      openedAt: dispute[1].openedAt,
    },
  }
}

/** Between what the provider says of it and what is stored. */
function differenceOf(there: SoldSubscription, here: Subscription): string | undefined {
  const pairs: [string, unknown, unknown][] = [
    ['status', there.status, here.providerStatus],
    ['period', there.periodEnd, here.periodEnd],
    [
      'cancellation',
      there.cancelAtPeriodEnd && there.status !== 'canceled',
      here.cancelAt !== undefined && here.providerStatus !== 'canceled',
    ],
    ['amount', there.plan.amountMinor, here.amountMinor],
  ]
  if (here.state === 'paused' || (there.paused && here.state === 'active'))
    pairs.push(['pause', there.paused, here.state === 'paused'])
  const found = pairs.find(([, a, b]) => String(a) !== String(b))
  return found && `${found[0]} is ${found[1]}, here ${found[2]}`
}

async function readersOf({ db }: PayingSite, lives: readonly MoneyLife[]): Promise<Reader[]> {
  const { rows } = await sql<{ id: number; email: string; erasedAt: Instant | null }>`
    select id, email, erased_at as "erasedAt" from readers`.execute(db)
  const asked = new Map(lives.flatMap((life) => life.erasures.map(({ readerId, askedAt }) => [readerId, askedAt])))
  return rows.map(({ id, email, erasedAt }) => ({
    id,
    email,
    // Of the reader called nobody nothing was ever anybody's.
    erasureAskedAt: asked.get(id) ?? erasedAt ?? undefined,
    erasedAt: erasedAt ?? undefined,
  }))
}

function addressesOf(lives: readonly MoneyLife[], readerId: number): { email: string; from: Instant }[] {
  return lives.flatMap(({ addresses }) => addresses.filter((one) => one.readerId === readerId))
}

async function pagesOf(lives: readonly MoneyLife[]): Promise<Map<number, string>> {
  const pages = new Map<number, string>()
  for (const life of lives) {
    const readerId = await life.readerId()
    if (readerId === undefined || !(await life.signIn())) continue
    const page = await life.browser.get('/account/subscription')
    pages.set(readerId, await page.text())
  }
  return pages
}
