import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import type { FieldProblems } from '../../platform/errors.ts'
import { hourInWords } from '../workflow/workflow.module.ts'
import type { Sheet } from './describeSheet.ts'
import { DifferenceView } from './difference.view.tsx'
import { GoingOut } from './goingOut.view.tsx'
import { writeSight } from './seen.rule.ts'
import type { WallTime } from './wallTime.rule.ts'

export type PublishProps = {
  words: Words
  sheet: Sheet
  zone: string
  now: Temporal.Instant
  sectionName: string
  letters: readonly string[]
  typed: {
    kind?: 'new' | 'small' | 'updated' | 'correction' | undefined
    note: string
    date: string
    time: string
    choice?: 'earlier' | 'later' | undefined
    reasons: Readonly<Record<string, string>>
    embargo?: { date: string; time: string } | undefined
  }
  /** The hour that somebody has said, and the instant where it is one. */
  hour: { time: WallTime; at: Temporal.Instant | undefined } | undefined
  wrong: { problem: string; fields: FieldProblems } | undefined
}

/** What goes out, in sentences; then what is wrong with it, what differs, and two buttons. */
export function PublishView(props: PublishProps) {
  const { words, sheet, wrong } = props
  const { standing } = sheet
  const path = `/desk/articles/${standing.articleId}`
  const steps = [standing.primary, ...standing.others]
  const may = steps.includes('sheet')
  return (
    <>
      {wrong && (
        <p class="desk-notice" role="alert">
          {wrong.problem}
        </p>
      )}
      <Part id="going" heading={words.t('publish.what')}>
        <GoingOut {...props} at={props.hour?.at} />
      </Part>
      <Part id="changes" heading={words.t('publish.differs')}>
        <p>{differsSentence(words, sheet)}</p>
        {sheet.passages.length > 0 && <DifferenceView words={words} sheet={sheet} />}
      </Part>
      {may ? (
        <Form {...props} path={path} />
      ) : (
        <p class="desk-note">
          {words.t(steps.includes('approve') ? 'publish.notApproved' : 'publish.notYours')}{' '}
          <a href={path}>{words.t('publish.back')}</a>
        </p>
      )}
      {may && <Conditions {...props} path={path} />}
    </>
  )
}

function differsSentence(words: Words, { comparedWith, standing, passages }: Sheet): string {
  if (comparedWith === undefined) return words.t('publish.nothingOut')
  if (passages.length === 0) return words.t(`publish.same.${comparedWith}`)
  return words.t(`publish.changes.${comparedWith}`, { count: standing.changes })
}

function Form(props: PublishProps & { path: string }) {
  const { words, sheet, typed, path, wrong } = props
  const { standing, findings } = sheet
  const isOut = standing.state === 'published'
  const isBlocked = findings.some(({ strength }) => strength === 'must')
  return (
    <form class="publish-form" method="post" action={`${path}/publish`}>
      <input type="hidden" name="seen" value={writeSight(sheet.sight)} />
      {findings.length > 0 && (
        <Part id="findings" heading={words.t('publish.findings')}>
          <ul class="publish-findings">
            {findings.map((finding) => (
              <li>
                <p>
                  <strong>{words.t(`publish.${finding.strength}`)}</strong> {finding.words}{' '}
                  {finding.place && <a href={finding.place}>{words.t('publish.mend')}</a>}
                </p>
                {finding.strength === 'should' && (
                  <Reason
                    words={words}
                    id={finding.id}
                    value={typed.reasons[finding.id] ?? ''}
                    problem={wrong?.fields[finding.id]}
                  />
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {isOut && <Kind {...props} />}
      <Part id="when" heading={words.t('publish.when', { zone: cityOf(props.zone) })}>
        <When {...props} />
      </Part>
      <p class="desk-row publish-buttons">
        <Buttons {...props} isBlocked={isBlocked} />
        <a href={path}>{words.t('workflow.notYet')}</a>
      </p>
    </form>
  )
}

/** The time in words, never the word alone. */
function Buttons({ words, sheet, hour, zone, isBlocked, typed }: PublishProps & { isBlocked: boolean }) {
  if (isBlocked) return <span>{words.t('publish.blocked')}</span>
  // A correction of what has been mended before has nothing new but its note.
  const hasNews = sheet.comparedWith !== 'out' || sheet.passages.length > 0
  if (!hour) {
    return (
      <button class={hasNews ? 'desk-button desk-button-first' : 'desk-button'} name="when" value="now" type="submit">
        {words.t(sheet.standing.state === 'published' ? 'publish.changesNow' : 'publish.now')}
      </button>
    )
  }
  if (hour.time.kind === 'unreadable') return <span>{words.t('publish.sayHour')}</span>
  if (!hour.at) return <span>{words.t('publish.choose')}</span>
  const isScheduled = sheet.standing.state === 'scheduled'
  const said = hourInWords(words, { at: hour.at, zone })
  const twice = typed.choice && words.t('publish.offset', { offset: offsetOf(hour.at, zone) })
  return (
    <button class="desk-button desk-button-first" name="when" value="hour" type="submit">
      {words.t(isScheduled ? 'publish.useThis' : 'publish.at', { hour: said })}
      {twice && ` (${twice})`}
    </button>
  )
}

function When({ words, hour, typed, zone, wrong }: PublishProps) {
  const isTwofold = hour && (hour.time.kind === 'skipped' || hour.time.kind === 'doubled') ? hour.time : undefined
  const problem = wrong?.fields.hour === undefined ? undefined : wrong.problem
  return (
    <>
      <div class="desk-row">
        <span class="desk-pair">
          <label for="date">{words.t('publish.date')}</label>
          <input id="date" name="date" type="date" value={typed.date} aria-describedby={problem && 'hour-problem'} />
        </span>
        <span class="desk-pair">
          <label for="time">{words.t('publish.time')}</label>
          <input id="time" name="time" type="time" value={typed.time} />
        </span>
        <button class="desk-button desk-quiet" type="submit" formmethod="get">
          {words.t('publish.setHour')}
        </button>
      </div>
      {problem && (
        <p class="field-problem" id="hour-problem">
          {problem}
        </p>
      )}
      {isTwofold && (
        <fieldset class="publish-choice">
          <legend>{words.t(`publish.${isTwofold.kind}`)}</legend>
          {(['earlier', 'later'] as const).map((choice) => (
            <p>
              <input
                type="radio"
                id={`choice-${choice}`}
                name="choice"
                value={choice}
                checked={typed.choice === choice}
              />{' '}
              <label for={`choice-${choice}`}>
                {words.t('publish.offsetHour', {
                  time: words.date(isTwofold[choice], zone, 'time'),
                  offset: offsetOf(isTwofold[choice], zone),
                })}
              </label>
            </p>
          ))}
        </fieldset>
      )}
    </>
  )
}

function Kind({ words, typed, wrong }: PublishProps) {
  return (
    <Part id="kind" heading={words.t('publish.kind')}>
      <fieldset class="publish-choice">
        <legend class="visually-hidden">{words.t('publish.kind')}</legend>
        {(['small', 'updated', 'correction'] as const).map((kind) => (
          <p>
            <input
              type="radio"
              id={`kind-${kind}`}
              name="kind"
              value={kind}
              checked={typed.kind === kind}
              aria-describedby={wrong?.fields.kind && 'kind-problem'}
            />{' '}
            <label for={`kind-${kind}`}>{words.t(`publish.kind.${kind}`)}</label>
          </p>
        ))}
        {wrong?.fields.kind && (
          <p class="field-problem" id="kind-problem">
            {wrong.problem}
          </p>
        )}
      </fieldset>
      <div class={wrong?.fields.note ? 'field field-wrong' : 'field'}>
        <label for="note">{words.t('publish.note')}</label>
        <textarea
          id="note"
          name="note"
          rows={3}
          maxlength={5_000}
          data-typed={words.t('desk.typedBefore')}
          aria-invalid={wrong?.fields.note ? 'true' : undefined}
          aria-describedby={wrong?.fields.note && 'note-problem'}
        >
          {typed.note}
        </textarea>
        {wrong?.fields.note && (
          <p class="field-problem" id="note-problem">
            {wrong.problem}
          </p>
        )}
      </div>
    </Part>
  )
}

type ReasonProps = { words: Words; id: string; value: string; problem: string | undefined }

function Reason({ words, id, value, problem }: ReasonProps) {
  return (
    <div class={problem ? 'field field-wrong' : 'field'}>
      <label for={`reason-${id}`}>{words.t('publish.reason')}</label>
      <input
        id={`reason-${id}`}
        name={`reason-${id}`}
        value={value}
        maxlength={1_000}
        data-typed={words.t('desk.typedBefore')}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem && `reason-${id}-problem`}
      />
      {problem && (
        <p class="field-problem" id={`reason-${id}-problem`}>
          {words.t('publish.reasonMissing')}
        </p>
      )}
    </div>
  )
}

/** What holds whoever publishes it, and when. */
function Conditions({ words, sheet, path, zone, typed, wrong }: PublishProps & { path: string }) {
  const { embargo } = sheet.standing
  const until = embargo?.at.toZonedDateTimeISO(zone)
  const problem = wrong?.fields.embargo
  return (
    <Part id="conditions" heading={words.t('publish.conditions')}>
      <form class="desk-row" method="post" action={`${path}/terms`}>
        <label for="terms">{words.t('publish.terms')}</label>
        <select id="terms" name="terms">
          {(['free', 'metered', 'registered', 'subscribers'] as const).map((terms) => (
            <option value={terms} selected={sheet.content.facts.terms === terms}>
              {words.t(`publish.terms.${terms}`)}
            </option>
          ))}
        </select>
        <button class="desk-button desk-quiet" type="submit">
          {words.t('publish.setTerms')}
        </button>
      </form>
      <form class="desk-row" method="post" action={`${path}/embargo`}>
        <label for="embargo-date">{words.t('publish.embargo')}</label>
        <span class="desk-pair">
          <input
            id="embargo-date"
            name="date"
            type="date"
            value={typed.embargo?.date ?? until?.toPlainDate().toString()}
            aria-invalid={problem ? 'true' : undefined}
            aria-describedby={problem && 'embargo-problem'}
          />
          <input
            name="time"
            type="time"
            aria-label={words.t('publish.time')}
            value={typed.embargo?.time ?? until?.toPlainTime().toString({ smallestUnit: 'minute' })}
          />
        </span>
        <button class="desk-button desk-quiet" type="submit">
          {words.t('publish.setEmbargo')}
        </button>
        {problem && (
          <p class="field-problem" id="embargo-problem">
            {problem}
          </p>
        )}
      </form>
    </Part>
  )
}

function Part({ id, heading, children }: { id: string; heading: string; children?: Child }) {
  return (
    <section class="desk-section publish-part" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
    </section>
  )
}

const cityOf = (zone: string) => zone.replace(/^.*\//, '').replaceAll('_', ' ')

const offsetOf = (at: Temporal.Instant, zone: string) => `UTC${at.toZonedDateTimeISO(zone).offset}`
