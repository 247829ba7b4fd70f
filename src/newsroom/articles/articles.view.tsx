import { articlePath } from '../../articles/store/store.module.ts'
import { DeskFilters, DeskPages, NothingFound } from '../../design/parts/deskFilters.view.tsx'
import { directionOf, type Words } from '../../design/words/words.ts'
import type { DeskArticleRow } from './deskArticles.sql.ts'

const PATH = '/desk/articles'

export type ArticlesProps = {
  words: Words
  zone: string
  query: string
  offers: readonly { text: string; query: string; isOn: boolean }[]
  without: readonly { left: string; rest: string }[]
  /** Sees their own only, and writes under no name yet. */
  nameless: boolean
  isFirst: boolean
  after: string | undefined
  rows: readonly DeskArticleRow[]
}

export function ArticlesView(props: ArticlesProps) {
  const { words, zone, query, rows } = props
  return (
    <>
      <DeskFilters
        words={words}
        path={PATH}
        typed={query}
        label={words.t('articles.filters')}
        hint={words.t('articles.hint')}
        offers={props.offers}
      />
      {props.nameless && <p class="desk-note">{words.t('articles.nameless')}</p>}
      {rows.length === 0 ? (
        <NothingFound words={words} path={PATH} typed={query} without={props.without} />
      ) : (
        <table class="desk-table" data-list>
          <thead>
            <tr>
              <th scope="col">{words.t('articles.state')}</th>
              <th scope="col">{words.t('articles.headline')}</th>
              <th scope="col">{words.t('articles.section')}</th>
              <th scope="col">{words.t('articles.place')}</th>
              <th scope="col" class="number">
                {words.t('articles.words')}
              </th>
              <th scope="col">{words.t('articles.languages')}</th>
              <th scope="col">{words.t('articles.goesOut')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row words={words} zone={zone} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <DeskPages words={words} path={PATH} typed={query} isFirst={props.isFirst} after={props.after} />
    </>
  )
}

function Row({ words, zone, row }: { words: Words; zone: string; row: DeskArticleRow }) {
  const places = row.places.map(({ city, country }) => city ?? words.country(country))
  return (
    <tr>
      <td>
        <StateWord words={words} state={row.state} />
      </td>
      <th scope="row">
        <Headline row={row} />
      </th>
      <td>{row.section_name}</td>
      <td>{words.list(places)}</td>
      <td class="number" data-column={words.t('articles.words')}>
        {words.number(row.words)}
      </td>
      <td data-column={words.t('articles.languages')}>{row.languages.join(' ')}</td>
      <td class="time" data-column={words.t('articles.goesOut')}>
        <time datetime={row.at.toString()}>{words.date(row.at, zone, 'dateTime')}</time>
      </td>
    </tr>
  )
}

export function StateWord({ words, state }: { words: Words; state: DeskArticleRow['state'] }) {
  return <span class={`desk-state desk-state-${state}`}>{words.t(`articles.state.${state}`)}</span>
}

/** To where it stands for readers; what they do not see has no address yet. */
export function Headline({ row }: { row: DeskArticleRow }) {
  const said = { lang: row.language, dir: directionOf(row.language) }
  if (row.state !== 'published') {
    return (
      <span {...said} tabindex={-1} data-row>
        {row.headline}
      </span>
    )
  }
  return (
    <a href={articlePath(row)} {...said} data-row>
      {row.headline}
    </a>
  )
}
