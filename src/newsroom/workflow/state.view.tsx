import type { Words } from '../../design/words/words.ts'
import { type DeedProps, DeedView } from './deed.view.tsx'
import type { ArticleStanding } from './describeState.ts'
import { StateBar } from './stateBar.view.tsx'

type AskViewProps = {
  words: Words
  standing: ArticleStanding
  now: Temporal.Instant
  zone: string
  /** What was to be done is done. */
  done: Omit<DeedProps, 'words' | 'zone' | 'standing'> | undefined
  /** What is to be done, and which words it takes. */
  asks:
    | {
        action: 'return' | 'withdraw' | 'restore' | 'discard'
        words: 'note' | 'reason' | undefined
        typed: string
        problem: string | undefined
      }
    | undefined
}

/** Where an article stands, and what is asked before something is done that others see. */
export function AskView({ words, standing, now, zone, done, asks }: AskViewProps) {
  const path = `/desk/articles/${standing.articleId}`
  return (
    <>
      {done && <DeedView words={words} zone={zone} standing={standing} {...done} />}
      <StateBar words={words} standing={standing} now={now} zone={zone} />
      <p class="desk-row">
        <a href={path}>{words.t('workflow.toArticle')}</a>
        <a href="/desk/articles">{words.t('assignment.toList')}</a>
        {standing.path !== undefined && <a href={standing.path}>{words.t('workflow.asReaders')}</a>}
      </p>
      {asks && (
        <form class="desk-form desk-form-wide" method="post" action={`${path}/state`}>
          <h2>{words.t(`workflow.do.${asks.action}`)}</h2>
          <p>{words.t(`workflow.about.${asks.action}`)}</p>
          <input type="hidden" name="action" value={asks.action} />
          {asks.words && (
            <div class={asks.problem === undefined ? 'field' : 'field field-wrong'}>
              <label for="words">{words.t(`workflow.${asks.words}`)}</label>
              <textarea
                id="words"
                name="words"
                rows={4}
                maxlength={2_000}
                required
                data-typed={words.t('desk.typedBefore')}
                aria-invalid={asks.problem === undefined ? undefined : 'true'}
                aria-describedby={asks.problem === undefined ? undefined : 'words-problem'}
              >
                {asks.typed}
              </textarea>
              {asks.problem !== undefined && (
                <p class="field-problem" id="words-problem">
                  {asks.problem}
                </p>
              )}
            </div>
          )}
          <p class="desk-row">
            <button class="desk-button" type="submit">
              {words.t(`workflow.do.${asks.action}`)}
            </button>
            <a href={path}>{words.t('workflow.notYet')}</a>
          </p>
        </form>
      )}
    </>
  )
}
