/** How far a guaranteed booking is. */
export type Progress = {
  booked: number
  /** Seen, of leases that are closed, and what was served of these. */
  settled: number
  settledServed: number
  /** Seen and served of leases that are open. */
  seen: number
  served: number
}

/** As if so many had been served and seen before the first: the first figures of a booking say little. */
const PRIOR = { served: 50, seen: 30 }

/** Of what is served, the part that is seen. */
export function viewRate({ settled, settledServed }: Progress): number {
  return Math.min(1, (settled + PRIOR.seen) / (settledServed + PRIOR.served))
}

/**
 * How many impressions it is behind what was expected until now (`share` of all); 0: it has what is due, and others are
 * shown. What was served and is not seen yet counts as far as it usually will be.
 */
export function behindBy(progress: Progress, share: number): number {
  const coming = Math.max(0, progress.served - progress.seen) * viewRate(progress)
  return Math.max(0, progress.booked * share - progress.settled - progress.seen - coming)
}

/** A block is a small part of what is left, so that little waits where a process died, and a booking ends on time. */
const PART_OF_REST = 20

/** How many impressions one block may have; 0: the booking is promised whole. `booked` undefined: it is no number. */
export function blockSize(booked: number | undefined, promised: number, wanted: number): number {
  if (booked === undefined) return wanted
  const left = Math.max(0, booked - promised)
  return Math.min(left, wanted, Math.max(1, Math.ceil(left / PART_OF_REST)))
}
