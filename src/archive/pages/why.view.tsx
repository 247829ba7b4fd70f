import type { Words } from '../../design/words/words.ts'
import type { FoundWord, Why } from '../search/search.module.ts'

/** Where it was found, and which words for which. */
export function WhyView({ words, zone, why }: { words: Words; zone: string; why: Why }) {
  return (
    <details class="why">
      <summary>{words.t('why.summary')}</summary>
      <p>
        {why.field && `${words.t('why.field', { field: why.field })} `}
        {why.words.length > 0 && `${words.list(why.words.map((word) => describeFound(words, word)))}. `}
        {words.t('why.date', { date: words.date(why.date, zone) })}
      </p>
    </details>
  )
}

function describeFound(words: Words, { asked, found, how }: FoundWord): string {
  switch (how) {
    case 'exact':
      return words.t('why.exact', { found })
    case 'stem':
      return words.t('why.stem', { found, asked })
    case 'prefix':
      return words.t('why.prefix', { found, asked })
    case 'synonym':
      return words.t('why.synonym', { found, asked })
    case 'spelling':
      return words.t('why.spelling', { found, asked })
  }
}
