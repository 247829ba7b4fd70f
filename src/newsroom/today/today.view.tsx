import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import { type DeskArticleRow, Headline, StateWord } from '../articles/articles.module.ts'

export type TodayProps = {
  words: Words
  zone: string
  now: Temporal.Instant
  /** What runs out before this does so soon. */
  soon: Temporal.Instant
  waiting: readonly string[]
  isSecured: boolean
  own: readonly DeskArticleRow[]
  goingOut: readonly DeskArticleRow[]
  next: DeskArticleRow | undefined
  runningOut: readonly DeskArticleRow[]
}

/** Four lists with their heads; one that is empty says so in a sentence. */
export function TodayView(props: TodayProps) {
  const { words, zone, now, waiting, own, goingOut, next, runningOut } = props
  return (
    <>
      <List id="waiting" heading={words.t('today.waiting')}>
        {waiting.length === 0 && <p>{emptySentence(words, next, now, zone)}</p>}
        {waiting.length > 0 && (
          <ul class="desk-lines" data-list>
            {waiting.map((sentence) => (
              <li>
                <span>{words.t('today.toDo')}</span>
                <strong>{sentence}</strong>
              </li>
            ))}
          </ul>
        )}
        {!props.isSecured && (
          <p>
            {words.t('today.unsecured')} <a href="/desk/account">{words.t('today.secure')}</a>
          </p>
        )}
      </List>
      <List id="own" heading={words.t('today.own')}>
        {own.length === 0 ? (
          <p>{words.t('today.ownNone')}</p>
        ) : (
          <ul class="desk-lines" data-list>
            {own.map((row) => (
              <li>
                <StateWord words={words} state={row.state} />
                <Headline row={row} />
              </li>
            ))}
          </ul>
        )}
      </List>
      <List id="going-out" heading={words.t('today.goingOut', { zone: cityOf(zone) })}>
        {goingOut.length === 0 ? (
          <p>{words.t('today.goingOutNone')}</p>
        ) : (
          <ul class="desk-lines" data-list>
            {goingOut.map((row) => (
              <li>
                <time datetime={row.at.toString()}>{timeOf(words, row.at, now, zone)}</time>
                <Headline row={row} />
              </li>
            ))}
          </ul>
        )}
      </List>
      <List id="running-out" heading={words.t('today.runningOut')}>
        {runningOut.length === 0 ? (
          <p>{words.t('today.runningOutNone')}</p>
        ) : (
          <ul class="desk-lines" data-list>
            {runningOut.map((row) => (
              <RunningOut {...props} row={row} />
            ))}
          </ul>
        )}
      </List>
    </>
  )
}

function RunningOut({ words, zone, soon, row }: TodayProps & { row: DeskArticleRow }) {
  const at = row.expires_at
  if (!at) return <></>
  const date = words.date(at, zone, 'medium')
  return (
    <li>
      <time datetime={at.toString()}>{Temporal.Instant.compare(at, soon) < 0 ? <strong>{date}</strong> : date}</time>
      <Headline row={row} />
    </li>
  )
}

function List({ id, heading, children }: { id: string; heading: string; children?: Child }) {
  return (
    <section class="desk-section" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
    </section>
  )
}

function emptySentence(words: Words, next: DeskArticleRow | undefined, now: Temporal.Instant, zone: string): string {
  if (!next) return words.t('today.nothing')
  return words.t('today.nothingNext', { time: timeOf(words, next.at, now, zone), headline: next.headline })
}

/** The hour alone for today, the day before it for any other. */
function timeOf(words: Words, at: Temporal.Instant, now: Temporal.Instant, zone: string): string {
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate()
  return words.date(at, zone, day(at).equals(day(now)) ? 'time' : 'dateTime')
}

const cityOf = (zone: string) => zone.replace(/^.*\//, '').replaceAll('_', ' ')
