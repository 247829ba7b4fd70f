import type { Context } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { readArticleSearch } from './articleSearch.rule.ts'
import type { ArticlesScreenDeps } from './articles.screen.tsx'
import { askArticles } from './askArticles.ts'
import { findDeskArticles } from './deskArticles.sql.ts'
import { FindView } from './find.view.tsx'
import { listMatching } from './matching.sql.ts'
import { listViews } from './views.sql.ts'

/** As many as one looks at before one types on. */
const MOST_FOUND = 8

/** What Ctrl K finds, as a page: places and actions are the frame's, views and articles are these. */
export function createFindScreen(deps: ArticlesScreenDeps, desk: DeskShell) {
  return {
    /** GET /desk/find?q= */
    async find(c: Context, { member }: AtDesk) {
      const words = desk.words()
      const typed = (c.req.query('q') ?? '').trim()
      const { zone } = deps.publication.facts()
      const views = await listViews(deps.db, member.id)
      const named = views.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()))
      const asked = readArticleSearch(typed)
      const { who, search } = await askArticles(deps.db, member, asked, deps.clock.now(), zone)
      const ids = typed === '' || !search ? [] : await listMatching(deps.browsing, who, search, MOST_FOUND)
      const articles = await findDeskArticles(deps.browsing, ids)
      const body = <FindView words={words} typed={typed} views={named.slice(0, MOST_FOUND)} articles={articles} />
      return desk.page(c, { title: words.t('find.title'), hasOwnSearch: true, body })
    },
  }
}
