import { DeskFilters, DeskPages, FilterLinks, NothingFound } from '../../design/parts/deskFilters.view.tsx'
import { directionOf, type Words } from '../../design/words/words.ts'
import { isPending } from './articleSearch.rule.ts'
import { BulkBar } from './bulkBar.view.tsx'
import type { DeskArticleRow } from './deskArticles.sql.ts'
import { deskTime } from './deskTime.ts'
import type { DeskView } from './views.sql.ts'
import { ViewsBar } from './views.view.tsx'

const PATH = '/desk/articles'

type Offer = { text: string; query: string; isOn: boolean }

export type ArticlesProps = {
  words: Words
  zone: string
  now: Temporal.Instant
  query: string
  offers: readonly Offer[]
  narrowed: readonly Offer[]
  views: readonly DeskView[]
  without: readonly { left: string; rest: string }[]
  /** Filters that name what there is not. */
  unknown: readonly string[]
  /** Sees their own only, and writes under no name yet. */
  nameless: boolean
  /** For whoever may do something with many: how many match, counted no further than `most`. */
  bulk: { count: number; most: number } | undefined
  isFirst: boolean
  after: string | undefined
  rows: readonly DeskArticleRow[]
  /** How often others have changed them since one read them. */
  changes: ReadonlyMap<number, number>
}

export function ArticlesView(props: ArticlesProps) {
  const { words, query, rows, bulk, unknown } = props
  return (
    <>
      {!props.nameless && (
        <form class="desk-new" method="post" action={PATH}>
          <button class="desk-button" type="submit" data-key="c" aria-keyshortcuts="c">
            {words.t('workflow.new')}
          </button>
        </form>
      )}
      <ViewsBar words={words} views={props.views} query={query} />
      <DeskFilters
        words={words}
        path={PATH}
        typed={query}
        label={words.t('articles.filters')}
        hint={words.t('articles.hint')}
        hasKey
        offers={props.offers}
      />
      <FilterLinks path={PATH} label={words.t('articles.narrow')} offers={props.narrowed} />
      {props.nameless && <p class="desk-note">{words.t('articles.nameless')}</p>}
      {unknown.length > 0 && <p class="desk-note">{words.t('articles.unknown', { filter: words.list(unknown) })}</p>}
      {rows.length === 0 ? (
        <NothingFound words={words} path={PATH} typed={query} without={props.without} />
      ) : (
        <div class="desk-with-look">
          <div>
            {bulk && <BulkBar words={words} query={query} onPage={rows.length} {...bulk} />}
            <Table {...props} />
          </div>
          <turbo-frame id="look" class="desk-look" target="_top" />
        </div>
      )}
      <DeskPages words={words} path={PATH} typed={query} isFirst={props.isFirst} after={props.after} />
    </>
  )
}

function Table(props: ArticlesProps) {
  const { words, rows, bulk } = props
  return (
    <table class="desk-table desk-articles" data-list>
      <thead>
        <tr>
          {bulk && (
            <th scope="col" class="desk-pick">
              <span class="visually-hidden">{words.t('bulk.selected')}</span>
            </th>
          )}
          <th scope="col">{words.t('articles.state')}</th>
          <th scope="col">{words.t('articles.headline')}</th>
          <th scope="col">{words.t('articles.section')}</th>
          <th scope="col">{words.t('articles.place')}</th>
          <th scope="col" class="number">
            {words.t('articles.words')}
          </th>
          <th scope="col">{words.t('articles.who')}</th>
          <th scope="col">{words.t('articles.due')}</th>
          <th scope="col">{words.t('articles.goesOut')}</th>
          <th scope="col">{words.t('articles.languages')}</th>
          <th scope="col">
            <span class="visually-hidden">{words.t('articles.menu')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row {...props} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ words, zone, now, row, changes, bulk }: ArticlesProps & { row: DeskArticleRow }) {
  const places = row.places.map(({ city, country }) => city ?? words.country(country))
  const named = row.headline || words.t('articles.unnamed')
  const count = changes.get(row.id)
  return (
    <tr data-article={row.id}>
      {bulk && (
        <td class="desk-pick">
          <input
            type="checkbox"
            name={`article-${row.id}`}
            form="bulk"
            aria-label={words.t('bulk.select', { headline: named })}
          />
        </td>
      )}
      <td>
        <StateWord words={words} state={row.state} />
      </td>
      <th scope="row">
        <Headline words={words} row={row} />
        {row.needs.map((need) => (
          <>
            {' '}
            <span class="desk-need">{words.t(`articles.need.${need}`)}</span>
          </>
        ))}
        {count !== undefined && (
          <>
            {' '}
            <a class="desk-quiet-word" href={`${PATH}/${row.id}/history/since`}>
              {words.t('articles.changedSince', { count })}
            </a>
          </>
        )}
      </th>
      <td>{row.section_name}</td>
      <td>{words.list(places)}</td>
      <td class="number" data-column={words.t('articles.words')}>
        {words.number(row.words)}
      </td>
      <td data-column={words.t('articles.who')}>{row.assignees.join(', ')}</td>
      <td class="time" data-column={words.t('articles.due')}>
        {isPending(row.state) && row.due_at && <DueTime words={words} at={row.due_at} now={now} zone={zone} />}
      </td>
      <td
        class="time"
        data-column={isPast(row) ? undefined : words.t(isOut(row) ? 'articles.out' : 'articles.goesOut')}
      >
        <GoesOut words={words} zone={zone} now={now} row={row} />
      </td>
      <td class={row.languages.length === 1 ? 'desk-wide-only' : undefined} data-column={words.t('articles.languages')}>
        {row.languages.join(' ')}
      </td>
      <td class="desk-more">
        <RowMenu words={words} id={row.id} headline={named} />
      </td>
    </tr>
  )
}

/** Its hour: of a change of what is out that one, and of what has none yet until when it is under embargo. */
function GoesOut({ words, zone, now, row }: Pick<ArticlesProps, 'words' | 'zone' | 'now'> & { row: DeskArticleRow }) {
  const time = (at: Temporal.Instant) => <time datetime={at.toString()}>{deskTime(words, at, now, zone)}</time>
  const isUnder = row.embargo_at && Temporal.Instant.compare(row.embargo_at, now) > 0
  if (row.change_at) {
    return (
      <>
        {time(row.change_at)} <span class="desk-quiet-word">{words.t('articles.goesOutChange')}</span>
      </>
    )
  }
  if (isUnder && row.embargo_at && row.state !== 'scheduled') {
    return (
      <>
        <span class="desk-quiet-word">{words.t('articles.goesOutEmbargo')}</span> {time(row.embargo_at)}
      </>
    )
  }
  return hasHour(row) ? time(row.at) : <></>
}

const isOut = ({ state, change_at }: DeskArticleRow) => !change_at && state === 'published'
const isPast = ({ state }: DeskArticleRow) => state === 'expired' || state === 'withdrawn'

const hasHour = ({ state }: DeskArticleRow) => !['draft', 'in-review', 'ready'].includes(state)

/** What the keys do with a row, each with its key. */
function RowMenu({ words, id, headline }: { words: Words; id: number; headline: string }) {
  const at = `${PATH}/${id}`
  return (
    <details>
      <summary aria-label={words.t('articles.menuOf', { headline })}>⋯</summary>
      <ul>
        <li>
          <a href={at} data-act="e">
            {words.t('articles.open')} <kbd>e</kbd>
          </a>
        </li>
        <li>
          <a href={`${at}/look`} data-act=" " data-turbo-frame="look">
            {words.t('articles.look')} <kbd>{words.t('desk.keySpace')}</kbd>
          </a>
        </li>
        <li>
          <a href={`${at}/assignment`} data-act="a">
            {words.t('articles.assign')} <kbd>a</kbd>
          </a>
        </li>
        <li>
          <a href={`${at}/assignment#due`} data-act="d">
            {words.t('articles.setDue')} <kbd>d</kbd>
          </a>
        </li>
        <li>
          <a href={`${at}/state`} data-act="s">
            {words.t('articles.setState')} <kbd>s</kbd>
          </a>
        </li>
      </ul>
    </details>
  )
}

export function StateWord({ words, state }: { words: Words; state: DeskArticleRow['state'] }) {
  return <span class={`desk-state desk-state-${state}`}>{words.t(`articles.state.${state}`)}</span>
}

/** An hour by which something is wanted; what has gone by says so in a word. */
export function DueTime(props: { words: Words; at: Temporal.Instant; now: Temporal.Instant; zone: string }) {
  const { words, at, now, zone } = props
  const time = <time datetime={at.toString()}>{deskTime(words, at, now, zone)}</time>
  if (Temporal.Instant.compare(at, now) >= 0) return time
  return (
    <>
      {time} <strong class="desk-late">{words.t('articles.overdue')}</strong>
    </>
  )
}

/** To where it is written; one without a headline says so. */
export function Headline({ words, row }: { words: Words; row: Pick<DeskArticleRow, 'id' | 'headline' | 'language'> }) {
  if (row.headline === '') {
    return (
      <a href={`${PATH}/${row.id}`} class="desk-unnamed" data-row>
        {words.t('articles.unnamed')}
      </a>
    )
  }
  return (
    <a href={`${PATH}/${row.id}`} lang={row.language} dir={directionOf(row.language)} data-row>
      {row.headline}
    </a>
  )
}
