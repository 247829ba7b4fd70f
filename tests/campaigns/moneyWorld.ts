import { addDays, addMonths, earlier, isBefore, later } from '../../src/platform/calendar.ts'
import type { KnownReader } from './houseInMemory.ts'
import { HouseOnRules } from './houseOnRules.ts'
import { diceOf, type Step, type StepKind } from './moneySteps.ts'
import {
  type Card,
  givenBack,
  type Mood,
  type News,
  type Payment,
  ProviderInMemory,
  type SoldSubscription,
} from './providerInMemory.ts'

type Instant = Temporal.Instant

export const ZONE = 'Europe/Paris'
const START = Temporal.Instant.from('2026-11-24T09:00:00Z')

const PLANS = {
  monthly: { id: 1, slug: 'monthly', name: 'Monthly', interval: 'month', amountMinor: 290, trialDays: 30 },
  annual: { id: 2, slug: 'annual', name: 'Annual', interval: 'year', amountMinor: 1990, trialDays: 0 },
} as const

const MOODS: readonly Mood[] = ['normal', 'deaf', 'lossy', 'failing', 'flaky']
const NEWS: readonly News[] = ['normal', 'normal', 'double', 'late', 'lost']
/** A provider that is silent for longer ends what it must anyway; and each hour is asked about. */
const SILENT_DAYS = 20
const SILENT_STEP = { hours: 12 }

/** How providers are set to try a failed charge again. */
const RETRY_DAYS = [
  [3, 5, 7],
  [1, 6, 13, 20],
  [10, 40, 70],
]

/** Readers, a provider and Dateline's rules, and what they do to each other. */
export class MoneyWorld {
  readonly provider: ProviderInMemory
  readonly house: HouseOnRules
  readonly #dice: (below: number) => number
  /** What has come of steps that may come to nothing. */
  readonly happened = new Map<string, number>()
  /** Under which addresses an account has been, and from when. */
  readonly addresses = new Map<number, { email: string; from: Instant }[]>()
  readonly #used: string[] = []
  readonly #cards: Card[] = []
  readonly #pages: string[] = []
  #names = 0

  constructor(seed: number, mayLose: ConstructorParameters<typeof ProviderInMemory>[0]['mayLose']) {
    this.#dice = diceOf(seed ^ 0x5eed)
    this.provider = new ProviderInMemory({ now: START, zone: ZONE, dice: this.#dice, mayLose })
    this.house = new HouseOnRules(this.provider, ZONE)
    this.provider.retryDays = RETRY_DAYS[this.#dice(RETRY_DAYS.length)] ?? []
  }

  get now() {
    return this.provider.now
  }

  #count(what: string) {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1)
  }

  #newAddress = () => `reader${++this.#names}@example.org`

  /** Mostly their own; sometimes one that was used before, or one that fails when it is charged again. */
  #card([a, b]: readonly number[]): Card {
    const known = this.#cards[(b ?? 0) % Math.max(1, this.#cards.length)]
    if (known && (a ?? 0) % 5 === 0) return known
    const card = { fingerprint: `card${this.#cards.length}`, fails: (a ?? 0) % 3 === 1 }
    this.#cards.push(card)
    return card
  }

  #alive(): KnownReader[] {
    return [...this.house.readers.values()].filter(({ erasedAt, erasureAskedAt }) => !erasedAt && !erasureAskedAt)
  }

  #pick<T>(from: readonly T[], throwOf: number): T | undefined {
    return from[throwOf % Math.max(1, from.length)]
  }

  #running(): SoldSubscription[] {
    return [...this.provider.subscriptions.values()].filter(({ status }) => status !== 'canceled')
  }

  #buy(whose: { reader: KnownReader } | { email: string }, dice: readonly number[], card: Card): boolean {
    const [a = 0, b = 0] = dice
    const plan = a % 3 === 0 ? PLANS.annual : PLANS.monthly
    const page = this.house.subscribe(whose, plan, b % 6 === 0)
    if (!page) return false
    this.#pages.push(page)
    if (b % 5 === 1) return true
    return this.#pay(page, card)
  }

  #pay(page: string, card: Card): boolean {
    if (!this.provider.pay(page, card)) return false
    this.#count('paid page')
    this.#flow()
    return true
  }

  #hasSubscription = (reader: KnownReader) => this.house.payingOf(reader.id) !== undefined

  /** What was done, in words; undefined: there was nothing to do it to. */
  take({ kind, dice }: Step): string | undefined {
    const said = this.#do(kind, dice)
    this.#note()
    if (said !== undefined) this.#count(kind)
    return said === undefined ? undefined : `${this.now.toString().slice(0, 16)} ${kind}: ${said}`
  }

  #do(kind: StepKind, dice: Step['dice']): string | undefined {
    const [a, b, c] = dice
    const { provider, house } = this
    const payer = () => this.#pick(this.#alive().filter(this.#hasSubscription), a)
    const sold = () => this.#pick(this.#running(), a)
    const payment = (open = (_: Payment) => true) => this.#pick([...provider.payments.values()].filter(open), a)
    switch (kind) {
      case 'subscribe': {
        const known = this.#pick(
          this.#alive().filter((reader) => !this.#hasSubscription(reader)),
          a,
        )
        const whose = known && c % 2 ? { reader: known } : { email: known && c % 3 ? known.email : this.#newAddress() }
        const card = this.#card(dice)
        return this.#buy(whose, dice, card)
          ? `${'reader' in whose ? whose.reader.email : `visitor ${whose.email}`} with ${card.fingerprint}`
          : undefined
      }
      case 'buy once more': {
        const reader = payer()
        return reader && this.#buy({ email: reader.email }, dice, this.#card(dice)) ? reader.email : undefined
      }
      case 'pay an open page': {
        const page = this.#pick(this.#pages, a)
        return page && this.#pay(page, this.#card(dice)) ? page : undefined
      }
      case 'go back to the site': {
        const page = this.#pick(this.#pages, a)
        if (!page) return undefined
        this.#tries(() => house.syncCheckout(page))
        return page
      }
      case 'cancel':
      case 'resume': {
        const reader = payer()
        if (!reader) return undefined
        const outcome = house.command(reader.id, kind)
        this.#count(`${kind} ${outcome}`)
        if (outcome === 'done') this.#expectDone(reader, kind)
        if (outcome === 'not-done' && provider.mood === 'normal') throw new Error(`${reader.email} cannot ${kind}`)
        this.#flow()
        return `${reader.email}: ${outcome}`
      }
      case 'move': {
        const reader = this.#pick(this.#alive(), a)
        const email = this.#newAddress()
        return reader && this.#move(reader, email)
      }
      case 'leave a used address': {
        const email = this.#newAddress()
        const card = { fingerprint: `card${this.#cards.length}`, fails: false }
        this.#cards.push(card)
        const page = house.subscribe({ email }, PLANS.monthly, false)
        if (!page || !this.#pay(page, card)) return undefined
        this.#tries(() => house.syncCheckout(page))
        const reader = house.readerOf(email)
        if (!reader) return undefined
        this.#used.push(email)
        return `${email}, erased ${this.#erase(reader)}`
      }
      case 'move to a used address': {
        const reader = payer() ?? this.#pick(this.#alive(), a)
        const email = this.#pick(this.#used, b)
        return reader && email ? this.#move(reader, email) : undefined
      }
      case 'erase': {
        const reader = this.#pick(this.#alive(), a)
        if (!reader) return undefined
        const { email } = reader
        this.#used.push(email)
        // In another window somebody with the address is at the payment page, and pays now or later.
        const buys = () => this.#buy({ email }, [a, b % 2, c], this.#card(dice))
        return `${email} ${c % 3 ? this.#erase(reader) : `${this.#erase(reader, buys)}, buying meanwhile`}`
      }
      case 'change the card': {
        const one = sold()
        if (!one) return undefined
        const card = this.#card(b % 2 ? [2, c] : [1, c])
        provider.switchCard(one, card)
        this.#flow()
        return `${one.id} to ${card.fingerprint}${card.fails ? ', which fails' : ''}`
      }
      case 'pay what is owed': {
        const one = this.#pick(
          [...provider.subscriptions.values()].filter(({ owed }) => owed),
          a,
        )
        if (!one) return undefined
        provider.payOwed(one)
        this.#flow()
        return one.id
      }
      case 'change the plan': {
        const one = sold()
        if (one?.status !== 'active') return undefined
        provider.switchPlan(one, one.plan.slug === 'annual' ? PLANS.monthly : PLANS.annual)
        this.#flow()
        return `${one.id} to ${one.plan.slug}`
      }
      case 'refund all':
      case 'refund a part': {
        const one = payment((paid) => givenBack(paid) < paid.amountMinor && !paid.dispute)
        if (!one) return undefined
        provider.refund(one, kind === 'refund all' ? one.amountMinor : 1 + (b % (one.amountMinor - 1)), 'them')
        this.#flow()
        return `${one.id} of ${one.subscription}`
      }
      case 'dispute': {
        const one = payment((paid) => !paid.dispute && givenBack(paid) < paid.amountMinor)
        if (!one) return undefined
        provider.openDispute(one)
        this.#flow()
        return `${one.id} of ${one.subscription}`
      }
      case 'close a dispute': {
        const one = payment(({ dispute }) => dispute?.status === 'needs_response')
        if (!one?.dispute) return undefined
        const outcome = b % 2 ? 'won' : 'lost'
        provider.closeDispute(one.dispute, outcome)
        this.#count(`dispute ${outcome}`)
        this.#flow()
        return `${one.dispute.id} ${outcome}`
      }
      case 'cut off': {
        const one = sold()
        if (!one) return undefined
        provider.end(one, { by: 'them' })
        this.#flow()
        return one.id
      }
      case 'cancel there':
      case 'keep there': {
        const one = sold()
        if (!one) return undefined
        provider.setCancel(one, kind === 'cancel there')
        this.#flow()
        return one.id
      }
      case 'pause':
      case 'unpause': {
        const one = this.#pick(
          this.#running().filter(({ paused }) => paused === (kind === 'unpause')),
          a,
        )
        if (!one) return undefined
        provider.setPaused(one, kind === 'pause')
        this.#flow()
        return one.id
      }
      case 'forget the customer there': {
        const one = sold()
        if (!one) return undefined
        provider.deleteCustomer(one.customer, 'them')
        this.#flow()
        return one.customer
      }
      case 'mood':
        provider.mood = MOODS[a % MOODS.length] ?? 'normal'
        return provider.mood
      case 'news':
        provider.news = NEWS[a % NEWS.length] ?? 'normal'
        this.#flow()
        return provider.news
      case 'let news go':
        if (provider.queue.length === 0) return undefined
        this.#deliver()
        return 'in any order'
      case 'settle':
        this.settle()
        return ''
      case 'hours':
        return this.#pass(this.now.add({ hours: 1 + (a % 30) }))
      case 'days':
        return this.#pass(addDays(this.now, 1 + (a % 40), ZONE))
      case 'month':
        return this.#pass(addMonths(this.now, 1 + (a % 3), ZONE))
      case 'year':
        return this.#pass(addMonths(this.now, 12, ZONE))
      case 'to the end of a period': {
        const one = sold()
        return one && this.#pass(one.periodEnd.add({ minutes: (b % 90) - 1 }))
      }
      case 'to a day of grace': {
        const one = this.#pick(
          this.#running().filter(({ owed }) => owed),
          a,
        )
        if (!one?.owed) return undefined
        return this.#pass(addDays(one.owed.since, [3, 7, 12, 14][b % 4] ?? 14, ZONE).add({ minutes: (c % 120) - 20 }))
      }
    }
  }

  #move(reader: KnownReader, email: string): string | undefined {
    const from = reader.email
    return this.house.move(reader, email) ? `${from} to ${email}` : undefined
  }

  #erase(reader: KnownReader, meanwhile?: () => void): string {
    const done = this.house.erase(reader, meanwhile)
    this.#flow()
    return done ? 'at once' : 'later'
  }

  /** The page says “canceled”, or “goes on”, because of this outcome. */
  #expectDone(reader: KnownReader, command: 'cancel' | 'resume') {
    const known = this.house.payingOf(reader.id)
    const there = known && this.provider.subscriptions.get(known.providerId)
    if (there?.cancelAtPeriodEnd !== (command === 'cancel')) {
      throw new Error(`${known?.providerId}: “${command}” is said to be done, and it is not`)
    }
  }

  #tries(act: () => void) {
    try {
      act()
    } catch (error) {
      if ((error as Error).name !== 'ProviderUnanswered') throw error
    }
  }

  #note() {
    for (const { id, email } of this.house.readers.values()) {
      const known = this.addresses.get(id) ?? []
      if (known.at(-1)?.email !== email) this.addresses.set(id, [...known, { email, from: this.now }])
    }
  }

  /** News that is not kept back arrives at once. */
  #flow() {
    if (this.provider.news !== 'late') this.#deliver()
    else this.house.doWork()
  }

  #deliver() {
    const { queue } = this.provider
    while (queue.length > 0) {
      const [told] = queue.splice(this.#dice(queue.length), 1)
      if (told) this.house.work.push({ kind: 'told', told })
    }
    this.house.doWork()
  }

  #pass(wanted: Instant): string {
    const most = this.provider.mood === 'normal' ? wanted : earlier(wanted, addDays(this.now, SILENT_DAYS, ZONE))
    this.advance(later(most, this.now.add({ minutes: 1 })))
    return `to ${this.now.toString().slice(0, 16)}`
  }

  /** As `dateline clock advance` does it: the provider first, then what is due here, instant by instant. */
  advance(target: Instant) {
    for (;;) {
      const dues = [this.provider.nextDue(), this.house.nextDue()].filter((due) => due !== undefined)
      // While it is silent everything is due again within the hour, for weeks.
      const least = this.provider.mood === 'normal' ? this.now : this.now.add(SILENT_STEP)
      const next = earlier(target, later(dues.reduce(earlier, target), least))
      this.provider.now = next
      this.house.now = next
      this.provider.live()
      this.#flow()
      this.house.runDue()
      this.#flow()
      if (!isBefore(next, target)) return
    }
  }

  /** The provider is heard again, all news that were not lost arrive, and a minute and a half passes. */
  settle() {
    this.provider.mood = 'normal'
    this.provider.news = 'normal'
    this.#deliver()
    this.house.runDue()
    this.#deliver()
    this.advance(this.now.add({ seconds: 90 }))
  }
}
