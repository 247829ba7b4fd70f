import type { Words } from '../../design/words/words.ts'
import { ALMANAC_PATH, type AlmanacEntry, EntryLines } from '../entries/entries.module.ts'
import { Centuries } from './leaf.view.tsx'

export type CenturyPageProps = {
  words: Words
  century: number
  entries: readonly AlmanacEntry[]
  centuries: readonly number[]
  newer?: string | undefined
  older?: string | undefined
}

/** A century's entries, the latest first. */
export function CenturyPage({ words, century, entries, centuries, newer, older }: CenturyPageProps) {
  const name = words.t('almanac.century', { century })
  return (
    <div class="almanac almanac-century">
      <header class="almanac-head">
        <p class="kicker">
          <a href={ALMANAC_PATH}>{words.t('almanac.name')}</a>
        </p>
        <h1>{name}</h1>
      </header>
      <EntryLines words={words} entries={entries} heading={name} id="entries" />
      {(newer ?? older) !== undefined && (
        <nav class="pages" aria-label={words.t('list.pages')}>
          {newer === undefined ? (
            <span />
          ) : (
            <a href={newer} rel="prev">
              {words.t('almanac.newer')}
            </a>
          )}
          <span />
          {older === undefined ? (
            <span />
          ) : (
            <a href={older} rel="next">
              {words.t('almanac.older')}
            </a>
          )}
        </nav>
      )}
      <Centuries words={words} centuries={centuries} shown={century} />
    </div>
  )
}
