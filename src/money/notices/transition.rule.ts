import type { EndedBecause, State } from '../subscriptions/subscriptions.module.ts'

type Step = { state: State; setAside: string | undefined; endedBecause?: EndedBecause | undefined }

export type TransitionNotice = 'welcome' | 'canceled' | 'payment-failed' | 'ended'

/**
 * Which mails follow the step just taken; `before` is undefined for a subscription that we had not seen. One that is set
 * aside is told of once it has been undone. Each mail is about one fact, and each fact is told once. What has ended and
 * still opens something (`isOpen`), in a grace, is told at the end of that.
 */
export function noticesOfTransition(before: Step | undefined, after: Step, isOpen = false): TransitionNotice[] {
  if (after.setAside !== undefined) return []
  const notices: TransitionNotice[] = []
  const hasBegun = after.state === 'trialing' || after.state === 'active' || after.state === 'canceling'
  if (hasBegun && (!before || before.state === 'incomplete')) notices.push('welcome')
  if (after.state === 'canceling' && before?.state !== 'canceling') notices.push('canceled')
  const isOwed = after.state === 'past_due' || (after.state === 'ended' && isOpen)
  if (isOwed && before?.state !== 'past_due' && before?.state !== after.state) notices.push('payment-failed')
  if (after.state === 'ended' && !isOpen && before && isNews(before, after)) notices.push('ended')
  return notices
}

/** Whoever canceled knows when it ends; whoever is being forgotten hears of that. */
function isNews(before: Step, after: Step): boolean {
  switch (before.state) {
    case 'trialing':
    case 'active':
    case 'past_due':
    case 'paused':
      return after.endedBecause !== 'erasure'
    case 'canceling':
      return after.endedBecause !== undefined && after.endedBecause !== 'erasure'
    case 'incomplete':
    case 'ended':
      return false
  }
}
