import type { DeskShell } from '../../design/frame/deskShell.ts'
import { type ArticlesScreenDeps, createArticlesScreen } from './articles.screen.tsx'
import { createFindScreen } from './find.screen.tsx'
import { indexDeskTexts } from './indexDeskTexts.ts'
import { createViewsScreen } from './views.screen.tsx'

export { isPending, NEEDS, type Need, readArticleSearch, type StoredState } from './articleSearch.rule.ts'
export { MOST_AT_ONCE } from './articles.screen.tsx'
export { DueTime, Headline, StateWord } from './articles.view.tsx'
export { askArticles } from './askArticles.ts'
export { BULK_ACTIONS, type BulkAction } from './bulkBar.view.tsx'
export {
  countIncompleteSources,
  type DeskArticleRow,
  findDeskArticles,
  listByAuthor,
  listInReview,
} from './deskArticles.sql.ts'
export { deskTime } from './deskTime.ts'
export {
  findNextOut,
  type GoingOutRow,
  listAssigned,
  listGoingOut,
  listMatching,
  listRunningOut,
  listVisible,
} from './matching.sql.ts'
export { visibleFor } from './visibleFor.ts'

/** The newsroom's list of articles. */
export function createDeskArticles(deps: ArticlesScreenDeps) {
  return {
    dueWork: [indexDeskTexts(deps.log)],
    screens: (desk: DeskShell) => ({
      articles: createArticlesScreen(deps, desk),
      views: createViewsScreen(deps, desk),
      find: createFindScreen(deps, desk),
    }),
  }
}
