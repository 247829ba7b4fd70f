import { isBefore } from '../../platform/calendar.ts'

/** What is stored of the browsers in which one reader's letter opens. */
export type CountedBrowsers = {
  browsers: readonly { id: number; since: Temporal.Instant; kept: boolean }[]
  /** Machines that came together. */
  scans: number
  scannedAt: Temporal.Instant | undefined
}

export type Claim =
  /** Its own row: from now on for good. */
  | { kind: 'keep'; id: number }
  /** Its own row, too young to say. */
  | { kind: 'young'; id: number }
  | { kind: 'take' }
  /** It came together with others. It opens and is not counted, and those others are not any more either. */
  | { kind: 'scan'; strike: number[] }
  | { kind: 'refused' }

/** Different browsers that come with one reader's pass within this time are machines, or a person behind one. */
export const TOGETHER_SECONDS = 20
/** Openings that are not counted: twice the links of a long letter. Beyond it browsers that come together read nothing. */
export const MOST_SCANS = 60

export const cameTogether = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  isBefore(one, other.add({ seconds: TOGETHER_SECONDS })) && isBefore(other, one.add({ seconds: TOGETHER_SECONDS }))

/**
 * What becomes of a browser that comes with the pass of a letter. Machines that look at links do so many at once, each
 * time as another browser, and never come back; a person comes alone, or with the one machine that looks at what they
 * clicked. So whoever comes alone is counted at once, is struck again if another comes within seconds, and stays once
 * it has come back later. `held`: the row that its cookie names.
 */
export function decideClaim(
  { browsers, scans, scannedAt }: CountedBrowsers,
  held: number | undefined,
  most: number,
  now: Temporal.Instant,
): Claim {
  const own = held === undefined ? undefined : browsers.find(({ id }) => id === held)
  if (own)
    return own.kept || !cameTogether(own.since, now) ? { kind: 'keep', id: own.id } : { kind: 'young', id: own.id }
  const others = browsers.filter(({ kept, since }) => !kept && cameTogether(since, now))
  if (others.length > 0 || (scannedAt && cameTogether(scannedAt, now))) {
    return scans + others.length < MOST_SCANS
      ? { kind: 'scan', strike: others.map(({ id }) => id) }
      : { kind: 'refused' }
  }
  return browsers.length < most ? { kind: 'take' } : { kind: 'refused' }
}
