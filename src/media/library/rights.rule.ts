/** Whole days, both included; without one it has no beginning or no end. */
export type Lease = {
  kind: 'allow' | 'deny'
  from: Temporal.PlainDate | undefined
  until: Temporal.PlainDate | undefined
  note: string
}

export type Rights =
  /** Nobody has said anything. */
  | { kind: 'free' }
  | { kind: 'allowed'; until: Temporal.PlainDate | undefined }
  /** It may be used today, and for so many days after it. */
  | { kind: 'ending'; until: Temporal.PlainDate; daysLeft: number; note: string }
  | { kind: 'refused'; reason: 'denied' | 'ended' | 'not-yet'; day: Temporal.PlainDate | undefined; note: string }

/** What ends within so many days is said to. */
export const ENDING_DAYS = 30

type Day = Temporal.PlainDate
const isBefore = (one: Day, other: Day) => Temporal.PlainDate.compare(one, other) < 0

/**
 * Whether a picture may be used on a day. What forbids outweighs what allows; where something allows it for some time,
 * any other time is forbidden.
 */
export function judgeRights(leases: readonly Lease[], today: Day): Rights {
  const holds = ({ from, until }: Lease) => !(from && isBefore(today, from)) && !(until && isBefore(until, today))
  const denied = leases.find((lease) => lease.kind === 'deny' && holds(lease))
  if (denied) return { kind: 'refused', reason: 'denied', day: denied.until, note: denied.note }
  const allowed = leases.filter(({ kind }) => kind === 'allow')
  if (allowed.length > 0 && !allowed.some(holds)) return notNow(allowed, today)
  const end = endOf(leases, today)
  if (!end) return allowed.length > 0 ? { kind: 'allowed', until: undefined } : { kind: 'free' }
  const daysLeft = today.until(end.day, { largestUnit: 'days' }).days
  if (daysLeft > ENDING_DAYS) return { kind: 'allowed', until: end.day }
  return { kind: 'ending', until: end.day, daysLeft, note: end.note }
}

function notNow(allowed: readonly Lease[], today: Day): Rights {
  const next = allowed
    .filter(({ from }) => from && isBefore(today, from))
    .toSorted((one, other) => Temporal.PlainDate.compare(one.from as Day, other.from as Day))[0]
  if (next) return { kind: 'refused', reason: 'not-yet', day: next.from, note: next.note }
  const last = allowed.toSorted((one, other) => Temporal.PlainDate.compare(other.until as Day, one.until as Day))[0]
  return { kind: 'refused', reason: 'ended', day: last?.until, note: last?.note ?? '' }
}

/** The last day on which it may be used without a break; undefined: there is none in sight. */
function endOf(leases: readonly Lease[], today: Day): { day: Day; note: string } | undefined {
  const allowed = leases.filter(({ kind }) => kind === 'allow')
  const forbids = leases
    .filter(({ kind, from }) => kind === 'deny' && from && isBefore(today, from))
    .map(({ from, note }) => ({ day: (from as Day).subtract({ days: 1 }), note }))
  const ends = [...forbids, ...(allowed.length > 0 ? [endOfAllowed(allowed, today)] : [])].filter(
    (end) => end !== undefined,
  )
  return ends.toSorted((one, other) => Temporal.PlainDate.compare(one.day, other.day))[0]
}

/** Leases that follow on each other without a day between them are one. */
function endOfAllowed(allowed: readonly Lease[], today: Day): { day: Day; note: string } | undefined {
  let reached: { day: Day; note: string } = { day: today.subtract({ days: 1 }), note: '' }
  for (;;) {
    const next = reached.day.add({ days: 1 })
    const going = allowed.filter(
      ({ from, until }) => !(from && isBefore(next, from)) && !(until && isBefore(until, next)),
    )
    if (going.some(({ until }) => until === undefined)) return undefined
    const furthest = going.toSorted((one, other) => Temporal.PlainDate.compare(other.until as Day, one.until as Day))[0]
    if (!furthest?.until) return reached
    reached = { day: furthest.until, note: furthest.note }
  }
}
