import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import {
  type DeskArticleRow,
  DueTime,
  deskTime,
  type GoingOutRow,
  Headline,
  isPending,
  StateWord,
} from '../articles/articles.module.ts'
import type { RunningPicture } from './todayPorts.ts'
import type { Waiting } from './waitingFor.rule.ts'

export type TodayProps = {
  words: Words
  zone: string
  now: Temporal.Instant
  /** What runs out before this does so soon. */
  soon: Temporal.Instant
  /** What is to be done and is no article. */
  tasks: readonly string[]
  waiting: readonly Waiting[]
  isSecured: boolean
  own: readonly DeskArticleRow[]
  /** What is blocked first. */
  goingOut: readonly GoingOutRow[]
  blocks: ReadonlyMap<number, readonly string[]>
  next: GoingOutRow | undefined
  /** Whether what others have in work is shown, too. */
  seesAll: boolean
  runningOut: readonly DeskArticleRow[]
  pictures: readonly RunningPicture[]
}

/** Four lists with their heads; one that is empty says so in a sentence. */
export function TodayView(props: TodayProps) {
  const { words, zone, now, waiting, tasks, own, goingOut, next } = props
  return (
    <>
      <List id="waiting" heading={words.t('today.waiting')}>
        {waiting.length + tasks.length === 0 && <p>{emptySentence(words, next, now, zone)}</p>}
        {waiting.length + tasks.length > 0 && (
          <ul class="desk-lines" data-list>
            {waiting.map((one) => (
              <WaitingLine {...props} one={one} />
            ))}
            {tasks.map((sentence) => (
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
                <div>
                  <Headline words={words} row={row} />
                  {row.due_at && isPending(row.state) && (
                    <>
                      {' '}
                      <span>
                        {words.t('today.due')} <DueTime words={words} at={row.due_at} now={now} zone={zone} />
                      </span>
                    </>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </List>
      <List id="going-out" heading={words.t('today.goingOut', { zone: cityOf(zone) })}>
        {goingOut.length === 0 ? (
          <p>{words.t(props.seesAll ? 'today.goingOutNone' : 'today.goingOutNoneOwn')}</p>
        ) : (
          <ul class="desk-lines" data-list>
            {goingOut.map((row) => (
              <li>
                <time datetime={row.goes_at.toString()}>{deskTime(words, row.goes_at, now, zone)}</time>
                <div>
                  <Headline words={words} row={row} />
                  {row.goes !== 'article' && <span> {words.t(`today.goes.${row.goes}`)}</span>}
                  {props.blocks.get(row.id)?.map((reason) => (
                    <p class="desk-blocked">
                      <strong>{words.t('today.blocked')}</strong> {reason}
                    </p>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        )}
      </List>
      <RunningOut {...props} />
    </>
  )
}

function WaitingLine({ words, zone, now, one }: TodayProps & { one: Waiting }) {
  const { row } = one
  return (
    <li>
      <span>{words.t(`today.waits.${one.kind}`)}</span>
      <div>
        {one.kind === 'mentioned' ? (
          <a href={one.path} data-row>
            {row.headline || words.t('articles.unnamed')}
          </a>
        ) : (
          <Headline words={words} row={row} />
        )}
        {one.kind === 'due' && (
          <>
            {' '}
            <DueTime words={words} at={one.at} now={now} zone={zone} />
          </>
        )}
        {one.kind === 'review' && one.due && (
          <>
            {' '}
            <span>
              {words.t('today.due')} <DueTime words={words} at={one.due} now={now} zone={zone} />
            </span>
          </>
        )}
        {(one.kind === 'returned' || one.kind === 'mentioned') && (
          <p class="desk-said">
            {one.by && <span>{one.by}:</span>} {one.detail}
          </p>
        )}
      </div>
    </li>
  )
}

/** Articles and pictures together, by the hour at which they end. */
function RunningOut(props: TodayProps) {
  const { words, runningOut, pictures } = props
  const lines = [
    ...runningOut.flatMap((row) =>
      row.expires_at ? [{ at: row.expires_at, what: <Headline words={words} row={row} /> }] : [],
    ),
    ...pictures.map(({ title, path, at }) => ({
      at,
      what: (
        <>
          <a href={path} data-row>
            {title}
          </a>{' '}
          <span>{words.t('today.pictureRights')}</span>
        </>
      ),
    })),
  ].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
  return (
    <List id="running-out" heading={words.t('today.runningOut')}>
      {lines.length === 0 ? (
        <p>{words.t('today.runningOutNone')}</p>
      ) : (
        <ul class="desk-lines" data-list>
          {lines.map(({ at, what }) => (
            <li>
              <EndsAt {...props} at={at} />
              <div>{what}</div>
            </li>
          ))}
        </ul>
      )}
    </List>
  )
}

/** What ends within a week stands out. */
function EndsAt({ words, zone, soon, at }: TodayProps & { at: Temporal.Instant }) {
  const date = words.date(at, zone, 'medium')
  return <time datetime={at.toString()}>{Temporal.Instant.compare(at, soon) < 0 ? <strong>{date}</strong> : date}</time>
}

function List({ id, heading, children }: { id: string; heading: string; children?: Child }) {
  return (
    <section class="desk-section" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
    </section>
  )
}

function emptySentence(words: Words, next: GoingOutRow | undefined, now: Temporal.Instant, zone: string): string {
  if (!next) return words.t('today.nothing')
  const headline = next.headline || words.t('articles.unnamed')
  return words.t('today.nothingNext', { time: deskTime(words, next.goes_at, now, zone), headline })
}

const cityOf = (zone: string) => zone.replace(/^.*\//, '').replaceAll('_', ' ')
