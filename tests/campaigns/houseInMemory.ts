import type { Intent } from '../../src/money/billing/intent.rule.ts'
import { idempotencyKey, isAnswerCounted, nameOfIntent } from '../../src/money/billing/intent.rule.ts'
import { mailsOfStep } from '../../src/money/notices/whichMail.rule.ts'
import { UNDO_AGAIN } from '../../src/money/subscriptions/ending.rule.ts'
import { entitlementOf } from '../../src/money/subscriptions/entitlement.rule.ts'
import { isPaying } from '../../src/money/subscriptions/states.rule.ts'
import {
  type EndedBecause,
  ProviderUnanswered,
  type Subscription,
} from '../../src/money/subscriptions/subscriptions.module.ts'
import type { TrialUse } from '../../src/money/subscriptions/trial.rule.ts'
import type { ProviderInMemory, Told } from './providerInMemory.ts'

type Instant = Temporal.Instant

export type KnownReader = {
  id: number
  email: string
  proven: boolean
  erasureAskedAt: Instant | undefined
  erasedAt: Instant | undefined
}

export type Checkout = {
  id: number
  readerId: number | undefined
  email: string
  session: string
  createdAt: Instant
  completed: boolean
}

export type Booked = {
  id: string
  subscription: string
  at: Instant
  bookedAt: Instant
  refunded: Set<string>
  refundedMinor: number
}
export type Work = { kind: 'ask' | 'undo' | 'book'; providerId: string } | { kind: 'told'; told: Told }
export type Mail = { to: number; providerId: string; kind: string; at: Instant; period: string }

export const NOBODY = 0

/** What Dateline remembers of readers and subscriptions, and what follows from every change: mails, alarms, work. */
export class HouseInMemory {
  readonly readers = new Map<number, KnownReader>()
  readonly checkouts: Checkout[] = []
  readonly known = new Map<string, Subscription>()
  readonly booked = new Map<string, Booked>()
  readonly mails: Mail[] = []
  readonly alarms = new Set<string>()
  /** Which version of a subscription was heard, and to whom it belonged when it was heard of first. */
  readonly heard = new Map<string, { version: number; firstAt: Instant; email: string; card: string }>()
  readonly trials = new Map<string, TrialUse & { forgetAt: Instant | undefined }>()
  readonly answered = new Map<string, number>()
  readonly work: Work[] = []
  asked = 0
  now: Instant
  protected readonly provider: ProviderInMemory
  protected readonly zone: string
  protected ids = 0

  constructor(provider: ProviderInMemory, zone: string) {
    this.provider = provider
    this.zone = zone
    this.now = provider.now
    const gone = { email: '', proven: false, erasureAskedAt: this.now, erasedAt: this.now }
    this.readers.set(NOBODY, { id: NOBODY, ...gone })
  }

  readerOf(email: string): KnownReader | undefined {
    return [...this.readers.values()].find((reader) => reader.email === email && !reader.erasedAt)
  }

  findOrMakeReader(email: string): KnownReader {
    const known = this.readerOf(email)
    if (known) return known
    const id = ++this.ids
    const made = { id, email, proven: false, erasureAskedAt: undefined, erasedAt: undefined }
    this.readers.set(id, made)
    return made
  }

  listOf(readerId: number): Subscription[] {
    const paying = (one: Subscription) => Number(!one.setAside && isPaying(one.state))
    return [...this.known.values()]
      .filter((one) => one.readerId === readerId)
      .toSorted(
        (a, b) =>
          paying(b) - paying(a) ||
          Number(!b.setAside) - Number(!a.setAside) ||
          Temporal.Instant.compare(b.startedAt, a.startedAt) ||
          b.id - a.id,
      )
  }

  payingOf(readerId: number): Subscription | undefined {
    return this.listOf(readerId).find((one) => !one.setAside && isPaying(one.state))
  }

  entitlementOf(readerId: number) {
    const [first = entitlementOf(undefined, this.now, this.zone), ...others] = this.listOf(readerId).map((one) =>
      entitlementOf(factsOf(one), this.now, this.zone),
    )
    return first.subscriber ? first : (others.find(({ subscriber }) => subscriber) ?? first)
  }

  protected tellOfStep(before: Subscription | undefined, after: Subscription) {
    const isOpen = entitlementOf(factsOf(after), this.now, this.zone).subscriber
    for (const kind of mailsOfStep(before, after, isOpen)) {
      const day0 = kind === 'payment-failed' ? String(after.periodStart) : 'once'
      this.mail(after, kind, kind === 'canceled' ? `version ${after.version}` : day0)
    }
  }

  protected mail({ readerId, providerId }: Subscription, kind: string, period: string) {
    if (this.readers.get(readerId)?.erasedAt) return
    if (this.mails.some((mail) => mail.providerId === providerId && mail.kind === kind && mail.period === period))
      return
    this.mails.push({ to: readerId, providerId, kind, period, at: this.now })
  }

  protected alarm(code: string, subject: string) {
    this.alarms.add(`${code} ${subject}`)
  }

  protected enqueue(work: Work) {
    this.work.push(work)
  }

  protected end(before: Subscription, because: EndedBecause, at: Instant = this.now) {
    if (before.setAside) return
    const { providerId } = before
    if (before.state === 'ended') {
      if (before.endedBecause !== undefined && before.endedBecause !== 'unpaid') return
      this.known.set(providerId, { ...before, endedBecause: because, remindAt: undefined, version: before.version + 1 })
      return
    }
    const after: Subscription = {
      ...before,
      state: 'ended',
      endedBecause: because,
      endedAt: at,
      askAt: undefined,
      remindAt: undefined,
      undoAt: this.now.add(UNDO_AGAIN),
      unansweredSince: undefined,
      version: before.version + 1,
    }
    this.known.set(providerId, after)
    this.tellOfStep(before, after)
    if (because !== 'erasure') this.enqueue({ kind: 'undo', providerId })
  }

  /** A no is written down and not thrown. */
  protected order(intent: Intent, act: () => 'done' | { code: string }) {
    const name = nameOfIntent(intent, JSON.stringify(intent.parameters))
    const answered = this.answered.get(name) ?? 0
    const answer = this.provider.order(idempotencyKey('here', name, answered), act)
    if (isAnswerCounted(intent, answer.kind)) this.answered.set(name, answered + 1)
    if (answer.kind === 'failed') throw new ProviderUnanswered('an error of theirs')
  }
}

export const factsOf = (one: Subscription) => ({ ...one, setAside: one.setAside !== undefined })

/** What of a change is news. */
export const newsOf = (of: Subscription) => [
  of.state,
  of.setAside,
  of.endedBecause,
  of.planId,
  of.amountMinor,
  of.currency,
  ...[of.periodEnd, of.trialEnd, of.cancelAt, of.canceledAt].map((instant) => instant?.epochMilliseconds),
]
