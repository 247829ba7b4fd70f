import { daysLater } from '../objects/calendar.ts'
import type { CheckoutSession, SessionHidden } from '../objects/checkoutSession.ts'
import { seconds, type Work } from '../request/work.ts'
import { hiddenOf, save, unschedule } from '../store/storage.ts'
import { emit } from '../webhooks/events.ts'

export async function sessionHidden(work: Work, session: CheckoutSession): Promise<SessionHidden> {
  const hidden = await hiddenOf<SessionHidden>(work, session.id)
  if (hidden === undefined) throw new Error(`The checkout session ${session.id} has lost its items`)
  return hidden
}

/** When a trial would end that starts now; null where there is none. */
export function trialEndOf(work: Work, hidden: SessionHidden): number | null {
  return hidden.trialDays === null ? hidden.trialEnd : daysLater(seconds(work), hidden.trialDays)
}

export async function expireSession(work: Work, before: CheckoutSession): Promise<CheckoutSession> {
  const session: CheckoutSession = { ...before, status: 'expired', url: null }
  await save(work, 'checkout.session', session)
  await unschedule(work, session.id)
  await emit(work, 'checkout.session.expired', session)
  return session
}
