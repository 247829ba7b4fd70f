import { isBefore } from '../../platform/calendar.ts'
import { type EndedBecause, isCanceled, type SetAside, type State } from '../subscriptions/subscriptions.module.ts'

type Step = {
  state: State
  setAside: string | undefined
  endedBecause?: EndedBecause | undefined
  cancelAt?: Temporal.Instant | undefined
  endedAt?: Temporal.Instant | undefined
}

/**
 * All mails about a subscription, and what each follows:
 *
 * - a step from one state to another: welcome, canceled, payment-failed (day 0), ended: `mailsOfStep`, here
 * - a payment that is booked: receipt
 * - one that was set aside and has been undone: surplus, trial-used: `mailOfUndoing`, here
 * - a day that has come: trial-ending and renewal, seven days ahead; payment-failed on days 3, 7 and 12; ended after the
 *   grace: `nextReminder` and `nextDunning` in `subscriptions/dueDates.rule.ts`
 */
export type MailOfStep = 'welcome' | 'canceled' | 'payment-failed' | 'ended'

/**
 * Which mails follow the step just taken; `before` is undefined for a subscription that we had not seen. One that is set
 * aside is told of once it has been undone. Each mail is about one fact, and each fact is told once. What has ended and
 * still opens something (`isOpen`), in a grace, is told at the end of that.
 */
export function mailsOfStep(before: Step | undefined, after: Step, isOpen = false): MailOfStep[] {
  if (after.setAside !== undefined) return []
  const mails: MailOfStep[] = []
  const hasBegun = after.state === 'trialing' || after.state === 'active' || after.state === 'canceling'
  if (hasBegun && (!before || before.state === 'incomplete')) mails.push('welcome')
  if (isCanceled(after) && !(before && isCanceled(before))) mails.push('canceled')
  const isOwed = after.state === 'past_due' || (after.state === 'ended' && isOpen)
  if (isOwed && before?.state !== 'past_due' && before?.state !== after.state) mails.push('payment-failed')
  if (after.state === 'ended' && !isOpen && before && isNews(before, after)) mails.push('ended')
  return mails
}

/** Whoever canceled knows when it ends, unless it ends before that; whoever is being forgotten hears of that. */
function isNews(before: Step, after: Step): boolean {
  if (after.endedBecause === 'erasure') return false
  switch (before.state) {
    case 'trialing':
    case 'active':
    case 'past_due':
    case 'paused':
      return true
    case 'canceling':
      return after.endedBecause !== undefined || endsEarly(before, after)
    case 'incomplete':
    case 'ended':
      return false
  }
}

function endsEarly({ cancelAt }: Step, { endedAt }: Step): boolean {
  return cancelAt !== undefined && endedAt !== undefined && isBefore(endedAt, cancelAt)
}

/** Whoever paid for nothing hears of it when it has been given back; an orphan has nobody to tell. */
export function mailOfUndoing(setAside: SetAside | undefined): 'surplus' | 'trial-used' | undefined {
  return setAside === 'orphan' ? undefined : setAside
}
