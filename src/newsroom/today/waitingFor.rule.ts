import type { DeskArticleRow } from '../articles/articles.module.ts'
import type { ErrandOnToday } from '../errands/errands.module.ts'
import type { Mention } from './todayPorts.ts'

export type Facts = {
  inReview: readonly DeskArticleRow[]
  assigned: readonly DeskArticleRow[]
  returned: readonly ErrandOnToday[]
  mentions: readonly Mention[]
  byId: ReadonlyMap<number, DeskArticleRow>
}

/** Why an article waits for somebody, weightiest first. */
export type Waiting =
  | { kind: 'returned'; row: DeskArticleRow; by: string | null; detail: string }
  | { kind: 'mentioned'; row: DeskArticleRow; by: string; detail: string; path: string }
  | { kind: 'due'; row: DeskArticleRow; at: Temporal.Instant }
  | { kind: 'review'; row: DeskArticleRow; due: Temporal.Instant | null }

/**
 * What waits for one person: what came back, where they are mentioned, what they have and is due by the end of tomorrow,
 * what they may approve. An article stands once, for the first of these.
 */
export function waitingFor(facts: Facts, now: Temporal.Instant, zone: string): Waiting[] {
  const afterTomorrow = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 2 }).toZonedDateTime(zone).toInstant()
  const all: Waiting[] = [
    ...facts.returned.flatMap(({ articleId, by, detail }): Waiting[] => {
      const row = facts.byId.get(articleId)
      return row ? [{ kind: 'returned', row, by, detail }] : []
    }),
    ...facts.mentions.flatMap(({ articleId, by, words, path }): Waiting[] => {
      const row = facts.byId.get(articleId)
      return row ? [{ kind: 'mentioned', row, by, detail: words, path }] : []
    }),
    ...facts.assigned.flatMap((row): Waiting[] =>
      row.due_at && Temporal.Instant.compare(row.due_at, afterTomorrow) < 0
        ? [{ kind: 'due', row, at: row.due_at }]
        : [],
    ),
    ...facts.inReview.map((row): Waiting => ({ kind: 'review', row, due: row.due_at })),
  ]
  return all.filter(({ row }, at) => all.findIndex((other) => other.row.id === row.id) === at)
}
