import { ProviderUnanswered } from '../../src/money/subscriptions/subscriptions.module.ts'
import { addDays, addMonths, isBefore } from '../../src/platform/calendar.ts'

type Instant = Temporal.Instant

/**
 * How it hears us: as it should; not at all; it does what is asked and its answer is lost; it answers with an error of its
 * own, which it repeats for the same key; or one of these at a time.
 */
export type Mood = 'normal' | 'deaf' | 'lossy' | 'failing' | 'flaky'
/** What becomes of its news. Late ones wait until they are let go, in any order. */
export type News = 'normal' | 'double' | 'late' | 'lost'

export type SoldPlan = { id: number; slug: string; name: string; interval: 'month' | 'year'; amountMinor: number }
export type Card = { fingerprint: string; fails: boolean }

type Session = {
  id: string
  checkoutId: number
  plan: SoldPlan
  trialDays: number
  email: string
  customer: string | undefined
  status: 'open' | 'complete' | 'expired'
  createdAt: Instant
  subscription: string | undefined
}

/** What somebody at the desk there, a bank or time did to a subscription, and not we. */
type Deed = { at: Instant; what: 'cut off' | 'cancel' | 'keep' | 'pause' | 'unpause' | 'failed' | 'paid' | 'switched' }

export type SoldSubscription = {
  id: string
  customer: string
  checkoutId: number
  plan: SoldPlan
  status: 'trialing' | 'active' | 'past_due' | 'canceled'
  startedAt: Instant
  trialEnd: Instant | undefined
  periodStart: Instant
  periodEnd: Instant
  cancelAtPeriodEnd: boolean
  canceledAt: Instant | undefined
  endedAt: Instant | undefined
  gaveUp: boolean
  paused: boolean
  card: Card
  /** For a payment that is owed. */
  owed: { from: Instant; until: Instant; since: Instant; tries: Instant[] } | undefined
  deeds: Deed[]
  /** Counts changes. */
  version: number
}

export type Refund = { id: string; amountMinor: number; at: Instant; by: 'us' | 'them' }
export type Dispute = { id: string; payment: string; status: 'needs_response' | 'won' | 'lost'; openedAt: Instant }
export type Payment = {
  id: string
  subscription: string
  planSlug: string
  amountMinor: number
  paidAt: Instant
  coversFrom: Instant
  coversUntil: Instant
  refunds: Refund[]
  dispute: Dispute | undefined
}

export type Told = { object: 'checkout' | 'subscription' | 'invoice' | 'charge' | 'dispute'; id: string }
type Answer = { kind: 'done' } | { kind: 'refused'; code: string } | { kind: 'failed' }

export const givenBack = ({ refunds }: Payment): number => refunds.reduce((sum, refund) => sum + refund.amountMinor, 0)

const PAGE_OPEN_HOURS = 24

/** A payment provider that sells, charges, fails and keeps its answers by idempotency key, all in memory. */
export class ProviderInMemory {
  readonly sessions = new Map<string, Session>()
  readonly subscriptions = new Map<string, SoldSubscription>()
  readonly payments = new Map<string, Payment>()
  readonly customers = new Map<string, { email: string; deleted: boolean }>()
  readonly queue: Told[] = []
  readonly counts = { lostNews: 0, unanswered: 0, replays: 0 }
  mood: Mood = 'normal'
  news: News = 'normal'
  /** Days after the first failure on which it tries again; then it gives up. */
  retryDays: readonly number[] = [3, 5, 7]
  readonly #answers = new Map<string, Answer>()
  readonly #dice: (below: number) => number
  readonly #zone: string
  /** Refunds and disputes are told in any case: nothing looks for them yet. */
  readonly #mayLose: (told: Told) => boolean
  now: Instant
  #ids = 0

  constructor(options: {
    now: Instant
    zone: string
    dice: (below: number) => number
    mayLose: (told: Told) => boolean
  }) {
    this.now = options.now
    this.#zone = options.zone
    this.#dice = options.dice
    this.#mayLose = options.mayLose
  }

  /** A question. */
  ask<T>(look: () => T): T {
    if (this.#hears() !== 'normal') throw this.#unanswered()
    return look()
  }

  /** An order, done once for each key. A refusal is an answer, and an error of its own one that is repeated. */
  order(key: string, act: () => 'done' | { code: string }): Answer {
    const hears = this.#hears()
    if (hears === 'deaf') throw this.#unanswered()
    let answer = this.#answers.get(key)
    if (answer) this.counts.replays++
    if (!answer) {
      const done = hears === 'failing' && this.#dice(2) ? 'failed' : act()
      answer = hears === 'failing' ? { kind: 'failed' } : answerOf(done)
      this.#answers.set(key, answer)
    }
    if (hears === 'lossy') throw this.#unanswered()
    return answer
  }

  #hears(): Exclude<Mood, 'flaky'> {
    if (this.mood !== 'flaky') return this.mood
    return (['normal', 'normal', 'normal', 'deaf', 'lossy', 'failing'] as const)[this.#dice(6)] ?? 'normal'
  }

  #unanswered() {
    this.counts.unanswered++
    return new ProviderUnanswered('nobody answered')
  }

  #id = (kind: string) => `${kind}_${++this.#ids}`

  #tell(told: Told) {
    if (this.news === 'lost' && this.#mayLose(told)) {
      this.counts.lostNews++
      return
    }
    this.queue.push(told)
    if (this.news === 'double') this.queue.push(told)
  }

  #change(subscription: SoldSubscription, change: Partial<SoldSubscription>) {
    Object.assign(subscription, change)
    subscription.version++
    this.#tell({ object: 'subscription', id: subscription.id })
  }

  openSession(wanted: Omit<Session, 'id' | 'status' | 'createdAt' | 'subscription'>): string {
    const id = this.#id('cs')
    this.sessions.set(id, { ...wanted, id, status: 'open', createdAt: this.now, subscription: undefined })
    return id
  }

  /** False: the card was declined, or the page is closed. */
  pay(id: string, card: Card): boolean {
    const session = this.sessions.get(id)
    if (!session || this.statusOf(session) !== 'open') return false
    const { plan, trialDays, customer } = session
    if (trialDays === 0 && card.fails) return false
    const known = customer !== undefined && this.customers.get(customer)?.deleted === false
    const payer = known ? customer : this.#id('cus')
    if (!known) this.customers.set(payer, { email: session.email, deleted: false })
    const trialEnd = trialDays > 0 ? addDays(this.now, trialDays, this.#zone) : undefined
    const subscription: SoldSubscription = {
      id: this.#id('sub'),
      customer: payer,
      checkoutId: session.checkoutId,
      plan,
      status: trialEnd ? 'trialing' : 'active',
      startedAt: this.now,
      trialEnd,
      periodStart: this.now,
      periodEnd: trialEnd ?? this.#nextEnd(this.now, plan),
      cancelAtPeriodEnd: false,
      canceledAt: undefined,
      endedAt: undefined,
      gaveUp: false,
      paused: false,
      card,
      owed: undefined,
      deeds: [],
      version: 1,
    }
    this.subscriptions.set(subscription.id, subscription)
    Object.assign(session, { status: 'complete', subscription: subscription.id })
    this.#tell({ object: 'subscription', id: subscription.id })
    this.#tell({ object: 'checkout', id })
    if (!trialEnd) this.#receive(subscription, this.now, subscription.periodEnd)
    return true
  }

  statusOf(session: Session): Session['status'] {
    const isOver = !isBefore(this.now, session.createdAt.add({ hours: PAGE_OPEN_HOURS }))
    return session.status === 'open' && isOver ? 'expired' : session.status
  }

  #nextEnd(from: Instant, plan: SoldPlan): Instant {
    return addMonths(from, plan.interval === 'month' ? 1 : 12, this.#zone)
  }

  #receive(subscription: SoldSubscription, coversFrom: Instant, coversUntil: Instant) {
    const payment: Payment = {
      id: this.#id('in'),
      subscription: subscription.id,
      planSlug: subscription.plan.slug,
      amountMinor: subscription.plan.amountMinor,
      paidAt: this.now,
      coversFrom,
      coversUntil,
      refunds: [],
      dispute: undefined,
    }
    this.payments.set(payment.id, payment)
    subscription.deeds.push({ at: this.now, what: 'paid' })
    this.#tell({ object: 'invoice', id: payment.id })
  }

  /** When something happens by itself; undefined: never. */
  nextDue(): Instant | undefined {
    let next: Instant | undefined
    for (const one of this.subscriptions.values()) {
      const due = this.#dueOf(one)
      if (due && (!next || isBefore(due, next))) next = due
    }
    return next
  }

  #dueOf({ status, periodEnd, owed }: SoldSubscription): Instant | undefined {
    if (status === 'canceled') return undefined
    const retry = owed?.tries[0]
    return retry && isBefore(retry, periodEnd) ? retry : periodEnd
  }

  /** Whatever is due by now, in order. */
  live() {
    for (const subscription of this.subscriptions.values()) {
      for (;;) {
        const due = this.#dueOf(subscription)
        if (!due || isBefore(this.now, due)) break
        this.#liveOne(subscription, due)
      }
    }
  }

  #liveOne(subscription: SoldSubscription, due: Instant) {
    const { owed, periodEnd, plan } = subscription
    if (owed && isBefore(due, periodEnd)) return this.#retry(subscription, owed)
    if (subscription.cancelAtPeriodEnd) return this.end(subscription)
    const [from, until] = [periodEnd, this.#nextEnd(periodEnd, plan)]
    const period = { status: 'active' as const, periodStart: from, periodEnd: until, owed: undefined }
    if (subscription.paused) return this.#change(subscription, period)
    if (!subscription.card.fails) {
      this.#change(subscription, period)
      return this.#receive(subscription, from, until)
    }
    const tries = this.retryDays.map((day) => addDays(this.now, day, this.#zone))
    const since = owed?.since ?? this.now
    subscription.deeds.push({ at: this.now, what: 'failed' })
    this.#change(subscription, { ...period, status: 'past_due', owed: { from, until, since, tries } })
  }

  #retry(subscription: SoldSubscription, owed: NonNullable<SoldSubscription['owed']>) {
    if (!subscription.card.fails) return this.#settle(subscription, owed)
    subscription.deeds.push({ at: this.now, what: 'failed' })
    const [, ...tries] = owed.tries
    if (tries.length === 0) return this.end(subscription, { gaveUp: true })
    return this.#change(subscription, { owed: { ...owed, tries } })
  }

  #settle(subscription: SoldSubscription, owed: NonNullable<SoldSubscription['owed']>) {
    this.#change(subscription, { status: 'active', owed: undefined })
    this.#receive(subscription, owed.from, owed.until)
  }

  /** The reader pays what is owed, at the provider's page: also by an invoice of what has ended. */
  payOwed(subscription: SoldSubscription) {
    const { owed, status } = subscription
    if (!owed) return
    if (status !== 'canceled') return this.#settle(subscription, owed)
    this.#change(subscription, { owed: undefined })
    this.#receive(subscription, owed.from, owed.until)
  }

  end(subscription: SoldSubscription, more: { gaveUp?: boolean; by?: 'them' } = {}) {
    if (subscription.status === 'canceled') return
    if (more.by) subscription.deeds.push({ at: this.now, what: 'cut off' })
    const { gaveUp = false } = more
    const canceledAt = subscription.canceledAt ?? this.now
    this.#change(subscription, { status: 'canceled', endedAt: this.now, canceledAt, gaveUp })
  }

  voidOwed(subscription: SoldSubscription) {
    if (subscription.owed) this.#change(subscription, { owed: undefined })
  }

  setCancel(subscription: SoldSubscription, cancel: boolean) {
    if (subscription.status === 'canceled') return { code: 'resource_missing' }
    subscription.deeds.push({ at: this.now, what: cancel ? 'cancel' : 'keep' })
    this.#change(subscription, { cancelAtPeriodEnd: cancel, canceledAt: cancel ? this.now : undefined })
    return 'done' as const
  }

  setPaused(subscription: SoldSubscription, paused: boolean) {
    if (subscription.status === 'canceled' || subscription.paused === paused) return
    subscription.deeds.push({ at: this.now, what: paused ? 'pause' : 'unpause' })
    this.#change(subscription, { paused })
  }

  /** Without money: the next period has another price. */
  switchPlan(subscription: SoldSubscription, plan: SoldPlan) {
    if (subscription.status !== 'active' || subscription.plan.id === plan.id) return
    // Of another interval, the period begins anew; what was paid is credited, and nothing is charged today.
    this.#change(subscription, { plan })
  }

  switchCard(subscription: SoldSubscription, card: Card) {
    if (subscription.status === 'canceled') return
    subscription.card = card
    this.#change(subscription, {})
  }

  refund(payment: Payment, amountMinor: number, by: Refund['by']): 'done' | { code: string } {
    if (payment.dispute && payment.dispute.status !== 'won') return { code: 'charge_disputed' }
    const left = payment.amountMinor - givenBack(payment)
    if (left === 0) return { code: 'charge_already_refunded' }
    payment.refunds.push({ id: this.#id('re'), amountMinor: Math.min(left, amountMinor), at: this.now, by })
    this.#tell({ object: 'charge', id: payment.id })
    return 'done'
  }

  openDispute(payment: Payment) {
    if (payment.dispute || givenBack(payment) === payment.amountMinor) return
    payment.dispute = { id: this.#id('dp'), payment: payment.id, status: 'needs_response', openedAt: this.now }
    this.#tell({ object: 'dispute', id: payment.dispute.id })
  }

  closeDispute(dispute: Dispute, status: 'won' | 'lost') {
    if (dispute.status !== 'needs_response') return
    dispute.status = status
    this.#tell({ object: 'dispute', id: dispute.id })
  }

  deleteCustomer(id: string, by?: 'them') {
    const customer = this.customers.get(id)
    if (!customer || customer.deleted) return
    customer.deleted = true
    for (const one of this.subscriptions.values()) if (one.customer === id) this.end(one, by ? { by } : {})
  }
}

const answerOf = (done: 'done' | 'failed' | { code: string }): Answer =>
  typeof done === 'string' ? { kind: done } : { kind: 'refused', code: done.code }
