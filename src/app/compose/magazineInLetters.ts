import type { ReleasedIssue } from '../../magazine/book/book.module.ts'

/** The newest issue of the magazine as letters about other things name it, where it has come out since then. */
export function magazineInLetters(issue: ReleasedIssue | undefined, since: Temporal.Instant) {
  if (!issue || Temporal.Instant.compare(issue.releasedAt, since) <= 0) return undefined
  const { date, title, cover } = issue
  return { date, title, lines: [...cover.lines], path: `/magazine/${date}` }
}
