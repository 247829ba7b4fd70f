import { Published } from '../parts/published.view.tsx'
import type { Words } from '../words/words.ts'
import type { FrameFacts } from './page.ts'

export function LocalTimes({ words, clocks }: { words: Words; clocks: FrameFacts['clocks'] }) {
  return (
    <dl class="times" aria-label={words.t('masthead.times')}>
      {clocks.map((clock) => (
        <div>
          <dt>
            <Published words={words} text={clock.name} />
          </dt>
          {/* As wide as any time: the reader's own clock fills it without moving anything. */}
          <dd data-zone={clock.zone}>––:––</dd>
        </div>
      ))}
    </dl>
  )
}
