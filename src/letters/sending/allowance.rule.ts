/** How fast a receiver is served, and how a domain that never sent many begins. */
export type SendingLimits = {
  /** Mails a second, by receiver; who is not named has no limit. */
  perSecond: Readonly<Record<string, number>>
  /** The first day of sending from this domain: each receiver gets few at first. */
  warmUpFrom: string | undefined
}

const FIRST_DAY = 500
/** From then on there is no limit of ours. */
const WARM_AFTER_DAYS = 14

/** How many mails a receiver may have in all on this day (`2026-11-28`); twice as many as on the day before. */
export function allowanceOf(limits: SendingLimits, day: string): number {
  if (limits.warmUpFrom === undefined) return Number.POSITIVE_INFINITY
  const days = Temporal.PlainDate.from(limits.warmUpFrom).until(day).days
  if (days >= WARM_AFTER_DAYS) return Number.POSITIVE_INFINITY
  return FIRST_DAY * 2 ** Math.max(days, 0)
}
