import type { Words } from '../../design/words/words.ts'
import { type BulkAction, StateWord, type StoredState } from '../articles/articles.module.ts'
import { DueField } from './assignment.view.tsx'
import { TERMS } from './bulkChoice.ts'

export type BulkAskedProps = {
  words: Words
  zone: string
  run: number
  action: BulkAction
  count: number
  /** With which it cannot be done as they stand. */
  left: readonly { headline: string; state: StoredState }[]
  leftCount: number
  people: readonly { id: number; name: string; role: string }[]
  sections: readonly { slug: string; name: string }[]
  /** What was typed as an hour and is none. */
  dueTyped: string
  problem: string | undefined
}

/** What, with how many, and with how many of them not. */
export function BulkAsked(props: BulkAskedProps) {
  const { words, action, count, left, leftCount, run, problem } = props
  const may = count - leftCount
  return (
    <>
      <p class="desk-asked">
        {words.t(`bulk.action.${action}`)}: <strong>{words.t('bulk.count', { count })}</strong>
      </p>
      {leftCount > 0 && (
        <section class="desk-section" aria-labelledby="left-heading">
          <h2 id="left-heading">{words.t('bulk.left', { count: leftCount })}</h2>
          <ul class="desk-lines">
            {left.map(({ headline, state }) => (
              <li>
                <StateWord words={words} state={state} />
                <span>{headline || words.t('articles.unnamed')}</span>
              </li>
            ))}
            {leftCount > left.length && <li>{words.t('bulk.more', { count: leftCount - left.length })}</li>}
          </ul>
        </section>
      )}
      {may > 0 && (
        <form class="desk-form" method="post" action="/desk/articles/bulk/begin" data-with-selected>
          <input type="hidden" name="run" value={run} />
          <Choice {...props} />
          {problem && (
            <p class="field-problem" role="alert">
              {problem}
            </p>
          )}
          <div class="desk-row">
            <button class="desk-button desk-button-first" type="submit">
              {words.t('bulk.do', { count: may })}
            </button>
            <a href="/desk/articles" data-to-list>
              {words.t('bulk.notYet')}
            </a>
          </div>
        </form>
      )}
    </>
  )
}

function Choice({ words, zone, action, people, sections, dueTyped, problem }: BulkAskedProps) {
  switch (action) {
    case 'assign':
      return (
        <>
          <fieldset class="desk-people">
            <legend>{words.t('assignment.who')}</legend>
            {people.map((person) => (
              <label class="desk-check">
                <input type="checkbox" name={`person-${person.id}`} /> {person.name} <span>{person.role}</span>
              </label>
            ))}
          </fieldset>
          <div>
            <label class="desk-check">
              <input type="radio" name="how" value="also" checked /> {words.t('bulk.also')}
            </label>
            <label class="desk-check">
              <input type="radio" name="how" value="only" /> {words.t('bulk.only')}
            </label>
          </div>
        </>
      )
    case 'due':
      return <DueField words={words} zone={zone} typed={dueTyped} problem={problem} />
    case 'section':
      return (
        <div class="field">
          <label for="section">{words.t('articles.section')}</label>
          <select id="section" name="section">
            {sections.map(({ slug, name }) => (
              <option value={slug}>{name}</option>
            ))}
          </select>
        </div>
      )
    case 'terms':
      return (
        <div class="field">
          <label for="terms">{words.t('bulk.terms')}</label>
          <select id="terms" name="terms">
            {TERMS.map((terms) => (
              <option value={terms}>{words.t(`bulk.terms.${terms}`)}</option>
            ))}
          </select>
        </div>
      )
    default:
      return <></>
  }
}

/** As many are shown at once. */
const FEW = 12

export type BulkResultProps = {
  words: Words
  action: BulkAction
  run: number
  count: number
  done: number
  changed: number
  refused: number
  isOver: boolean
  /** Why not, with how many, and which of them are named. */
  reasons: readonly { because: string; count: number; named: readonly { article: number; headline: string }[] }[]
}

/** How far it is, and how it went; one may leave, it goes on. */
export function BulkResult(props: BulkResultProps) {
  const { words, action, run, count, done, changed, refused, isOver, reasons } = props
  return (
    <>
      <p class="desk-asked">
        {words.t(`bulk.action.${action}`)}: <strong>{words.t('bulk.count', { count })}</strong>
      </p>
      {isOver ? (
        <p role="status">{words.t('bulk.over', { changed, same: done - changed - refused, refused })}</p>
      ) : (
        <div role="status" data-look-again={`/desk/articles/bulk?run=${run}`}>
          <p>{words.t('bulk.going', { done, count })}</p>
          <progress max={count} value={done} aria-label={words.t('bulk.title')} />
          <p class="desk-note">{words.t('bulk.mayLeave')}</p>
        </div>
      )}
      {reasons.length > 0 && (
        <section class="desk-section" aria-labelledby="refused-heading">
          <h2 id="refused-heading">{words.t('bulk.refused', { count: refused })}</h2>
          {reasons.map(({ because, count: ofThese, named }) => (
            <details class="desk-reason" open={reasons.length === 1 && ofThese <= FEW}>
              <summary>
                {because} <span>{words.t('bulk.count', { count: ofThese })}</span>
              </summary>
              <ul class="desk-lines">
                {named.map(({ article, headline }) => (
                  <li>
                    <a href={`/desk/articles/${article}`}>{headline || words.t('articles.unnamed')}</a>
                  </li>
                ))}
                {ofThese > named.length && <li>{words.t('bulk.more', { count: ofThese - named.length })}</li>}
              </ul>
            </details>
          ))}
        </section>
      )}
      <p>
        <a href="/desk/articles" data-to-list>
          {words.t('assignment.toList')}
        </a>
      </p>
    </>
  )
}

export function BulkNone({ words, problem }: { words: Words; problem?: string }) {
  return (
    <>
      <p class={problem ? 'desk-notice' : 'desk-note'} role={problem ? 'alert' : undefined}>
        {problem ?? words.t('bulk.none')}
      </p>
      <p>
        <a href="/desk/articles" data-to-list>
          {words.t('assignment.toList')}
        </a>
      </p>
    </>
  )
}
