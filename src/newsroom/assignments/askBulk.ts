import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import {
  askArticles,
  type BulkAction,
  listMatching,
  listVisible,
  MOST_AT_ONCE,
  readArticleSearch,
  visibleFor,
} from '../articles/articles.module.ts'
import { insertBulkRun } from './bulk.sql.ts'
import type { AssignmentDeps } from './deps.ts'

export type AskedBulk = {
  action: BulkAction
  /** By their numbers, or all that a list's words match. */
  which: { selected: readonly number[] } | { matching: string }
}

/** Settles which articles something is to be done with, and does nothing yet; `too-many` beyond what is done at once. */
export async function askBulk(
  deps: AssignmentDeps,
  { member }: AtDesk,
  { action, which }: AskedBulk,
): Promise<{ kind: 'asked'; run: number } | { kind: 'none' } | { kind: 'too-many' }> {
  const now = deps.clock.now()
  // Whoever names a number that their list does not show learns nothing of it.
  const articles =
    'selected' in which
      ? await listVisible(deps.db, visibleFor(member), which.selected)
      : await matching(deps, member, which.matching, now)
  if (articles.length === 0) return { kind: 'none' }
  if (articles.length > MOST_AT_ONCE) return { kind: 'too-many' }
  // In one order, so that two of these never wait for each other.
  const inOrder = articles.toSorted((one, other) => one - other)
  return { kind: 'asked', run: await insertBulkRun(deps.db, { staffId: member.id, action, articles: inOrder }, now) }
}

async function matching(deps: AssignmentDeps, member: AtDesk['member'], query: string, now: Temporal.Instant) {
  const { zone } = deps.publication.facts()
  const { who, search } = await askArticles(deps.db, member, readArticleSearch(query), now, zone)
  return search ? listMatching(deps.db, who, search, MOST_AT_ONCE + 1) : []
}
