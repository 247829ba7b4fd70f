import type { Database } from '../../platform/database.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { mayWithArticle, statesRead, workflowState } from '../../staff/permissions/permissions.module.ts'
import { type ArticleUse, countUses, listArticleUses, listOtherUses, type OtherUse } from './uses.sql.ts'

/** So many of a kind are named. */
const MOST_NAMED = 50
/** Whoever sees few of them has theirs looked for among so many. */
const MOST_LOOKED_AT = 500

/** `more`: of those that are not named; for whoever may not read them all only that there are some. */
export type Uses = { articles: ArticleUse[]; others: OtherUse[]; more: number | 'some' }

/** Where a picture is used, as far as somebody may know of it. */
export async function findUses(
  db: Database,
  pictureId: string,
  { role, author }: Pick<StaffMember, 'role' | 'author'>,
): Promise<Uses> {
  const counted = await countUses(db, pictureId)
  if (counted.size === 0) return { articles: [], others: [], more: 0 }
  const { own, any } = statesRead(role)
  const readsAll = own.every((state) => any.includes(state))
  const [found, others] = await Promise.all([
    listArticleUses(db, pictureId, author, readsAll ? MOST_NAMED + 1 : MOST_LOOKED_AT),
    listOtherUses(db, pictureId, MOST_NAMED),
  ])
  const seen = found
    .filter(({ status, isOwn }) => mayWithArticle(role, 'read', { state: workflowState(status), isOwn }))
    .slice(0, MOST_NAMED)
  const most = Math.max(...(['article', 'copy', 'fact', 'revision'] as const).map((kind) => counted.get(kind) ?? 0))
  const more = Math.max(most, found.length) - seen.length
  return { articles: seen, others, more: more === 0 || readsAll ? more : 'some' }
}
