import type { Context } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { withoutEach, writeFilterWords } from '../../design/parts/filterWords.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import {
  readArticlePlace,
  readArticleSearch,
  STORED_STATES,
  withState,
  writeArticlePlace,
} from './articleSearch.rule.ts'
import { ArticlesView } from './articles.view.tsx'
import { listDeskArticles } from './deskArticles.sql.ts'
import { visibleTo } from './visibleTo.rule.ts'

const PER_PAGE = 50

export type ArticlesScreenDeps = Platform & { publication: Publication }

/** Every article in every state, as far as one may see it. What it is narrowed to stands in the address. */
export function createArticlesScreen(deps: ArticlesScreenDeps, desk: DeskShell) {
  return {
    /** GET /desk/articles?q=&after= */
    async list(c: Context, { member }: AtDesk) {
      const words = desk.words()
      const { typed, states, isMine, ...asked } = readArticleSearch(c.req.query('q') ?? '')
      const after = readArticlePlace(c.req.query('after'))
      const who = { ...visibleTo(member.role), author: member.author }
      const found = await listDeskArticles(deps.browsing, who, { ...asked, states, mine: isMine, after }, PER_PAGE + 1)
      const rows = found.slice(0, PER_PAGE)
      const last = rows.at(-1)
      const query = writeFilterWords(typed)
      const offers = [undefined, ...STORED_STATES].map((state) => ({
        text: words.t(state === undefined ? 'articles.all' : `articles.state.${state}`),
        query: writeFilterWords(withState(typed, state)),
        isOn: state === undefined ? states.length === 0 : states.includes(state),
      }))
      return desk.page(c, {
        title: words.t('desk.articles'),
        searched: query,
        body: (
          <ArticlesView
            words={words}
            zone={deps.publication.facts().zone}
            query={query}
            offers={offers}
            without={withoutEach(typed)}
            nameless={member.author === undefined && who.anybodys.length === 0}
            isFirst={after === undefined}
            after={found.length > PER_PAGE && last ? writeArticlePlace(last) : undefined}
            rows={rows}
          />
        ),
      })
    },
  }
}
