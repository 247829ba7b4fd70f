import type { DeskShell } from '../../design/frame/deskShell.ts'
import { type ArticlesScreenDeps, createArticlesScreen } from './articles.screen.tsx'

export type { StoredState } from './articleSearch.rule.ts'
export { Headline, StateWord } from './articles.view.tsx'
export {
  countIncompleteSources,
  type DeskArticleRow,
  findNextOut,
  listByAuthor,
  listGoingOut,
  listRunningOut,
} from './deskArticles.sql.ts'
export { visibleTo, workflowState } from './visibleTo.rule.ts'

/** The newsroom's list of articles. */
export function createDeskArticles(deps: ArticlesScreenDeps) {
  return { screens: (desk: DeskShell) => ({ articles: createArticlesScreen(deps, desk) }) }
}
