import type { Words } from '../../design/words/words.ts'
import { deskTime, StateWord } from '../articles/articles.module.ts'
import type { ArticleStanding } from './describeState.ts'
import type { StepName } from './nextSteps.rule.ts'

export type StateBarProps = {
  words: Words
  standing: ArticleStanding
  now: Temporal.Instant
  /** The publication's. */
  zone: string
}

/** What is asked for on a page of its own first: a reason, a note, a second look. */
const ASKS_FIRST: ReadonlySet<StepName> = new Set(['return', 'withdraw', 'restore', 'discard'])

/** Where an article stands, and the one verb of its next step; everything else is in a menu. */
export function StateBar({ words, standing, now, zone }: StateBarProps) {
  const { state, primary, others, returned, due, people, articleId } = standing
  const detail = describeDetail(words, standing)
  return (
    <turbo-frame id="state-bar" class="state-bar">
      <p class="state-bar-words">
        <StateWord words={words} state={state} />
        {detail && <span>{detail}</span>}
        {due && (
          <span class={Temporal.Instant.compare(due, now) < 0 ? 'state-bar-late' : undefined}>
            {words.t('workflow.due', { due: deskTime(words, due, now, zone) })}
          </span>
        )}
        <a href={`/desk/articles/${articleId}/assignment`} data-turbo-frame="_top">
          {people.length > 0 ? words.list(people) : words.t('workflow.nobody')}
        </a>
      </p>
      {primary && (
        <Step words={words} standing={standing} step={primary} look="desk-button desk-button-first" isFirst />
      )}
      {others.length > 0 && (
        <details class="state-bar-more">
          <summary>{words.t('workflow.more')}</summary>
          <ul>
            {others.map((step) => (
              <li>
                <Step words={words} standing={standing} step={step} look="state-bar-step" />
              </li>
            ))}
          </ul>
        </details>
      )}
      {returned && (
        <p class="state-bar-note">
          {state === 'published'
            ? words.t('workflow.notOutAtItsHour', { note: returned.note })
            : words.t('workflow.returned', { name: returned.by, note: returned.note })}
        </p>
      )}
    </turbo-frame>
  )
}

type StepProps = {
  words: Words
  standing: ArticleStanding
  step: StepName
  look: string
  isFirst?: boolean
}

function Step({ words, standing, step, look, isFirst }: StepProps) {
  const path = `/desk/articles/${standing.articleId}`
  const verb = verbOf(words, standing, step)
  const keys = isFirst ? { 'aria-keyshortcuts': 'Control+Enter', 'data-editor-primary': true } : {}
  if (step === 'sheet' || step === 'correct' || ASKS_FIRST.has(step)) {
    const href =
      step === 'sheet'
        ? `${path}/publish`
        : step === 'correct'
          ? `${path}/publish?kind=correction`
          : `${path}/state?action=${step}`
    return (
      <a class={look} href={href} data-turbo-frame="_top" {...keys}>
        {verb}
      </a>
    )
  }
  return (
    <form method="post" action={`${path}/state`} data-turbo-frame="_top">
      <input type="hidden" name="action" value={step} />
      <button class={look} type="submit" {...keys}>
        {verb}
      </button>
    </form>
  )
}

function verbOf(words: Words, { state, changes }: ArticleStanding, step: StepName): string {
  if (step !== 'sheet') return words.t(`workflow.do.${step}`)
  if (state === 'published' && changes > 0) return words.t('workflow.toChanges', { count: changes })
  return words.t('workflow.toSheet')
}

function describeDetail(words: Words, { state, changes, schedule }: ArticleStanding): string | undefined {
  const hour = schedule && hourInWords(words, schedule)
  if (hour !== undefined && changes > 0) return words.t('workflow.notInWhatGoesOut', { hour, count: changes })
  if (hour !== undefined) return words.t('workflow.goesOut', { hour })
  if (changes === 0) return undefined
  return state === 'ready'
    ? words.t('workflow.afterApproval', { count: changes })
    : words.t('workflow.notOut', { count: changes })
}

/** As people say it, in the zone in which it was said. */
export function hourInWords(words: Words, { at, zone }: { at: Temporal.Instant; zone: string }): string {
  return words.t('workflow.hour', {
    day: words.date(at, zone, 'weekday'),
    time: words.date(at, zone, 'time'),
    zone: zone.replace(/^.*\//, '').replaceAll('_', ' '),
  })
}
