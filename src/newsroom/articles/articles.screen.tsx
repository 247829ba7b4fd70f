import type { Context } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { withoutEach, writeFilterWords } from '../../design/parts/filterWords.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { mayWithArticle } from '../../staff/permissions/permissions.module.ts'
import {
  readArticlePlace,
  readArticleSearch,
  STORED_STATES,
  toggled,
  withState,
  writeArticlePlace,
} from './articleSearch.rule.ts'
import { ArticlesView } from './articles.view.tsx'
import { askArticles } from './askArticles.ts'
import { findDeskArticles } from './deskArticles.sql.ts'
import { countMatching, listMatching } from './matching.sql.ts'
import { listViews } from './views.sql.ts'

const PER_PAGE = 50
/** Of more nothing is done at once. */
export const MOST_AT_ONCE = 5_000
/** What one narrows to with a click, beside the states. */
const OFFERED = [
  'mine',
  'assigned:me',
  'changed',
  'due:today',
  'due:week',
  'overdue',
  'needs:legal',
  'needs:pictures',
] as const

export type ArticlesScreenDeps = Platform & {
  publication: Publication
  /** How often others have changed each of these since somebody read it; those that have not changed are not among them. */
  changedSince(staffId: number, articleIds: readonly number[]): Promise<ReadonlyMap<number, number>>
}

/** Every article in every state, as far as one may see it. What it is narrowed to stands in the address. */
export function createArticlesScreen(deps: ArticlesScreenDeps, desk: DeskShell) {
  return {
    /** GET /desk/articles?q=&after= */
    async list(c: Context, { member }: AtDesk) {
      const words = desk.words()
      const now = deps.clock.now()
      const { zone } = deps.publication.facts()
      const asked = readArticleSearch(c.req.query('q') ?? '')
      const { typed, states } = asked
      const after = readArticlePlace(c.req.query('after'))
      const mayAssign = mayWithArticle(member.role, 'assign', { state: 'draft', isOwn: false })
      const { db, browsing } = deps
      // Nobody does something with everything there is.
      const isNarrowed = typed.words.length + Object.keys(typed.filters).length > 0
      const { who, search } = await askArticles(db, member, asked, now, zone)
      const [found, count, views] = await Promise.all([
        search ? listMatching(browsing, who, { ...search, after }, PER_PAGE + 1) : [],
        search && mayAssign && isNarrowed ? countMatching(browsing, who, search, MOST_AT_ONCE) : 0,
        listViews(db, member.id),
      ])
      const shown = found.slice(0, PER_PAGE)
      const [rows, changes] = await Promise.all([
        findDeskArticles(browsing, shown),
        deps.changedSince(member.id, shown),
      ])
      const last = rows.at(-1)
      const query = writeFilterWords(typed)
      const offers = [undefined, ...STORED_STATES].map((state) => ({
        text: words.t(state === undefined ? 'articles.all' : `articles.state.${state}`),
        query: writeFilterWords(withState(typed, state)),
        isOn: state === undefined ? states.length === 0 : states.includes(state),
      }))
      const narrowed = OFFERED.map((word) => {
        const { isOn, rest } = toggled(typed, word)
        return { text: words.t(`articles.offer.${word}`), query: writeFilterWords(rest), isOn }
      })
      return desk.page(c, {
        title: words.t('desk.articles'),
        hasOwnSearch: true,
        body: (
          <ArticlesView
            words={words}
            zone={zone}
            now={now}
            query={query}
            offers={offers}
            narrowed={narrowed}
            views={views}
            without={withoutEach(typed)}
            unknown={asked.unknown}
            nameless={member.author === undefined && who.anybodys.length === 0}
            bulk={mayAssign ? { count, most: MOST_AT_ONCE } : undefined}
            isFirst={after === undefined}
            after={found.length > PER_PAGE && last ? writeArticlePlace(last) : undefined}
            rows={rows}
            changes={changes}
          />
        ),
      })
    },
  }
}
