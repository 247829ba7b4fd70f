import { findArticles } from '../../articles/store/store.module.ts'
import type { OwnDeps } from './ownDeps.ts'
import type { OwnIssue } from './ownIssue.ts'
import { deleteOwnIssue, findOwnBytes, findOwnIssue } from './ownIssues.sql.ts'

/**
 * A reader's own issue as it was made, while they may have all that is in it: whoever's subscription has ended meanwhile
 * has it no more, and what was withdrawn meanwhile goes to nobody. Then it is gone.
 */
export async function fetchOwnIssue(
  deps: Pick<OwnDeps, 'db' | 'paywall'>,
  readerId: number,
  now: Temporal.Instant,
): Promise<{ issue: OwnIssue; bytes: Buffer } | undefined> {
  const issue = await findOwnIssue(deps.db, readerId)
  if (issue?.state !== 'made' || Temporal.Instant.compare(issue.forgetAt, now) <= 0) return undefined
  const articles = await findArticles(deps.db, issue.slugs)
  const grants = await deps.paywall.grantForFeed(readerId, articles)
  const stands = articles.length === issue.slugs.length && articles.every(({ groupId }) => grants.has(groupId))
  if (!stands) {
    await deleteOwnIssue(deps.db, readerId)
    return undefined
  }
  const bytes = await findOwnBytes(deps.db, readerId, issue.ticket)
  return bytes && { issue, bytes }
}
