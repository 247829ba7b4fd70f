import { directionOf, type Words } from '../../design/words/words.ts'
import { type DeskArticleRow, DueTime, Headline, isPending, type Need, StateWord } from '../articles/articles.module.ts'
import type { NeedOfArticle } from './assignments.sql.ts'
import { writeWallTime } from './readWallTime.rule.ts'

export type AssignmentProps = {
  words: Words
  zone: string
  row: DeskArticleRow
  mayChange: boolean
  people: readonly { id: number; name: string; role: string; has: boolean }[]
  /** As they stand now, whatever was typed. */
  assignees: readonly { id: number; name: string }[]
  due: Temporal.Instant | undefined
  dueTyped: string
  needs: readonly { need: Need; isOpen: boolean; said: NeedOfArticle | undefined }[]
  problems: { due?: string; people?: string }
  done: boolean
}

export function AssignmentView(props: AssignmentProps) {
  const { words, row, done } = props
  return (
    <>
      {done && (
        <p class="desk-notice" role="status">
          {words.t('desk.done')}{' '}
          <a href="/desk/articles" data-to-list>
            {words.t('assignment.toList')}
          </a>
        </p>
      )}
      <p class="desk-of">
        <StateWord words={words} state={row.state} /> <Headline words={words} row={row} />
      </p>
      {props.mayChange ? <Form {...props} /> : <Said {...props} />}
    </>
  )
}

function Form({ words, zone, row, people, assignees, due, dueTyped, needs, problems }: AssignmentProps) {
  const needed = needs.flatMap(({ need, said }) => (said && !said.metAt ? need : []))
  return (
    <form class="desk-form" method="post" action={`/desk/articles/${row.id}/assignment`}>
      <input type="hidden" name="had" value={assignees.map(({ id }) => id).join(' ')} />
      <input type="hidden" name="wasDue" value={due ? writeWallTime(due, zone) : ''} />
      <input type="hidden" name="needed" value={needed.join(' ')} />
      <fieldset class={`desk-people${problems.people ? ' field-wrong' : ''}`} id="people">
        <legend>{words.t('assignment.who')}</legend>
        {problems.people && <p class="field-problem">{problems.people}</p>}
        {people.map((person) => (
          <label class="desk-check">
            <input type="checkbox" name={`person-${person.id}`} checked={person.has} /> {person.name}{' '}
            <span>{person.role}</span>
          </label>
        ))}
      </fieldset>
      <DueField words={words} zone={zone} typed={dueTyped} problem={problems.due} />
      <fieldset class="desk-people" id="needs">
        <legend>{words.t('assignment.needs')}</legend>
        {needs.map(({ need, isOpen, said }) => (
          <label class="desk-check">
            <input type="checkbox" name={`need-${need}`} checked={isOpen} /> {words.t(`articles.need.${need}`)}{' '}
            {said && <span>{sentenceOf(words, zone, said)}</span>}
          </label>
        ))}
      </fieldset>
      <button class="desk-button" type="submit">
        {words.t('desk.save')}
      </button>
    </form>
  )
}

/** A day and an hour in the publication's zone, which is named. */
export function DueField(props: { words: Words; zone: string; typed: string; problem: string | undefined }) {
  const { words, zone, typed, problem } = props
  return (
    <div class={`field${problem ? ' field-wrong' : ''}`}>
      <label for="due">{words.t('assignment.due', { zone: zone.replace(/^.*\//, '').replaceAll('_', ' ') })}</label>
      <input
        id="due"
        name="due"
        type="datetime-local"
        value={typed}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? 'due-problem' : undefined}
      />
      {problem && (
        <p class="field-problem" id="due-problem">
          {problem}
        </p>
      )}
    </div>
  )
}

/** For whoever may look and not change. */
function Said({ words, zone, assignees, due, needs }: AssignmentProps) {
  const open = needs.filter(({ isOpen }) => isOpen)
  return (
    <dl class="desk-facts">
      <dt>{words.t('assignment.who')}</dt>
      <dd>{assignees.length === 0 ? words.t('assignment.nobody') : words.list(assignees.map(({ name }) => name))}</dd>
      <dt>{words.t('articles.due')}</dt>
      <dd>{due ? words.date(due, zone, 'dateTime') : words.t('assignment.noDue')}</dd>
      <dt>{words.t('assignment.needs')}</dt>
      <dd>
        {open.length === 0
          ? words.t('assignment.nothing')
          : words.list(open.map(({ need }) => words.t(`articles.need.${need}`)))}
      </dd>
    </dl>
  )
}

function sentenceOf(words: Words, zone: string, said: NeedOfArticle): string {
  const on = (at: Temporal.Instant) => words.date(at, zone, 'dayTime')
  if (said.metAt) return words.t('assignment.metBy', { name: said.metBy ?? '', on: on(said.metAt) })
  return words.t('assignment.neededBy', { name: said.by, on: on(said.at) })
}

export type LookProps = {
  words: Words
  zone: string
  now: Temporal.Instant
  row: DeskArticleRow
  standfirst: string
  /** Where readers find it, if they do. */
  publicAt: string | undefined
}

/** What one sees beside a list. */
export function LookView({ words, zone, now, row, standfirst, publicAt }: LookProps) {
  const open = row.needs.map((need) => words.t(`articles.need.${need}`))
  return (
    <turbo-frame id="look" class="desk-look" target="_top">
      <article class="desk-looked">
        <h2>
          <Headline words={words} row={row} />
        </h2>
        <p>
          <StateWord words={words} state={row.state} /> {row.section_name}
        </p>
        {standfirst && (
          <p lang={row.language} dir={directionOf(row.language)} class="desk-standfirst">
            {standfirst}
          </p>
        )}
        <dl class="desk-facts">
          <dt>{words.t('assignment.who')}</dt>
          <dd>{row.assignees.length === 0 ? words.t('assignment.nobody') : words.list(row.assignees)}</dd>
          <dt>{words.t('look.authors')}</dt>
          <dd>{words.list(row.authors)}</dd>
          <dt>{words.t('articles.due')}</dt>
          <dd>
            {row.due_at && isPending(row.state) ? (
              <DueTime words={words} at={row.due_at} now={now} zone={zone} />
            ) : (
              words.t('assignment.noDue')
            )}
          </dd>
          <dt>{words.t('assignment.needs')}</dt>
          <dd>{open.length === 0 ? words.t('assignment.nothing') : words.list(open)}</dd>
        </dl>
        <p class="desk-row">
          <a class="desk-button desk-quiet" href={`/desk/articles/${row.id}`}>
            {words.t('articles.open')}
          </a>
          <a class="desk-button desk-quiet" href={`/desk/articles/${row.id}/assignment`}>
            {words.t('articles.assign')}
          </a>
          {publicAt && <a href={publicAt}>{words.t('look.public')}</a>}
        </p>
      </article>
    </turbo-frame>
  )
}
