import type { Subscription } from '../../src/money/subscriptions/subscriptions.module.ts'
import { addDays, isBefore } from '../../src/platform/calendar.ts'
import type { Payment, SoldSubscription } from './providerInMemory.ts'

type Instant = Temporal.Instant

/** What is found out at the provider and in Dateline after a step, and what is remembered of who did what. */
export type Evidence = {
  now: Instant
  zone: string
  sold: readonly SoldSubscription[]
  payments: readonly Payment[]
  readers: readonly Reader[]
  /** Under which addresses an account has been, and from when. */
  addresses: ReadonlyMap<number, readonly { email: string; from: Instant }[]>
  /** What Dateline has stored, by the provider's id. */
  known: ReadonlyMap<string, Subscription>
  /** When it was heard of first, who had it then and with which card. */
  heard: ReadonlyMap<string, { firstAt: Instant; email: string; card: string }>
  /** Of these something has happened at the provider that Dateline cannot have heard yet. */
  unheard: ReadonlySet<string>
  /** Payments in the ledger. */
  booked: ReadonlySet<string>
  mails: readonly { providerId: string; kind: string; at: Instant }[]
  /** `paid-to-nobody sub_1` */
  alarms: ReadonlySet<string>
  /** Readers who may read as subscribers now; and who are told that they have a subscription already. */
  open: ReadonlySet<number>
  blocked: ReadonlySet<number>
  /** The page about their subscription, as HTML in English, of readers who can look at one. */
  pages: ReadonlyMap<number, string>
}

export type Reader = {
  id: number
  email: string
  erasureAskedAt: Instant | undefined
  erasedAt: Instant | undefined
}

/** DESIGN §7 */
export const GRACE_DAYS = 14

/** The evidence, and what several questions ask of it. */
export class Witness {
  protected readonly is: Evidence

  protected readonly soldBy = new Map<string, SoldSubscription>()

  protected readonly paidFor = new Map<string, Payment[]>()

  protected readonly readers = new Map<number, Reader>()

  constructor(evidence: Evidence) {
    this.is = evidence
    for (const one of evidence.sold) this.soldBy.set(one.id, one)
    for (const payment of evidence.payments) {
      const others = this.paidFor.get(payment.subscription)
      if (others) others.push(payment)
      else this.paidFor.set(payment.subscription, [payment])
    }
    for (const reader of evidence.readers) this.readers.set(reader.id, reader)
  }

  protected ownerOf({ id }: SoldSubscription): Reader | undefined {
    const known = this.is.known.get(id)
    return known && this.readers.get(known.readerId)
  }

  protected paymentsOf = ({ id }: SoldSubscription) => this.paidFor.get(id) ?? []

  protected graceEnd = (since: Instant) => addDays(since, GRACE_DAYS, this.is.zone)

  /** Since when nothing of it may be charged: given back, taken back, never paid, or its reader asked to be forgotten. */
  protected overSince(one: SoldSubscription): Instant | undefined {
    const since: (Instant | undefined)[] = [this.owedSince(one), this.ownerOf(one)?.erasureAskedAt]
    for (const { refunds, amountMinor, coversUntil, dispute } of this.paymentsOf(one)) {
      const byThem = refunds.filter(({ by }) => by === 'them')
      const sum = byThem.reduce((total, refund) => total + refund.amountMinor, 0)
      const last = byThem.at(-1)?.at
      if (last && sum >= amountMinor && isBefore(last, coversUntil)) since.push(last)
      if (dispute?.status === 'lost') since.push(dispute.openedAt)
    }
    return since.filter((at) => at !== undefined).toSorted(Temporal.Instant.compare)[0]
  }

  /** Since when it owes a payment that did not come within the grace, as the provider tells it. */
  protected owedSince({ deeds, gaveUp, endedAt }: SoldSubscription): Instant | undefined {
    let since: Instant | undefined
    for (const { at, what } of deeds) {
      if (what === 'failed') since ??= at
      if (what !== 'paid' || !since) continue
      if (!isBefore(at, this.graceEnd(since)) || (gaveUp && endedAt && !isBefore(at, endedAt))) return since
      since = undefined
    }
    return since && (gaveUp || !isBefore(this.is.now, this.graceEnd(since))) ? since : undefined
  }

  protected isOwed(known: Subscription | undefined): boolean {
    if (!known?.pastDueSince || known.setAside) return false
    return known.state === 'past_due' || known.endedBecause === 'unpaid'
  }
}
