import type { Child } from 'hono/jsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { pathOfIssue } from './address.rule.ts'
import { Cover, type CoverFacts } from './cover.view.tsx'
import { KeptBox } from './kept.view.tsx'
import { leftOf } from './left.rule.ts'

export type ShelvedIssue = { issue: ReleasedIssue; cover: CoverFacts }

export type ShelfProps = {
  words: Words
  /** Newest first. */
  issues: readonly ShelvedIssue[]
  /** For whom it is not open. */
  gate?: Child
  keeps: boolean
}

/** All issues: the latest as it lies on a table, the others by year with their covers. */
export function ShelfPage({ words, issues, gate, keeps }: ShelfProps) {
  const [latest, ...others] = issues
  const years = Map.groupBy(others, ({ cover }) => cover.date.year)
  return (
    <div class="shelf">
      <header class="shelf-head">
        <h1>{words.t('shelf.name')}</h1>
        <p class="standfirst">{latest ? words.t('shelf.lead') : words.t('shelf.empty')}</p>
      </header>
      {latest && <Latest words={words} latest={latest} />}
      {keeps && <KeptBox words={words} id="kept" />}
      {gate}
      {[...years].map(([year, of]) => (
        <section class="shelf-year" aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`} class="label">
            {words.t('shelf.year', { year: String(year) })}
          </h2>
          <ul class="shelf-covers">
            {of.map(({ issue, cover }) => (
              <li>
                <Cover words={words} cover={cover} sizes="(min-width: 68rem) 200px, 45vw" decorative />
                <h3>
                  <a href={pathOfIssue(issue.date)}>{words.day(cover.date)}</a>
                </h3>
                <p class="shelf-facts">{words.t('shelf.number', { number: words.number(issue.number) })}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Latest({ words, latest: { issue, cover } }: { words: Words; latest: ShelvedIssue }) {
  const path = pathOfIssue(issue.date)
  const pieces = issue.contents.filter(({ kind }) => kind === 'piece')
  return (
    <section class="shelf-latest" aria-labelledby="latest-issue">
      <div class="shelf-cover">
        <Cover words={words} cover={cover} sizes="(min-width: 48rem) 420px, 88vw" eager decorative />
      </div>
      <div class="shelf-about">
        <p class="label">{words.t('shelf.latest')}</p>
        <h2 id="latest-issue">
          <a href={path}>{words.day(cover.date)}</a>
        </h2>
        <p class="shelf-facts">
          <span>{words.t('shelf.number', { number: words.number(issue.number) })}</span>
          <span>{words.t('issue.length', leftOf(issue.contents))}</span>
        </p>
        <ol class="shelf-pieces">
          {pieces.slice(0, 7).map(({ title, place, language }) => (
            <li>
              {place && (
                <span class="contents-place">
                  <bdi>{place}</bdi>
                </span>
              )}
              <span {...foreignLanguage(language, words)}>{title}</span>
            </li>
          ))}
        </ol>
        <p class="form-action">
          <a class="button" href={path}>
            {words.t('shelf.open')}
          </a>
        </p>
      </div>
    </section>
  )
}
