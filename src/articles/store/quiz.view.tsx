import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import { type Inline, type Quiz, solutionOf } from './document.ts'

type Line = (content: readonly Inline[]) => Child

/**
 * Each answer unfolds what it is worth, of those of a question one at a time: in the page itself, without a script, and
 * nothing is sent.
 */
export function foldedQuiz(
  { attrs, questions }: Quiz,
  { words, name, line }: { words: Words; name: string; line: Line },
): Child {
  return (
    <section class="quiz">
      <h2>{attrs.title ?? words.t('article.quiz')}</h2>
      <p class="quiz-how">{words.t('article.quizHow')}</p>
      <ol>
        {questions.map(({ question, answers, explanation = [] }, at) => (
          <li>
            <p>{line(question)}</p>
            {answers.map(({ right, content }) => (
              <details class={right && 'quiz-right'} name={`${name}-${at + 1}`}>
                <summary>{line(content)}</summary>
                <p>
                  <strong>{words.t(right ? 'article.quizRight' : 'article.quizWrong')}</strong>{' '}
                  {right && line(explanation)}
                </p>
              </details>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** For where nothing folds: the answers follow the last question, so that no one reads them by the way. */
export function unfoldedQuiz({ attrs, questions }: Quiz, said: { title: string; answers: string; line: Line }): Child {
  const { line } = said
  return (
    <section class="quiz">
      <h2>{attrs.title ?? said.title}</h2>
      <ol class="questions">
        {questions.map(({ question, answers }) => (
          <li>
            <p>{line(question)}</p>
            <ol class="answers">
              {answers.map(({ content }) => (
                <li>{line(content)}</li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <h3>{said.answers}</h3>
      <ol class="questions">
        {questions.map((question) => (
          <li>{line(solutionOf(question))}</li>
        ))}
      </ol>
    </section>
  )
}
