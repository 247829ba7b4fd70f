import type { Words } from '../words/words.ts'

export type DeskFiltersProps = {
  words: Words
  path: string
  typed: string
  label: string
  hint: string
  /** `/` leads here, not to the search on top. */
  hasKey?: boolean
  /** What one may ask for with a click: a word and what it narrows to. */
  offers: readonly { text: string; query: string; isOn: boolean }[]
}

/** The field in which a list is narrowed, and the usual ways to narrow it. All of it stands in the address. */
export function DeskFilters({ words, path, typed, label, hint, hasKey, offers }: DeskFiltersProps) {
  return (
    <>
      <form class="desk-form desk-form-wide desk-narrow" method="get" action={path}>
        <div class="field">
          <label for="filters">{label}</label>
          <div class="desk-row">
            <input
              id="filters"
              type="search"
              name="q"
              value={typed}
              maxlength={300}
              aria-describedby="filters-hint"
              aria-keyshortcuts={hasKey ? '/' : undefined}
              data-key={hasKey ? '/' : undefined}
            />
            <button class="desk-button" type="submit">
              {words.t('desk.show')}
            </button>
          </div>
          <p class="field-hint" id="filters-hint">
            {hint}
          </p>
        </div>
      </form>
      {offers.length > 0 && <FilterLinks path={path} label={label} offers={offers} />}
    </>
  )
}

/** Ways to narrow a list, those that are in use marked. */
export function FilterLinks({ path, label, offers }: Pick<DeskFiltersProps, 'path' | 'label' | 'offers'>) {
  return (
    <nav class="desk-filters" aria-label={label}>
      {offers.map(({ text, query, isOn }) => (
        <a href={addressOf(path, query)} aria-current={isOn ? 'true' : undefined}>
          {text}
        </a>
      ))}
    </nav>
  )
}

export type NothingFoundProps = {
  words: Words
  path: string
  typed: string
  without: readonly { left: string; rest: string }[]
}

/** What was searched, and each way to search for less. */
export function NothingFound({ words, path, typed, without }: NothingFoundProps) {
  return (
    <div role="status">
      <p>{typed === '' ? words.t('desk.nothingYet') : words.t('desk.nothingFound', { typed })}</p>
      {without.length > 0 && (
        <ul class="desk-filters">
          {without.map(({ left, rest }) => (
            <li>
              <a href={addressOf(path, rest)}>{words.t('desk.without', { left })}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The first page, and the one after this. */
export function DeskPages(props: {
  words: Words
  path: string
  typed: string
  isFirst: boolean
  after?: string | undefined
}) {
  const { words, path, typed, isFirst, after } = props
  if (isFirst && after === undefined) return <></>
  return (
    <nav class="desk-pages" aria-label={words.t('desk.pages')}>
      {!isFirst && <a href={addressOf(path, typed)}>{words.t('desk.newest')}</a>}
      {after !== undefined && (
        <a href={addressOf(path, typed, after)} rel="next">
          {words.t('desk.older')}
        </a>
      )}
    </nav>
  )
}

function addressOf(path: string, query: string, after?: string): string {
  const given = new URLSearchParams({ ...(query !== '' && { q: query }), ...(after !== undefined && { after }) })
  return given.size === 0 ? path : `${path}?${given}`
}
