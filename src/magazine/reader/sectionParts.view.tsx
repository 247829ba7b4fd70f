import type { Child } from 'hono/jsx'
import { Published } from '../../design/parts/published.view.tsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import {
  type AlmanacPart,
  type ColophonPart,
  type ContentsEntry,
  dayStyle,
  type OpenerPart,
  type QuizPart,
  type WorldPart,
} from '../book/book.module.ts'
import { pathOfPart } from './address.rule.ts'

type HeadProps = { words: Words; entry: ContentsEntry }

function Head({ words, entry }: HeadProps) {
  return (
    <header class="part-head">
      <h1 {...foreignLanguage(entry.language, words)}>{entry.title}</h1>
    </header>
  )
}

export type OpenerProps = {
  words: Words
  date: string
  opener: OpenerPart
  map: Child | undefined
  /** The section's pieces. */
  pieces: readonly ContentsEntry[]
}

/** A page before a section: its name, its places on one map, what stands in it. */
export function Opener({ words, date, opener, map, pieces }: OpenerProps) {
  const { section } = opener
  return (
    <div class="part-sheet opener">
      <header class="part-head">
        <h1>
          <Published words={words} text={section.name} />
        </h1>
        {section.description && (
          <p class="standfirst">
            <Published words={words} text={section.description} />
          </p>
        )}
      </header>
      {map}
      <section aria-labelledby="in-section">
        <h2 id="in-section" class="label">
          {words.t('part.pieces')}
        </h2>
        <ol class="opener-pieces">
          {pieces.map(({ slug, title, place, language }) => (
            <li>
              {place && (
                <span class="contents-place">
                  <bdi>{place}</bdi>
                </span>
              )}
              <a href={pathOfPart(date, slug)} {...foreignLanguage(language, words)}>
                {title}
              </a>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

/** What else was reported, a sentence each. `date`: the issue's. */
export function World({ words, date, entry, world }: HeadProps & { date: string; world: WorldPart }) {
  return (
    <div class="part-sheet part-world">
      <Head words={words} entry={entry} />
      <ul class="world-reports">
        {world.reports.map(({ headline, standfirst, language, place, day }) => {
          const foreign = foreignLanguage(language, words)
          return (
            <li>
              <p class="dateline">
                {place && (
                  <span class="dateline-place">
                    <bdi>{place.name}</bdi>
                  </span>
                )}
                <time datetime={day}>{words.day(Temporal.PlainDate.from(day), dayStyle(day, date))}</time>
              </p>
              <h2 {...foreign}>{headline}</h2>
              {standfirst && <p {...foreign}>{standfirst}</p>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The week's leaves. */
export function Almanac({ words, entry, almanac }: HeadProps & { almanac: AlmanacPart }) {
  return (
    <div class="part-sheet part-almanac">
      <Head words={words} entry={entry} />
      <ol class="almanac-leaves">
        {almanac.entries.map(({ day, year, title, text, place, source, language }) => {
          const foreign = foreignLanguage(language, words)
          return (
            <li>
              <p class="almanac-day">
                <span>{words.day(Temporal.PlainDate.from(day), 'dayMonth')}</span>
                <span class="almanac-year">{String(year)}</span>
              </p>
              <div>
                <h2 {...foreign}>{title}</h2>
                <p {...foreign}>{text}</p>
                <p class="credit">
                  {place && <bdi>{place.name}. </bdi>}
                  <bdi>{source}</bdi>
                </p>
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** The questions; their answers at the end, upside up. */
export function Quiz({ words, entry, quiz }: HeadProps & { quiz: QuizPart }) {
  return (
    <div class="part-sheet part-quiz" {...foreignLanguage(entry.language, words)}>
      <Head words={words} entry={entry} />
      <ol class="quiz-questions">
        {quiz.questions.map(({ question, answers }) => (
          <li>
            <h2>{question}</h2>
            {answers.length > 0 && (
              <ul>
                {answers.map((answer) => (
                  <li>{answer}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <section class="quiz-answers" aria-labelledby="answers">
        <h2 id="answers" class="label" lang={words.locale}>
          {words.t('part.answers')}
        </h2>
        <ol>
          {quiz.questions.map(({ answers, right, explanation }) => (
            <li>
              {answers[right] && <strong>{answers[right]}</strong>} {explanation}
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

export type ColophonProps = HeadProps & {
  colophon: ColophonPart
  /** Of the cover's drawing. */
  coverCredit: string | undefined
  publication: { legalName: string; address: string; email: string }
}

export function Colophon({ words, entry, colophon, coverCredit, publication }: ColophonProps) {
  const { masthead, sources } = colophon
  // The cover's has no headline, and is said in words of its own.
  const credits = colophon.credits.filter(({ headline }) => headline !== '')
  const { legalName, address, email } = publication
  return (
    <div class="part-sheet part-colophon">
      <Head words={words} entry={entry} />
      {masthead.length > 0 && (
        <section aria-labelledby="masthead">
          <h2 id="masthead" class="label">
            {words.t('part.masthead')}
          </h2>
          <dl class="colophon-masthead">
            {masthead.map(({ role, names }) => (
              <div>
                <dt>
                  <Published words={words} text={role} />
                </dt>
                <dd>
                  <bdi>{words.list(names)}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {(credits.length > 0 || coverCredit) && (
        <section aria-labelledby="credits">
          <h2 id="credits" class="label">
            {words.t('part.credits')}
          </h2>
          <ul class="colophon-credits">
            {coverCredit && <li class="credit">{words.t('issue.coverCredit', { credit: coverCredit })}</li>}
            {credits.map(({ headline, credit }) => (
              <li>
                <bdi>{headline}</bdi> <span class="credit">{credit}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {sources.length > 0 && (
        <section aria-labelledby="sources">
          <h2 id="sources" class="label">
            {words.t('part.sources')}
          </h2>
          <p>
            <bdi>{words.list(sources.map(({ name, country }) => (country ? `${name} (${country})` : name)))}</bdi>
          </p>
        </section>
      )}
      <p class="colophon-publisher">{[legalName, address.replaceAll('\n', ', '), email].filter(Boolean).join(' · ')}</p>
    </div>
  )
}
