import type { Words } from '../../design/words/words.ts'
import type { EntrySource } from '../entries/entries.module.ts'

export type SourcesProps = { words: Words; sources: readonly EntrySource[] }

/** Who says so, as a credit. */
export function Sources({ words, sources }: SourcesProps) {
  return (
    <div class="leaf-sources">
      <p class="leaf-sources-label">{words.t('almanac.sources', { count: sources.length })}</p>
      <ul>
        {sources.map(({ name, url }) => (
          <li>
            {url === undefined ? (
              <bdi>{name}</bdi>
            ) : (
              <a href={url} rel="noopener">
                <bdi>{name}</bdi>
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
