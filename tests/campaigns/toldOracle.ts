import type { Subscription } from '../../src/money/subscriptions/subscriptions.module.ts'
import { isBefore } from '../../src/platform/calendar.ts'
import { Witness } from './moneyEvidence.ts'
import { contradictionOf, readPage } from './pageSays.ts'
import type { Payment, SoldSubscription } from './providerInMemory.ts'

/** DESIGN §7 */
const REMIND_DAYS = 7

/** What readers are shown and written, beside what is so. */
export class ToldOracle extends Witness {
  /** The page as it is drawn, beside what the provider says. */
  pages(): string[] {
    return [...this.is.pages].flatMap(([readerId, html]) => {
      const reader = this.readers.get(readerId)
      if (!reader || reader.erasureAskedAt) return []
      const theirs = this.is.sold.filter((one) => this.ownerOf(one) === reader)
      // What was not heard cannot be shown; that it will be asked about is asked elsewhere.
      if (theirs.some(({ id }) => this.is.unheard.has(id))) return []
      const counted = theirs.filter(({ id }) => !this.is.known.get(id)?.setAside)
      const runs = counted.find(({ status }) => status !== 'canceled')
      const said = readPage(html)
      const wrongs: string[] = []
      const wrong = contradictionOf(said, runs && this.#standingOf(runs), this.is.zone, this.is.now)
      if (wrong) wrongs.push(`${reader.email} is shown of ${runs?.id ?? 'what has ended'}: ${wrong}`)
      if (!runs && this.is.blocked.has(readerId)) wrongs.push(`${reader.email} has nothing that runs, and may not buy`)
      if ((said.kind === 'owed' || said.kind === 'givenUp') && !this.is.open.has(readerId)) {
        wrongs.push(`${reader.email} is promised to read until ${said.date}, and may not`)
      }
      return wrongs
    })
  }

  #standingOf(one: SoldSubscription) {
    const covers = ({ coversUntil, id }: Payment) => !isBefore(coversUntil, one.periodEnd) && this.is.booked.has(id)
    return {
      ...one,
      cancelAt: one.cancelAtPeriodEnd ? one.periodEnd : undefined,
      paidFor: this.paymentsOf(one).some(covers),
    }
  }

  /** Whoever loses something hears of it, and whoever is charged for the first time before. */
  mails(): string[] {
    return this.is.sold.flatMap((one) => {
      const known = this.is.known.get(one.id)
      const reader = this.ownerOf(one)
      if (!known || !reader || reader.erasureAskedAt) return []
      const got = (kind: string) => this.is.mails.filter((mail) => mail.providerId === one.id && mail.kind === kind)
      const wrongs: string[] = []
      const expect = (kind: string, why: string) => {
        if (got(kind).length === 0) wrongs.push(`${reader.email} has no mail that ${one.id} ${why}`)
      }
      if (known.setAside) {
        if (known.setAside !== 'orphan') expect(known.setAside, `was undone (${known.setAside})`)
        return wrongs
      }
      if (known.state === 'canceling') expect('canceled', 'was canceled')
      const graceEnd = this.isOwed(known) && known.pastDueSince && this.graceEnd(known.pastDueSince).add({ hours: 2 })
      const isInGrace = graceEnd && isBefore(this.is.now, graceEnd)
      const isCutOff = one.deeds.some(({ what }) => what === 'cut off')
      // What was taken back after its end changes nothing for anybody.
      const over = this.overSince(one)
      const isLate = over && one.endedAt && isBefore(one.endedAt, over)
      const isNews = (known.endedBecause || isCutOff) && known.state === 'ended' && got('welcome').length > 0
      if (isNews && !isInGrace && !isLate && !this.#isReplaced(one, known))
        expect('ended', `ended (${known.endedBecause ?? 'cut off'})`)
      return [...wrongs, ...this.#chargedWithoutAWord(one, got('trial-ending')), ...this.#dunnedForNothing(one)]
    })
  }

  /** Another one began in the grace: who was told to subscribe again if they wanted to read on has done so. */
  #isReplaced(one: SoldSubscription, { endedBecause, pastDueSince }: Subscription): boolean {
    const until = endedBecause === 'unpaid' && pastDueSince && this.graceEnd(pastDueSince)
    if (!until) return false
    return this.#othersOf(one).some(({ id }) => {
      const since = this.is.heard.get(id)?.firstAt
      return since && isBefore(since, until)
    })
  }

  #othersOf(one: SoldSubscription): SoldSubscription[] {
    const owner = this.ownerOf(one)
    return this.is.sold.filter(
      (other) => other !== one && this.ownerOf(other) === owner && !this.is.known.get(other.id)?.setAside,
    )
  }

  /** Whoever has subscribed anew since is not told that they will not be able to read. */
  #dunnedForNothing(one: SoldSubscription): string[] {
    const owner = this.ownerOf(one)
    const others = this.#othersOf(one)
    return this.is.mails.flatMap(({ providerId, kind, at }) => {
      if (providerId !== one.id || (kind !== 'payment-failed' && kind !== 'ended')) return []
      const runs = others.find(({ id, endedAt }) => {
        const since = this.is.heard.get(id)?.firstAt
        return since && isBefore(since, at) && (!endedAt || isBefore(at, endedAt))
      })
      return runs ? [`${owner?.email} is told of ${one.id} (${kind}) at ${at}, and ${runs.id} runs`] : []
    })
  }

  #chargedWithoutAWord(one: SoldSubscription, told: readonly { at: Temporal.Instant }[]): string[] {
    const { id, trialEnd } = one
    const heard = this.is.heard.get(id)
    const first = trialEnd && this.paymentsOf(one).find(({ coversFrom }) => coversFrom.equals(trialEnd))
    if (!first || !heard || !isBefore(heard.firstAt, trialEnd.subtract({ hours: (REMIND_DAYS + 1) * 24 }))) return []
    if (one.deeds.some(({ what }) => what !== 'paid' && what !== 'failed')) return []
    return told.some(({ at }) => isBefore(at, first.paidAt))
      ? []
      : [`${id} was charged for the first time without a word`]
  }
}
