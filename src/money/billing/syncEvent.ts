import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { askStripe } from './askStripe.ts'
import type { BillingDeps } from './deps.ts'
import { findOpenEvent, type ProviderEvent, storeOutcome } from './provider.sql.ts'
import { recordDispute } from './recordDispute.ts'
import { recordInvoice } from './recordInvoice.ts'
import { recordRefunds } from './recordRefunds.ts'
import { idOf } from './stripeObjects.rule.ts'

type Outcome = { outcome: string; detail: Record<string, unknown> }

/**
 * An event only says where to look: the object is asked for again and taken over as it is now. So an event that comes
 * twice, late or before its elder changes nothing that is not so. Throws `ProviderUnanswered`, and is then repeated.
 */
export async function syncEvent(deps: BillingDeps, eventId: string): Promise<void> {
  const event = await findOpenEvent(deps.db, eventId)
  if (!event) return
  const { outcome, detail } = await lookInto(deps, event)
  await inTransaction(deps.db, (tx: DatabaseTransaction) =>
    storeOutcome(tx, event.id, outcome, detail, deps.clock.now()),
  )
}

async function lookInto(deps: BillingDeps, event: ProviderEvent): Promise<Outcome> {
  const cause = `event:${event.id}`
  const subscriptions = deps.subscriptions()
  switch (event.object) {
    case 'subscription': {
      const taken = await subscriptions.syncSubscription(event.objectId, cause)
      return taken.kind === 'taken' ? tookOver(taken.subscription.state) : refused(taken.reason)
    }
    case 'checkout.session': {
      const taken = await deps.checkout().syncCheckout(event.objectId, cause)
      return { outcome: taken.kind, detail: {} }
    }
    case 'invoice': {
      const booked = await recordInvoice(deps, event.objectId, cause)
      return booked.kind === 'refused' ? refused(booked.reason) : { outcome: booked.kind, detail: {} }
    }
    case 'charge': {
      const charge = await askStripe(deps, (stripe) => stripe.charges.retrieve(event.objectId))
      const payment = idOf(charge?.payment_intent)
      return { outcome: payment ? await recordRefunds(deps, payment, cause) : 'nothing', detail: {} }
    }
    case 'dispute':
      return { outcome: await recordDispute(deps, event.objectId, cause), detail: {} }
    default:
      return { outcome: 'ignored', detail: { object: event.object } }
  }
}

const tookOver = (state: string): Outcome => ({ outcome: 'taken', detail: { state } })
const refused = (reason: string): Outcome => ({ outcome: 'refused', detail: { reason } })
