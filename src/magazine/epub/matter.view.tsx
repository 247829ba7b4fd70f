import type { Child } from 'hono/jsx'
import type { AlmanacPart, LetterPart, QuizPart, WorldPart } from '../book/book.module.ts'
import { articleText } from './article.view.tsx'
import { dateline } from './piece.view.tsx'
import { tongue } from './said.view.tsx'
import type { Setting } from './setting.ts'

/** The editor's letter, signed by the desk. */
export function drawLetter({ slug, title, language, document, signed }: LetterPart, setting: Setting): Child {
  return (
    <section class="letter" epub:type="preface" role="doc-preface" aria-labelledby="headline">
      <h1 id="headline">{title}</h1>
      <div class="text">{articleText(document, { part: slug, language, opens: false }, setting)}</div>
      <p class="signed">{signed}</p>
    </section>
  )
}

/** What else was reported, a sentence each. */
export function drawWorld({ title, reports }: WorldPart, setting: Setting): Child {
  const { language } = setting.book.publication
  return (
    <section class="world" epub:type="chapter" role="doc-chapter" aria-labelledby="headline">
      <h1 id="headline">{title}</h1>
      {reports.map((report) => (
        <div class="report">
          <p class="dateline">{dateline(setting, report)}</p>
          <div {...tongue(report.language, language)}>
            <h2>{report.headline}</h2>
            {report.standfirst && <p class="first">{report.standfirst}</p>}
          </div>
        </div>
      ))}
    </section>
  )
}

export function drawAlmanac({ title, entries }: AlmanacPart, setting: Setting): Child {
  const { words } = setting
  const { language } = setting.book.publication
  return (
    <section class="almanac" epub:type="chapter" role="doc-chapter" aria-labelledby="headline">
      <h1 id="headline">{title}</h1>
      {entries.map((entry) => (
        <div class="leaf">
          <p class="year">{yearOf(setting, entry)}</p>
          <p class="dateline">{dateline(setting, entry, 'dayMonth')}</p>
          <div {...tongue(entry.language, language)}>
            <h2>{entry.title}</h2>
            <p class="first">{entry.text}</p>
          </div>
          {entry.source && <p class="source-line">{words.t('epub.source', { source: entry.source })}</p>}
        </div>
      ))}
    </section>
  )
}

/** A year is no number: 1948, not 1,948. */
function yearOf({ words }: Setting, { year, day }: AlmanacPart['entries'][number]): string {
  return words.day(Temporal.PlainDate.from(day).with({ year }), 'year')
}

/** The answers follow the last question, so that no one reads them by the way. */
export function drawQuiz({ title, questions }: QuizPart, { words }: Setting): Child {
  return (
    <section class="quiz" epub:type="qna" role="doc-qna" aria-labelledby="headline">
      <h1 id="headline">{title}</h1>
      <ol class="questions">
        {questions.map(({ question, answers }) => (
          <li>
            {question}
            {answers.length > 0 && (
              <ol class="answers">
                {answers.map((answer) => (
                  <li>{answer}</li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
      <h2>{words.t('epub.answers')}</h2>
      <ol class="questions">
        {questions.map(({ answers, right, explanation }) => (
          <li>
            {answers[right] && <strong>{answers[right]}. </strong>}
            {explanation}
          </li>
        ))}
      </ol>
    </section>
  )
}
