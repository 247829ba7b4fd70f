import { inTransaction } from '../../platform/database.ts'
import type { BillingDeps } from './deps.ts'
import { eventArrived } from './eventArrived.job.ts'
import { insertEvent } from './provider.sql.ts'

/** What the provider says of an event, its signature checked. */
export type ReceivedEvent = {
  id: string
  type: string
  account?: string | undefined
  /** In seconds. */
  created: number
  livemode: boolean
  data: { object: { id: string; object: string } }
}

/**
 * Stores an event once, with the job that looks at what it is about. One that is meant for somebody else is not stored:
 * the publisher is alarmed instead.
 */
export async function receiveEvent(
  deps: BillingDeps,
  event: ReceivedEvent,
): Promise<{ kind: 'stored' } | { kind: 'foreign'; why: string }> {
  const account = await deps.account()
  const why = foreignness(event, account, deps.livemode)
  return inTransaction(deps.db, async (tx) => {
    if (why !== undefined) {
      const subject = `${event.id}: ${why}`
      const detail = { reason: why, type: event.type }
      await deps.subscriptions().raiseAlarm(tx, { code: 'event-refused', subject, detail })
      return { kind: 'foreign', why }
    }
    const { id, object } = event.data.object
    const createdAt = Temporal.Instant.fromEpochMilliseconds(event.created * 1000)
    const stored = { id: event.id, type: event.type, object, objectId: id, account, createdAt }
    if (await insertEvent(tx, stored, deps.clock.now())) {
      await deps.jobs.enqueue(tx, eventArrived, { eventId: event.id })
    }
    return { kind: 'stored' }
  })
}

function foreignness(event: ReceivedEvent, account: string, livemode: boolean): string | undefined {
  if (event.livemode !== livemode) return event.livemode ? 'it is of live mode' : 'it is of test mode'
  if (event.account !== undefined && event.account !== account) return 'it is of another account'
  return undefined
}
