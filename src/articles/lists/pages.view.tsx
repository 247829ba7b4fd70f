import type { Teaser } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type PagesProps = {
  words: Words
  zone: string
  items: readonly Teaser[]
  /** Where the pages before and after this one stand. */
  newer?: string | undefined
  older?: string | undefined
}

/** Where one is in a list, and the ways on. */
export function Pages(props: PagesProps) {
  const { words, newer, older } = props
  if (newer === undefined && older === undefined) return null
  return (
    <nav class="pages" aria-label={words.t('list.pages')}>
      {newer === undefined ? (
        <span />
      ) : (
        <a href={newer} rel="prev">
          {words.t('list.newer')}
        </a>
      )}
      <span class="pages-position">{between(props)}</span>
      {older === undefined ? (
        <span />
      ) : (
        <a href={older} rel="next">
          {words.t('list.older')}
        </a>
      )}
    </nav>
  )
}

/** The days of its first and last article: where in the list a page is. */
export function between({ words, zone, items }: PagesProps): string {
  const days = [items[0], items.at(-1)].flatMap((item) => (item ? [words.date(item.published, zone, 'medium')] : []))
  return [...new Set(days)].join(' – ')
}
