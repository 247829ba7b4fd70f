import { addMonths, earlier, isBefore, later } from '../../src/platform/calendar.ts'
import { type Evidence, GRACE_DAYS, Witness } from './moneyEvidence.ts'
import { givenBack, type Payment, type SoldSubscription } from './providerInMemory.ts'
import { ToldOracle } from './toldOracle.ts'

type Instant = Temporal.Instant

const DAY_MS = 86_400_000
/** DESIGN §7 */
const REMEMBER_MONTHS = 12

/**
 * What must be so of every reader, told by what the provider sold, charged and gave back, and by what readers did. It asks
 * none of the rules that decided it. `settled`: the provider has been heard, and more than a minute has passed.
 */
export function wrongsIn(evidence: Evidence, settled: boolean): string[] {
  const [oracle, told] = [new Oracle(evidence), new ToldOracle(evidence)]
  const always = [...oracle.refunds(), ...oracle.judgments(), ...oracle.endings(), ...oracle.trials()]
  if (!settled) return always
  return [
    ...always,
    ...oracle.money(),
    ...oracle.alarms(),
    ...oracle.graces(),
    ...oracle.contracts(),
    ...told.pages(),
    ...oracle.questions(),
    ...told.mails(),
  ]
}

class Oracle extends Witness {
  /** Nobody is given back who should not be: it was paid to nobody, twice, or after the end. */
  refunds(): string[] {
    return this.is.payments.flatMap((payment) => {
      if (!payment.refunds.some(({ by }) => by === 'us')) return []
      const one = this.soldBy.get(payment.subscription)
      const reader = one && this.ownerOf(one)
      if (!one || !reader) return []
      const asked = reader.erasureAskedAt
      if (asked && !(isBefore(payment.paidAt, asked) && isBefore(one.startedAt, asked))) return []
      if (this.#isSecond(one)) return []
      const over = this.overSince(one)
      if (over && !isBefore(payment.paidAt, over)) return []
      return [`${payment.id} of ${one.id} was given back to ${reader.email}, who had paid for it once`]
    })
  }

  /** Another one of the same reader ran while it did. */
  #isSecond(one: SoldSubscription): boolean {
    const owner = this.ownerOf(one)
    return this.is.sold.some(
      (other) =>
        other !== one &&
        this.ownerOf(other) === owner &&
        (!other.endedAt || !isBefore(other.endedAt, one.startedAt)) &&
        (!one.endedAt || !isBefore(one.endedAt, other.startedAt)),
    )
  }

  /** Whoever is refused was a second one, or had a trial, or is nobody, when it was heard of. */
  judgments(): string[] {
    return this.is.sold.flatMap((one) => {
      const reader = this.ownerOf(one)
      switch (this.is.known.get(one.id)?.setAside) {
        case 'surplus':
          return this.#isSecond(one)
            ? []
            : [`${one.id} is the only one of ${reader?.email}, and was set aside as a second`]
        case 'orphan':
          return reader?.erasureAskedAt
            ? []
            : [`${one.id} has a reader, ${reader?.email}, and was set aside as nobody’s`]
        case 'trial-used':
          return this.#hadTrialBefore(one) ? [] : [`${one.id} is the first trial of ${reader?.email}, and was refused`]
        default:
          return []
      }
    })
  }

  #hadTrialBefore(one: SoldSubscription): boolean {
    const mine = this.is.heard.get(one.id)
    return this.is.sold.some((other) => {
      const theirs = this.is.heard.get(other.id)
      if (other === one || !mine || !theirs || !other.trialEnd) return false
      return theirs.card === mine.card || this.#addressesOf(other, mine.firstAt).includes(mine.email)
    })
  }

  /** Under which addresses the reader of a trial was, from when it was heard of until then. */
  #addressesOf({ id }: SoldSubscription, until: Instant): string[] {
    const from = this.is.heard.get(id)?.firstAt
    const known = this.is.known.get(id)
    const held = (known && this.is.addresses.get(known.readerId)) ?? []
    const theirs = held.filter((address, index) => {
      const next = held[index + 1]
      return from && !isBefore(until, address.from) && (!next || !isBefore(next.from, from))
    })
    return theirs.map(({ email }) => email)
  }

  /** What has ended here although nobody asked the provider for it, has ended for what is so there. */
  endings(): string[] {
    return this.is.sold.flatMap((one): string[] => {
      const known = this.is.known.get(one.id)
      const reader = this.ownerOf(one)
      const unless = (isSo: boolean | undefined, why: string) =>
        isSo ? [] : [`${one.id} of ${reader?.email} has ended: ${known?.endedBecause}, and ${why}`]
      switch (known?.endedBecause) {
        case 'refunded':
          return unless(this.paymentsOf(one).some(isGone), 'no payment was given back whole')
        case 'dispute-lost':
          return unless(
            this.paymentsOf(one).some(({ dispute }) => dispute?.status === 'lost'),
            'no bank took it back',
          )
        case 'unpaid': {
          const failed = lastFailureOf(one)
          const days = failed && known.endedAt && (known.endedAt.epochMilliseconds - failed.epochMilliseconds) / DAY_MS
          return unless(one.gaveUp || (days !== undefined && days >= GRACE_DAYS - 1), `it was owed for ${days} days`)
        }
        case 'erasure':
          return unless(reader?.erasureAskedAt !== undefined, 'nobody asked to be forgotten')
        default:
          return []
      }
    })
  }

  /** One trial for a card and for an address, whoever moves where. */
  trials(): string[] {
    const taken = this.is.sold.flatMap((one) => {
      const [known, heard] = [this.is.known.get(one.id), this.is.heard.get(one.id)]
      if (!known || !heard || !one.trialEnd || known.setAside) return []
      // What is first heard of when it is over was never judged as a trial.
      const over = one.endedAt ? earlier(one.endedAt, one.trialEnd) : one.trialEnd
      return isBefore(heard.firstAt, over) ? [{ one, heard }] : []
    })
    return taken.flatMap(({ one, heard: first }) =>
      taken.flatMap(({ one: other, heard: second }) => {
        if (!isBefore(first.firstAt, second.firstAt)) return []
        const forgottenAt = this.ownerOf(one)?.erasedAt
        if (forgottenAt && !isBefore(second.firstAt, addMonths(forgottenAt, REMEMBER_MONTHS, this.is.zone))) return []
        if (first.card === second.card) return [`${one.id} and ${other.id} are trials with one card`]
        const before = second.firstAt.subtract({ nanoseconds: 1 })
        const isOnes = this.#addressesOf(one, before).includes(second.email)
        return isOnes ? [`${one.id} and ${other.id} are trials of ${second.email}`] : []
      }),
    )
  }

  /** What is paid for is open, and what is not open is given back. */
  money(): string[] {
    return this.is.payments.flatMap((payment) => {
      const one = this.soldBy.get(payment.subscription)
      const known = this.is.known.get(payment.subscription)
      const reader = one && this.ownerOf(one)
      if (!one || givenBack(payment) >= payment.amountMinor || payment.dispute) return []
      const [{ paidAt }, { now }] = [payment, this.is]
      // Of what was paid while all news were lost nothing is known before the checkout is to be forgotten.
      if (!known || !reader) {
        return isBefore(now, paidAt.add({ hours: 15 * 24 })) ? [] : [`${payment.id} of ${one.id} was never heard of`]
      }
      const kept = (why: string) => [`${payment.id} of ${one.id} was paid ${why}, and is kept`]
      if (known.setAside) return kept(`for what opens nothing (${known.setAside})`)
      const asked = reader.erasureAskedAt
      if (asked && isBefore(asked, paidAt)) return kept('by somebody who is forgotten')
      if (one.endedAt && isBefore(one.endedAt.add({ seconds: 1 }), paidAt)) return kept('after its end there')
      if (known.endedBecause) {
        const since = known.endedBecause === 'unpaid' ? known.pastDueSince : known.endedAt
        return since && isBefore(since.add({ seconds: 1 }), paidAt) ? kept('after its end') : []
      }
      if (isBefore(now, payment.coversFrom) || !isBefore(now, payment.coversUntil)) return []
      const isTakenBack = this.paymentsOf(one).some(({ dispute }) => dispute?.status === 'lost')
      if (asked || isTakenBack || one.deeds.some(({ what }) => what === 'cut off')) return []
      // Silence is borne for a week; after that it counts from the next answer on, which is asked for hourly.
      if (this.is.open.has(reader.id) || this.is.unheard.has(one.id)) return []
      return [`${reader.email} has paid ${payment.id} until ${payment.coversUntil}, and may not read`]
    })
  }

  /** A person hears of what was paid to nobody or after the end, and of every dispute. */
  alarms(): string[] {
    return this.is.payments.flatMap(({ id, subscription, refunds, dispute }) => {
      const setAside = this.is.known.get(subscription)?.setAside
      const isRaised = (...codes: string[]) => codes.some((code) => this.is.alarms.has(code))
      const wrongs: string[] = []
      const [toNobody, afterEnd] = [`paid-to-nobody ${subscription}`, `paid-after-end ${subscription}`]
      const isGivenBack = refunds.some(({ by }) => by === 'us')
      if (setAside === 'orphan' && !isRaised(toNobody)) wrongs.push(`nobody was alarmed of ${id}, paid to nobody`)
      if (!setAside && isGivenBack && !isRaised(toNobody, afterEnd))
        wrongs.push(`nobody was alarmed of ${id}, given back`)
      if (
        dispute &&
        !isRaised(`dispute-opened ${dispute.id}`, `dispute-lost ${dispute.id}`) &&
        dispute.status !== 'won'
      ) {
        wrongs.push(`nobody was alarmed of ${dispute.id}`)
      }
      return wrongs
    })
  }

  /** At most one runs; what has ended here has ended there; whoever reads has something that opens it. */
  contracts(): string[] {
    const wrongs: string[] = []
    for (const reader of this.is.readers) {
      const theirs = this.is.sold.filter((one) => this.ownerOf(one) === reader)
      const running = theirs.filter(({ status }) => status !== 'canceled')
      const ids = running.map(({ id }) => id).join(', ')
      if (running.length > 1) wrongs.push(`${ids} run at once for ${reader.email}`)
      if (reader.erasedAt && running.length > 0) wrongs.push(`${ids} run for somebody who was forgotten`)
      if (!this.is.open.has(reader.id) || running.length > 0 || theirs.some(({ id }) => this.is.unheard.has(id)))
        continue
      const owes = theirs.some((one) => this.isOwed(this.is.known.get(one.id)))
      if (!owes) wrongs.push(`${reader.email} reads, and nothing runs`)
    }
    for (const { id, status } of this.is.sold) {
      const known = this.is.known.get(id)
      const isOver = known?.setAside ?? known?.endedBecause
      if (isOver && status !== 'canceled') wrongs.push(`${id} has ended here (${isOver}) and runs there`)
    }
    return wrongs
  }

  /** A failed payment costs nobody their reading for two weeks, whether or not the provider goes on trying. */
  graces(): string[] {
    return this.is.sold.flatMap((one) => {
      const known = this.is.known.get(one.id)
      const reader = this.ownerOf(one)
      if (!known || known.setAside || !reader || reader.erasureAskedAt || this.is.unheard.has(one.id)) return []
      if (one.status !== 'past_due' && !one.gaveUp) return []
      const since = lastFailureOf(one)
      const isTakenBack = this.paymentsOf(one).some(
        ({ dispute, refunds }) => dispute?.status === 'lost' || refunds.some(({ by }) => by === 'them'),
      )
      if (!since || isTakenBack || !isBefore(this.is.now, this.graceEnd(since)) || this.is.open.has(reader.id))
        return []
      return [`${reader.email} owes a payment for ${one.id} since ${since}, and may not read`]
    })
  }

  /** What has ended is not asked about for ever, and what runs is asked about when its time is over. */
  questions(): string[] {
    return [...this.is.known.values()].flatMap(({ providerId, state, setAside, askAt, undoAt, periodEnd }) => {
      if (state !== 'ended' && !setAside) {
        const latest = later(periodEnd, this.is.now).add({ hours: 2 })
        if (askAt && !isBefore(latest, askAt)) return []
        return [`${providerId} is ${state} until ${periodEnd}, and asked about at ${askAt}`]
      }
      if (askAt) return [`${providerId} has ended, and is asked about at ${askAt}`]
      return undoAt ? [`${providerId} has ended, and is undone for ever`] : []
    })
  }
}

/** Since when nothing has come of its charges, or had not when it ended. */
function lastFailureOf({ deeds, endedAt }: SoldSubscription): Instant | undefined {
  return deeds.reduce<Instant | undefined>((since, { at, what }) => {
    if (endedAt && isBefore(endedAt, at)) return since
    if (what === 'failed') return since ?? at
    return what === 'paid' ? undefined : since
  }, undefined)
}

/** Given back, or taken back by a bank, whole. */
function isGone(payment: Payment): boolean {
  const taken = payment.dispute?.status === 'lost' ? payment.amountMinor : 0
  return givenBack(payment) + taken >= payment.amountMinor
}
