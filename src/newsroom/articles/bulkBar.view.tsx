import type { Words } from '../../design/words/words.ts'

/** What can be done with many articles, in the order in which it is offered. */
export const BULK_ACTIONS = [
  'assign',
  'due',
  'needs-legal',
  'met-legal',
  'needs-pictures',
  'met-pictures',
  'section',
  'terms',
  'send-to-review',
  'approve',
] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]

export type BulkBarProps = {
  words: Words
  query: string
  onPage: number
  /** How many match, counted no further than one beyond `most`. */
  count: number
  most: number
}

/**
 * One says what, and with which; nothing happens before the next page has named their number. What can be done comes once
 * one is selected, and stays in sight.
 */
export function BulkBar({ words, query, onPage, count, most }: BulkBarProps) {
  return (
    <form id="bulk" class="desk-bulk" method="post" action="/desk/articles/bulk">
      <input type="hidden" name="q" value={query} />
      <label class="desk-check" hidden data-select-all>
        <input type="checkbox" /> {words.t('bulk.page', { count: onPage })}
      </label>
      {count > onPage && count <= most && <span class="desk-note">{words.t('bulk.matching', { count })}</span>}
      <div class="desk-bulk-do">
        <label for="bulk-action">{words.t('bulk.with')}</label>
        <output form="bulk" data-selected />
        <select id="bulk-action" name="action">
          {BULK_ACTIONS.map((action) => (
            <option value={action}>{words.t(`bulk.action.${action}`)}</option>
          ))}
        </select>
        <button class="desk-button desk-quiet" type="submit" name="which" value="selected">
          {words.t('bulk.goOn')}
        </button>
        {count > onPage && count <= most && (
          <button class="desk-button desk-quiet" type="submit" name="which" value="all">
            {words.t('bulk.all', { count })}
          </button>
        )}
        {count > most && <span class="desk-note">{words.t('bulk.tooMany', { most })}</span>}
      </div>
    </form>
  )
}
