import { articlePath } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { namesOfStaff, type StaffMember } from '../../staff/accounts/accounts.module.ts'
import { mayWithArticle, workflowState } from '../../staff/permissions/permissions.module.ts'
import type { StoredState } from '../articles/articles.module.ts'
import { findDue, listAssignees } from '../assignments/assignments.module.ts'
import { findWhose } from '../editor/editor.module.ts'
import { changesBetween, countChanges } from './changes.rule.ts'
import { comparedContent } from './comparedContent.ts'
import { type NextSteps, nextSteps } from './nextSteps.rule.ts'
import { findSchedule, type Schedule } from './schedules.sql.ts'
import { findStanding, findWorkflow } from './workflow.sql.ts'
import { workingContent } from './workingContent.ts'

export type ArticleStanding = NextSteps & {
  articleId: number
  state: StoredState
  /** How many changes are not in what is out, goes out, or was found good; of a draft none, since nothing is. */
  changes: number
  schedule: Schedule | undefined
  /** Why it came back, and who says so. */
  returned: { note: string; by: string } | undefined
  embargo: { at: Temporal.Instant; zone: string } | undefined
  /** By when it is to be done, and who has it. */
  due: Temporal.Instant | undefined
  people: readonly string[]
  /** Where readers find it; undefined where they do not. */
  path: string | undefined
}

/** Where an article stands on its way out, and what somebody may do with it next. */
export async function describeState(
  db: Database,
  member: StaffMember,
  articleId: number,
  now: Temporal.Instant,
): Promise<ArticleStanding> {
  const [article, whose] = await Promise.all([findStanding(db, articleId), findWhose(db, articleId, member.author)])
  const isOwn = whose?.isOwn ?? false
  if (!article || !mayWithArticle(member.role, 'read', { state: workflowState(article.status), isOwn })) {
    throw refuse('notFound', 'article-unknown')
  }
  const [workflow, schedule, due, people] = await Promise.all([
    findWorkflow(db, articleId),
    findSchedule(db, articleId),
    findDue(db, articleId),
    listAssignees(db, articleId),
  ])
  const compared = await comparedContent(db, article, workflow)
  const changes = compared
    ? countChanges(changesBetween(compared.content, await workingContent(db, articleId, now)))
    : 0
  const { returnedNote, returnedBy, embargoAt, embargoZone } = workflow ?? {}
  const names = await namesOfStaff(db, returnedBy ? [returnedBy] : [])
  return {
    articleId,
    state: article.status,
    changes,
    schedule,
    due,
    people: people.map(({ name }) => name),
    returned: returnedNote ? { note: returnedNote, by: names.get(`staff:${returnedBy}`) ?? '' } : undefined,
    path: article.status === 'published' ? articlePath(article) : undefined,
    embargo: embargoAt && embargoZone ? { at: embargoAt, zone: embargoZone } : undefined,
    ...nextSteps(member.role, { state: article.status, isOwn, isAhead: changes > 0, hasHour: schedule !== undefined }),
  }
}
