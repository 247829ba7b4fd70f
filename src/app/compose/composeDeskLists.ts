import type { Languages } from '../../design/words/languages.ts'
import { createDeskArticles } from '../../newsroom/articles/articles.module.ts'
import { type ChangeState, type ChangeTerms, createAssignments } from '../../newsroom/assignments/assignments.module.ts'
import { mentionsOf } from '../../newsroom/comments/comments.module.ts'
import { createErrands } from '../../newsroom/errands/errands.module.ts'
import { changedSince } from '../../newsroom/history/history.module.ts'
import { createToday, type TodayPorts } from '../../newsroom/today/today.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { namesOfStaff } from '../../staff/accounts/accounts.module.ts'
import type { StaffSignIn } from '../../staff/signIn/signIn.module.ts'

/** The newsroom's lists, who does what of them by when, and what somebody is told. */
export function composeDeskLists(
  platform: Platform,
  given: {
    languages: Languages
    publication: Publication
    staffSignIn: StaffSignIn
    /** How an article is led a step on. */
    changeState: ChangeState
    changeTerms: ChangeTerms
    /** What other rooms have to say on Today. */
    today: TodayPorts
  },
) {
  const deps = {
    ...platform,
    ...given,
    changedSince: (staffId: number, ids: readonly number[]) => changedSince(platform.browsing, staffId, ids),
  }
  const mentioned = async (staffId: number) => {
    const mentions = await mentionsOf(platform.db, staffId)
    const names = await namesOfStaff(platform.db, [...new Set(mentions.map((one) => one.staffId))])
    return mentions.map(({ articleId, commentId, words, staffId, at }) => ({
      ...{ articleId, words, at, by: names.get(`staff:${staffId}`) ?? '' },
      path: `/desk/articles/${articleId}/comments#comment-${commentId}`,
    }))
  }
  return [
    ...[createDeskArticles(deps), createErrands(deps), createAssignments(deps)],
    createToday({ ...deps, mentionsOf: mentioned, ...given.today }),
  ] as const
}
