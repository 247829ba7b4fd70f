import type { LibraryDeps } from './libraryDeps.ts'

/** The day that it is in the publication's zone. */
export function todayIn({ publication }: Pick<LibraryDeps, 'publication'>, now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(publication.facts().zone).toPlainDate()
}
