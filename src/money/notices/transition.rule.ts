import type { State } from '../subscriptions/subscriptions.module.ts'

type Step = { state: State; setAside: string | undefined }

export type TransitionNotice = 'welcome' | 'canceled' | 'payment-failed'

/**
 * Which mails follow the step just taken; `before` is undefined for a subscription that we had not seen. One that is set
 * aside is told of once it has been undone. Each mail is about one fact, and each fact is told once.
 */
export function noticesOfTransition(before: Step | undefined, after: Step): TransitionNotice[] {
  if (after.setAside !== undefined) return []
  const notices: TransitionNotice[] = []
  const hasBegun = after.state === 'trialing' || after.state === 'active' || after.state === 'canceling'
  if (hasBegun && (!before || before.state === 'incomplete')) notices.push('welcome')
  if (after.state === 'canceling' && before?.state !== 'canceling') notices.push('canceled')
  if (after.state === 'past_due' && before?.state !== 'past_due') notices.push('payment-failed')
  return notices
}
