import { z } from 'zod'
import { inTransaction } from '../../platform/database.ts'
import type { BillingDeps } from './deps.ts'
import { eventArrived } from './eventArrived.job.ts'
import { insertEvent } from './provider.sql.ts'

/** What a database takes as text: it has no NUL. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^\P{Cc}*$/u)
/** The last second that four digits of a year can name. */
const LAST_SECOND = 253_402_300_799

const EventSchema = z.object({
  id: z.string().regex(/^evt_\w{1,120}$/),
  type: text(200),
  account: text(255).optional(),
  created: z.number().int().min(0).max(LAST_SECOND),
  livemode: z.boolean(),
  data: z.object({ object: z.object({ id: text(255), object: text(100) }) }),
})

type ReceivedEvent = z.infer<typeof EventSchema>

/**
 * Stores an event once, with the job that looks at what it is about, whether it was sent to us with a signature or found
 * in the provider's list. One that is meant for somebody else is not stored: the publisher is alarmed instead.
 */
export async function receiveEvent(
  deps: BillingDeps,
  said: unknown,
): Promise<{ kind: 'stored' } | { kind: 'no-event' } | { kind: 'foreign'; why: string }> {
  const parsed = EventSchema.safeParse(said)
  if (!parsed.success) return { kind: 'no-event' }
  const event = parsed.data
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
