import type { Words } from '../../design/words/words.ts'
import type { AskedSearch } from './askedSearch.rule.ts'

/** What a search is called. */
export function titleOf(words: Words, { query }: Pick<AskedSearch, 'query'>): string {
  return query === '' ? words.t('search.titleAll') : words.t('search.title', { query })
}
