import { Published } from '../parts/published.view.tsx'
import type { Words } from '../words/words.ts'
import type { FrameFacts } from './page.ts'

type LocalTimesProps = { words: Words; today: Temporal.PlainDate | undefined; clocks: FrameFacts['clocks'] }

/** The publication's day, where the page names it, and the hours of its cities. */
export function LocalTimes({ words, today, clocks }: LocalTimesProps) {
  return (
    <div class={`times${today ? ' times-dated' : ''}`}>
      {today && (
        <time class="times-day" datetime={today.toString()}>
          {words.day(today, 'weekday')}
        </time>
      )}
      {clocks.length > 0 && (
        <dl aria-label={words.t('masthead.times')}>
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
      )}
    </div>
  )
}
