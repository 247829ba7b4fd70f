import { directionOf, type Words } from '../../design/words/words.ts'
import type { DeskArticleRow } from './deskArticles.sql.ts'
import type { DeskView } from './views.sql.ts'

export type FindProps = {
  words: Words
  typed: string
  views: readonly DeskView[]
  articles: readonly DeskArticleRow[]
}

/** A list of links; the dialog takes them out of it one by one (`data-found`: what kind of thing it is). */
export function FindView({ words, typed, views, articles }: FindProps) {
  return (
    <>
      <form class="desk-form" method="get" action="/desk/find">
        <div class="field">
          <label for="find-q">{words.t('find.label')}</label>
          <div class="desk-row">
            <input
              id="find-q"
              type="search"
              name="q"
              value={typed}
              maxlength={300}
              aria-keyshortcuts="/"
              data-key="/"
            />
            <button class="desk-button" type="submit">
              {words.t('desk.show')}
            </button>
          </div>
        </div>
      </form>
      {views.length + articles.length === 0 && <p role="status">{words.t('find.nothing')}</p>}
      <ul class="desk-lines" data-list>
        {articles.map((row) => (
          <li>
            <span>{words.t(`articles.state.${row.state}`)}</span>
            <a
              href={`/desk/articles/${row.id}`}
              lang={row.language}
              dir={directionOf(row.language)}
              data-row
              data-found={words.t(`articles.state.${row.state}`)}
            >
              {row.headline || words.t('articles.unnamed')}
            </a>
          </li>
        ))}
        {views.map((view) => (
          <li>
            <span>{words.t('find.view')}</span>
            <a
              href={`/desk/articles?${new URLSearchParams({ q: view.query })}`}
              data-row
              data-found={words.t('find.view')}
            >
              {view.name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
