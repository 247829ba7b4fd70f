/** What a clock on a wall says, as an instant; at a change of the clocks an hour is missing, or comes twice. */
export type WallTime =
  | { kind: 'exact'; at: Temporal.Instant }
  /** Both instants that may be meant: an hour before and after the gap, or the first and the second time. */
  | { kind: 'skipped' | 'doubled'; earlier: Temporal.Instant; later: Temporal.Instant }
  | { kind: 'unreadable' }

export type Choice = 'earlier' | 'later'

/** `wall` as `2026-11-30T06:00`, `zone` by its IANA name. */
export function readWallTime(wall: string, zone: string): WallTime {
  // Other years the database writes in another way, and a zone may lead an hour on into the next one.
  if (!/^(?!0000|9999)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall)) return { kind: 'unreadable' }
  let said: Temporal.PlainDateTime
  try {
    said = Temporal.PlainDateTime.from(wall, { overflow: 'reject' })
  } catch {
    return { kind: 'unreadable' }
  }
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    said.toZonedDateTime(zone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
  if (earlier.equals(later)) return { kind: 'exact', at: earlier.toInstant() }
  const kind = earlier.toPlainDateTime().equals(said) ? 'doubled' : 'skipped'
  return { kind, earlier: earlier.toInstant(), later: later.toInstant() }
}

/** The instant that is meant; undefined where somebody has to choose first, or nothing can be read. */
export function instantOf(time: WallTime, choice: Choice | undefined): Temporal.Instant | undefined {
  switch (time.kind) {
    case 'exact':
      return time.at
    case 'unreadable':
      return undefined
    default:
      return choice && time[choice]
  }
}
