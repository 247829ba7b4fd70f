import { intentOfCommand } from '../../src/money/billing/intent.rule.ts'
import {
  ASK_AGAIN_HOURS,
  isCollecting,
  nextDunning,
  nextReminder,
} from '../../src/money/subscriptions/dueDates.rule.ts'
import { UNDO_AGAIN } from '../../src/money/subscriptions/ending.rule.ts'
import { graceEnd } from '../../src/money/subscriptions/entitlement.rule.ts'
import { isAsAsked, mayAskFor } from '../../src/money/subscriptions/states.rule.ts'
import { ProviderUnanswered, type Subscription } from '../../src/money/subscriptions/subscriptions.module.ts'
import { hasSpentTrial, trialDaysOnOffer } from '../../src/money/subscriptions/trial.rule.ts'
import { earlier, isBefore, later } from '../../src/platform/calendar.ts'
import { HouseBooking } from './houseBooking.ts'
import { factsOf, type KnownReader, type Work } from './houseInMemory.ts'
import type { SoldPlan, SoldSubscription, Told } from './providerInMemory.ts'

type Instant = Temporal.Instant
type CommandOutcome = 'done' | 'not-subscribed' | 'not-now' | 'not-done' | 'unanswered'

const FORGET_CHECKOUT = { hours: 14 * 24 }

/**
 * What Dateline does about subscriptions, in memory: each decision is the real rule's, and what stands between them
 * follows the use cases in `src/money` and `src/readers/privacy`, step by step.
 */
export class HouseOnRules extends HouseBooking {
  move(reader: KnownReader, email: string): boolean {
    if (this.readerOf(email) || reader.erasedAt) return false
    const had = this.trials.get(`address ${reader.email}`)
    const there = this.trials.get(`address ${email}`)
    const until = (a: Instant | undefined, b: Instant | undefined) => a && b && later(a, b)
    if (had && !there) this.trials.set(`address ${email}`, { ...had })
    if (had && there) there.forgetAt = until(had.forgetAt, there.forgetAt)
    for (const checkout of this.checkouts) {
      if (checkout.readerId === reader.id || checkout.email === reader.email) checkout.email = email
    }
    reader.email = email
    reader.proven = true
    return true
  }

  /** False: something elsewhere was not heard, and it is to be tried again. `meanwhile`: after all has ended elsewhere. */
  erase(reader: KnownReader, meanwhile = () => {}): boolean {
    if (reader.erasedAt) return true
    reader.erasureAskedAt ??= this.now
    try {
      this.endElsewhere(reader, reader.erasureAskedAt)
    } catch (error) {
      if (error instanceof ProviderUnanswered) return false
      throw error
    }
    meanwhile()
    for (const one of this.listOf(reader.id)) {
      Object.assign(one, { askAt: undefined, remindAt: undefined, unansweredSince: undefined })
      if (one.setAside || one.state === 'ended') continue
      Object.assign(one, { setAside: 'orphan', undoAt: this.now.add(UNDO_AGAIN), version: one.version + 1 })
      this.alarm('paid-to-nobody', one.providerId)
      this.enqueue({ kind: 'undo', providerId: one.providerId })
    }
    const until = this.now.toZonedDateTimeISO(this.zone).add({ months: 12 }).toInstant()
    for (const [key, use] of this.trials) {
      const theirs = this.known.get(use.providerSubscription)?.readerId === reader.id
      if (theirs || key === `address ${reader.email}`) use.forgetAt = until
    }
    for (const checkout of this.checkouts) {
      if (checkout.readerId !== reader.id && checkout.email !== reader.email) continue
      Object.assign(checkout, { email: '', readerId: reader.id })
    }
    reader.erasedAt = this.now
    return true
  }

  protected endElsewhere(reader: KnownReader, askedAt: Instant) {
    for (const { readerId, email, session, completed } of this.checkouts) {
      if (completed || (readerId !== reader.id && email !== reader.email)) continue
      this.closePage(session)
      this.syncCheckout(session)
    }
    for (const one of this.listOf(reader.id)) {
      if (one.state !== 'ended') this.end(one, 'erasure', askedAt)
    }
    for (const one of this.listOf(reader.id)) if (one.undoAt) this.undo(one.providerId)
    for (const customer of new Set(this.listOf(reader.id).map((one) => one.customer))) this.forget(customer)
  }

  protected closePage(id: string) {
    const session = this.provider.ask(() => this.provider.sessions.get(id))
    if (session && this.provider.statusOf(session) === 'open') session.status = 'expired'
  }

  subscribe(
    whose: { reader: KnownReader } | { email: string },
    plan: SoldPlan & { trialDays: number },
    withoutTrial: boolean,
  ): string | undefined {
    const reader = 'reader' in whose ? whose.reader : undefined
    const email = 'reader' in whose ? whose.reader.email : whose.email
    if (reader && (reader.erasedAt || this.payingOf(reader.id))) return undefined
    const spent = reader !== undefined && this.hasHadTheirTrial(reader)
    const trialDays = trialDaysOnOffer(plan.trialDays, withoutTrial || spent)
    const customer = reader && this.listOf(reader.id).find((one) => !one.setAside)?.customer
    const id = ++this.ids
    try {
      const session = this.provider.ask(() =>
        this.provider.openSession({ checkoutId: id, plan, trialDays, email, customer }),
      )
      const createdAt = this.now
      this.checkouts.push({ id, readerId: reader?.id, email, session, createdAt, completed: false })
      return session
    } catch (error) {
      if (error instanceof ProviderUnanswered) return undefined
      throw error
    }
  }

  hasHadTheirTrial(reader: KnownReader): boolean {
    return hasSpentTrial({
      addressHasHadTrial: this.trials.has(`address ${reader.email}`),
      addressProven: reader.proven,
      trialUndone: this.listOf(reader.id).some(({ setAside }) => setAside === 'trial-used'),
    })
  }

  protected forgetCheckouts() {
    for (const checkout of [...this.checkouts]) {
      const { createdAt, completed, session } = checkout
      if (completed || isBefore(this.now, createdAt.add(FORGET_CHECKOUT))) continue
      this.closePage(session)
      if (this.syncCheckout(session) === 'expired') this.checkouts.splice(this.checkouts.indexOf(checkout), 1)
    }
  }

  command(readerId: number, command: 'cancel' | 'resume'): CommandOutcome {
    const known = this.payingOf(readerId)
    if (!known) return 'not-subscribed'
    try {
      let subscription = mayAskFor(known.state, command) ? known : this.sync(known.providerId)
      if (!mayAskFor(subscription.state, command)) return 'not-now'
      for (let tries = 0; tries < 2; tries++) {
        const sold = this.provider.subscriptions.get(known.providerId) as SoldSubscription
        this.order(intentOfCommand(command, subscription), () => this.provider.setCancel(sold, command === 'cancel'))
        subscription = this.sync(known.providerId)
        if (isAsAsked(command, subscription)) return 'done'
        if (!mayAskFor(subscription.state, command)) return 'not-now'
      }
      return 'not-done'
    } catch (error) {
      if (!(error instanceof ProviderUnanswered)) throw error
      const soon = this.now.add({ minutes: 5 })
      const current = this.known.get(known.providerId) as Subscription
      current.askAt = current.askAt ? earlier(current.askAt, soon) : soon
      return 'unanswered'
    }
  }

  /** One by one; what the provider does not answer is left for the next time. */
  doWork() {
    for (let left = this.work.splice(0); left.length > 0; left = this.work.splice(0)) {
      const again: Work[] = []
      for (const work of left) if (!this.tries(() => this.do(work))) again.push(work)
      if (again.length > 0 && this.work.length === 0) {
        this.work.push(...again)
        return
      }
      this.work.push(...again)
    }
  }

  protected tries(act: () => void): boolean {
    try {
      act()
      return true
    } catch (error) {
      if (error instanceof ProviderUnanswered) return false
      throw error
    }
  }

  protected do(work: Work) {
    switch (work.kind) {
      case 'undo':
        return this.undo(work.providerId)
      case 'book':
        return this.bookPayments(work.providerId)
      case 'ask':
        return this.askAtPeriodEnd(work.providerId)
      case 'told':
        return this.lookInto(work.told)
    }
  }

  protected lookInto({ object, id }: Told) {
    switch (object) {
      case 'subscription':
        return this.sync(id)
      case 'checkout':
        return this.syncCheckout(id)
      case 'invoice':
        return this.recordInvoice(id)
      case 'charge':
        return this.recordRefunds(id)
      case 'dispute':
        return this.recordDispute(id)
    }
  }

  protected askAtPeriodEnd(providerId: string) {
    const silent = !this.tries(() => {
      if (isCollecting(this.sync(providerId))) this.bookPayments(providerId)
    })
    const subscription = this.known.get(providerId)
    if (silent && subscription) subscription.unansweredSince ??= this.now
  }

  nextDue(): Instant | undefined {
    let next: Instant | undefined
    const add = (due: Instant | undefined) => {
      if (due && (!next || isBefore(due, next))) next = due
    }
    for (const { askAt, undoAt, remindAt } of this.known.values()) for (const due of [askAt, undoAt, remindAt]) add(due)
    for (const { forgetAt } of this.trials.values()) add(forgetAt)
    return next
  }

  runDue() {
    const isDue = (at: Instant | undefined) => at !== undefined && !isBefore(this.now, at)
    for (const one of this.known.values()) {
      if (isDue(one.askAt)) {
        one.askAt = this.now.add({ hours: ASK_AGAIN_HOURS })
        this.enqueue({ kind: 'ask', providerId: one.providerId })
      }
      if (isDue(one.undoAt)) {
        one.undoAt = this.now.add({ minutes: 1 })
        this.enqueue({ kind: 'undo', providerId: one.providerId })
      }
      if (isDue(one.remindAt)) this.remind(one)
    }
    for (const [key, { forgetAt }] of this.trials) if (isDue(forgetAt)) this.trials.delete(key)
    this.tries(() => this.forgetCheckouts())
    for (const reader of this.readers.values()) if (reader.erasureAskedAt) this.erase(reader)
    this.doWork()
  }

  protected remind(one: Subscription) {
    const facts = factsOf(one)
    const isReplaced = one.state === 'ended' && this.payingOf(one.readerId) !== undefined
    const dunning = isReplaced ? undefined : nextDunning(facts, this.now, this.zone)
    one.remindAt = dunning?.then?.at
    const due = dunning?.due ?? nextReminder(facts, this.zone)
    if (due?.kind === 'ended') this.mail(one, 'ended', 'once')
    else if (due?.kind === 'payment-failed') {
      if (isBefore(this.now, graceEnd(facts, this.zone))) this.mail(one, due.kind, `${one.periodStart} day ${due.day}`)
    } else if (due && isBefore(this.now, due.chargedAt)) this.mail(one, due.kind, String(due.chargedAt))
  }
}
