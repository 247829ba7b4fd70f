/** What a field for a date and a time says. */
export type WallTime =
  | { kind: 'none' }
  | { kind: 'at'; at: Temporal.Instant }
  /** Nobody can say when that is. */
  | { kind: 'malformed' }
  /** The clocks skip it. */
  | { kind: 'no-such-hour' }
  /** The clocks show it twice; the first of them is meant unless somebody says otherwise. */
  | { kind: 'twice'; at: Temporal.Instant }

/** `2026-11-30T18:00` in a zone. */
export function readWallTime(said: string, zone: string): WallTime {
  if (said.trim() === '') return { kind: 'none' }
  // Other years the database writes in another way, and a zone may lead an hour on into the next one.
  if (!/^(?!0000|9999)\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/.test(said)) return { kind: 'malformed' }
  let wall: Temporal.PlainDateTime
  try {
    wall = Temporal.PlainDateTime.from(said, { overflow: 'reject' })
  } catch {
    return { kind: 'malformed' }
  }
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
  if (earlier.equals(later)) return { kind: 'at', at: earlier.toInstant() }
  if (!earlier.toPlainDateTime().equals(wall)) return { kind: 'no-such-hour' }
  return { kind: 'twice', at: earlier.toInstant() }
}

/** As such a field has it. */
export function writeWallTime(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
}
