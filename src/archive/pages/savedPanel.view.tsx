import { Panel } from '../../design/parts/sheet.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { SearchAnswer } from '../search/search.module.ts'
import type { NamedFilter } from './nameFilters.ts'

export const SAVED_SEARCHES = '/account#searches'

export type ShownSearch = {
  id: number
  query: string
  path: string
  feed: string
  filters: readonly NamedFilter[]
  /** What came since its reader last looked; undefined: nobody has counted. */
  isNew: SearchAnswer['count'] | undefined
}

/** A reader's searches, each with its feed. */
export function SavedPanel({ words, searches }: { words: Words; searches: readonly ShownSearch[] }) {
  return (
    <Panel id="searches" heading={words.t('saved.title')}>
      <p>{words.t('saved.lead')}</p>
      <ul class="saved-searches">
        {searches.map((search) => (
          <Saved words={words} search={search} />
        ))}
      </ul>
    </Panel>
  )
}

function Saved({ words, search }: { words: Words; search: ShownSearch }) {
  const { id, query, path, feed, filters, isNew } = search
  const name = [query, ...filters.map(({ text }) => text)].filter(Boolean).join(' · ')
  return (
    <li>
      <a class="saved-search" href={path} dir="auto">
        {name}
      </a>
      {isNew && isNew.value > 0 && <span class="saved-new">{newOf(words, isNew)}</span>}
      <a href={feed}>
        {words.t('saved.feed')}
        <span class="visually-hidden"> {name}</span>
      </a>
      <form method="post" action="/account/searches">
        <input type="hidden" name="id" value={String(id)} />
        <button
          class="saved-delete"
          type="submit"
          name="do"
          value="delete"
          aria-label={words.t('saved.deleteOf', { search: name })}
        >
          {words.t('saved.delete')}
        </button>
      </form>
    </li>
  )
}

const newOf = (words: Words, { value, isFloor }: SearchAnswer['count']): string =>
  isFloor ? words.t('saved.newFloor', { count: words.number(value) }) : words.t('saved.new', { count: value })
