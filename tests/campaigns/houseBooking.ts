import { judgeDispute } from '../../src/money/billing/dispute.rule.ts'
import { intentOfEnding, intentOfRefund } from '../../src/money/billing/intent.rule.ts'
import { mailOfUndoing } from '../../src/money/notices/whichMail.rule.ts'
import { decideClosedUntil, isForNothing, owedBack, UNDO_AGAIN } from '../../src/money/subscriptions/ending.rule.ts'
import { isOverThere } from '../../src/money/subscriptions/states.rule.ts'
import { ProviderUnanswered, type Subscription } from '../../src/money/subscriptions/subscriptions.module.ts'
import { earlier, isBefore, later } from '../../src/platform/calendar.ts'
import { type Booked, NOBODY } from './houseInMemory.ts'
import { HouseTakingOver } from './houseTakingOver.ts'
import { givenBack, type Payment, type SoldSubscription } from './providerInMemory.ts'

type Instant = Temporal.Instant

/** Books payments, refunds and disputes, and gives back what is owed, as `billing` and `undoSubscription` do. */
export class HouseBooking extends HouseTakingOver {
  protected undo(providerId: string) {
    const subscription = this.known.get(providerId)
    const owed = subscription && owedBack(subscription)
    if (!owed || owed === 'nothing') return
    if (!isOverThere(subscription.providerStatus)) {
      const sold = this.provider.subscriptions.get(providerId) as SoldSubscription
      this.order(intentOfEnding('end', providerId), () => {
        this.provider.end(sold)
        return 'done'
      })
      if (!isOverThere(this.sync(providerId).providerStatus)) throw new ProviderUnanswered('it goes on')
    }
    const sold = this.provider.ask(() => this.provider.subscriptions.get(providerId) as SoldSubscription)
    if (sold.owed) {
      this.order(intentOfEnding('void', `owed ${providerId} ${sold.owed.from}`), () => {
        this.provider.voidOwed(sold)
        return 'done'
      })
    }
    const refunded = this.refundPayments(subscription, owed === 'everything' ? undefined : owed.since)
    if (subscription.setAside === 'orphan' && subscription.readerId !== NOBODY) this.forget(subscription.customer)
    const after = this.known.get(providerId) as Subscription
    if (subscription.setAside) {
      const kind = mailOfUndoing(subscription.setAside)
      if (kind) this.mail(after, kind, 'once')
    } else if (refunded > 0) {
      this.alarm(subscription.endedBecause === 'erasure' ? 'paid-to-nobody' : 'paid-after-end', providerId)
    }
    after.undoAt = undefined
  }

  protected refundPayments({ providerId }: Subscription, since: Instant | undefined): number {
    let refunded = 0
    for (const payment of this.provider.ask(() => this.paymentsOf(providerId))) {
      const booked = this.booked.get(payment.id)
      if (since && (isBefore(payment.paidAt, since) || (booked && isBefore(booked.bookedAt, since)))) continue
      this.recordInvoice(payment.id)
      if (givenBack(payment) < payment.amountMinor) {
        this.order(intentOfRefund(payment.id, {}), () => this.provider.refund(payment, payment.amountMinor, 'us'))
      }
      this.recordRefunds(payment.id)
      refunded += this.booked.get(payment.id)?.refundedMinor ?? 0
    }
    return refunded
  }

  protected paymentsOf(providerId: string): Payment[] {
    return [...this.provider.payments.values()].filter(({ subscription }) => subscription === providerId)
  }

  protected forget(customer: string) {
    this.provider.ask(() => this.provider.deleteCustomer(customer))
  }

  recordInvoice(id: string) {
    const payment = this.provider.ask(() => this.provider.payments.get(id) as Payment)
    const subscription = this.sync(payment.subscription)
    if (this.booked.has(id)) return
    const { providerId } = subscription
    this.booked.set(id, {
      id,
      subscription: providerId,
      at: payment.paidAt,
      bookedAt: this.now,
      refunded: new Set(),
      refundedMinor: 0,
    })
    const { paidUntil } = subscription
    subscription.paidUntil = paidUntil ? later(paidUntil, payment.coversUntil) : payment.coversUntil
    if (!isForNothing(payment.paidAt, subscription)) {
      this.mail(subscription, 'receipt', id)
      return
    }
    const soon = this.now.add(UNDO_AGAIN)
    subscription.undoAt = subscription.undoAt ? earlier(subscription.undoAt, soon) : soon
    this.enqueue({ kind: 'undo', providerId })
  }

  recordRefunds(id: string) {
    if (!this.booked.has(id)) this.recordInvoice(id)
    const payment = this.provider.ask(() => this.provider.payments.get(id) as Payment)
    const booked = this.booked.get(id) as Booked
    let isNews = false
    for (const refund of payment.refunds) {
      if (booked.refunded.has(refund.id)) continue
      booked.refunded.add(refund.id)
      booked.refundedMinor += refund.amountMinor
      isNews = true
    }
    const subscription = this.known.get(booked.subscription) as Subscription
    const { refundedMinor } = booked
    const closedUntil = decideClosedUntil({ ...payment, refundedMinor }, subscription)
    if (!isNews || !closedUntil) return
    const { refundedUntil } = subscription
    subscription.refundedUntil = refundedUntil ? later(refundedUntil, closedUntil) : closedUntil
    if (isBefore(this.now, closedUntil)) this.end(subscription, 'refunded')
  }

  recordDispute(id: string) {
    const payment = this.provider.ask(() => [...this.provider.payments.values()].find((one) => one.dispute?.id === id))
    if (!payment?.dispute) return
    if (!this.booked.has(payment.id)) this.recordInvoice(payment.id)
    const verdict = judgeDispute(payment.dispute.status)
    if (verdict === 'over') return
    this.alarm(verdict === 'lost' ? 'dispute-lost' : 'dispute-opened', id)
    if (verdict === 'lost') {
      const booked = this.booked.get(payment.id) as Booked
      if (!booked.refunded.has(id)) booked.refundedMinor += payment.amountMinor
      booked.refunded.add(id)
      this.end(this.known.get(payment.subscription) as Subscription, 'dispute-lost')
    }
  }

  protected bookPayments(providerId: string) {
    for (const { id } of this.provider.ask(() => this.paymentsOf(providerId))) {
      if (!this.booked.has(id)) this.recordInvoice(id)
    }
  }
}
