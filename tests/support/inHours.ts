/** Days of 24 hours: they move a clock, not a calendar. */
export function inHours(duration: Temporal.DurationLike): Temporal.Duration {
  const { days, hours, minutes, seconds } = Temporal.Duration.from(duration)
  return Temporal.Duration.from({ hours: hours + 24 * days, minutes, seconds })
}
