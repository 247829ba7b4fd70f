import type { Database } from '../../platform/database.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { mayWithArticle, workflowState } from '../../staff/permissions/permissions.module.ts'
import { type ArticleUse, countUses, listArticleUses, listOtherUses, type OtherUse } from './uses.sql.ts'

/** So many of a kind are named. */
const MOST_NAMED = 50

export type Uses = { articles: ArticleUse[]; others: OtherUse[]; more: number }

/** Where a picture is used, as far as somebody may know of it; of the rest, how much there is. */
export async function findUses(
  db: Database,
  pictureId: string,
  { role, author }: Pick<StaffMember, 'role' | 'author'>,
): Promise<Uses> {
  const counted = await countUses(db, pictureId)
  if (counted.size === 0) return { articles: [], others: [], more: 0 }
  const [found, others] = await Promise.all([
    listArticleUses(db, pictureId, author, MOST_NAMED + 1),
    listOtherUses(db, pictureId, MOST_NAMED),
  ])
  const seen = found
    .slice(0, MOST_NAMED)
    .filter(({ status, isOwn }) => mayWithArticle(role, 'read', { state: workflowState(status), isOwn }))
  const most = Math.max(...(['article', 'copy', 'fact', 'revision'] as const).map((kind) => counted.get(kind) ?? 0))
  return { articles: seen, others, more: Math.max(most, found.length) - seen.length }
}
