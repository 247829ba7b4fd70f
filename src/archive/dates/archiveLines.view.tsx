import { type Teaser, TeaserView } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type ArchiveLinesProps = { words: Words; zone: string; items: readonly Teaser[]; withStandfirst: boolean }

/** Articles under a heading of the archive, a line each. */
export function ArchiveLines({ words, zone, items, withStandfirst }: ArchiveLinesProps) {
  return (
    <div class="archive-lines">
      {items.map((teaser) => (
        <TeaserView
          words={words}
          zone={zone}
          teaser={teaser}
          level={3}
          look="line"
          withPicture={false}
          withStandfirst={withStandfirst}
          withKicker={false}
        />
      ))}
    </div>
  )
}
