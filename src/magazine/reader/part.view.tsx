import type { Child } from 'hono/jsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import type { ContentsEntry, ReleasedIssue } from '../book/book.module.ts'
import { pathOfIssue, pathOfPart } from './address.rule.ts'
import { type Around, leftOf } from './left.rule.ts'
import { afterThis, LeftLine } from './leftLine.view.tsx'

export type PartFrameProps = {
  words: Words
  issue: Pick<ReleasedIssue, 'date' | 'contents'>
  entry: ContentsEntry
  around: Around<ContentsEntry>
  isOpen: boolean
  children?: Child
}

/** What stands around each part: where one is, how much is left, the way on and the way back. */
export function PartFrame({ words, issue, entry, around, isOpen, children }: PartFrameProps) {
  const { previous, next, position, count } = around
  const left = leftOf(issue.contents, entry.slug)
  const ahead = left.pieces > 0 ? afterThis(words, left) : undefined
  const said = next ? ahead : words.t('part.leftNone')
  const date = words.day(Temporal.PlainDate.from(issue.date))
  return (
    <div
      class={`magazine-part magazine-${entry.kind}`}
      data-magazine={issue.date}
      data-part={entry.slug}
      data-open={isOpen ? '' : undefined}
    >
      <nav class="part-stub" aria-label={words.t('part.toContents')}>
        <a href={pathOfIssue(issue.date)}>
          {words.t('shelf.link')}, {date}
        </a>
        <span class="part-position">
          {words.t('part.position', { position: words.number(position), count: words.number(count) })}
        </span>
      </nav>
      {children}
      <footer class="part-foot">
        {isOpen && <LeftLine words={words} contents={issue.contents} className="part-left" said={said} />}
        <nav class="part-way" aria-label={words.t('part.way')}>
          {next ? (
            <Turn words={words} date={issue.date} entry={next} rel="next" />
          ) : (
            <a class="part-turn part-next" href={pathOfIssue(issue.date)}>
              <span class="label">{words.t('part.toContents')}</span>
              <span class="part-turn-title">{date}</span>
            </a>
          )}
          {previous && <Turn words={words} date={issue.date} entry={previous} rel="prev" />}
        </nav>
      </footer>
    </div>
  )
}

function Turn({ words, date, entry, rel }: { words: Words; date: string; entry: ContentsEntry; rel: 'prev' | 'next' }) {
  const isNext = rel === 'next'
  return (
    <a class={`part-turn ${isNext ? 'part-next' : 'part-previous'}`} rel={rel} href={pathOfPart(date, entry.slug)}>
      <span class="label">{words.t(isNext ? 'part.next' : 'part.previous')}</span>
      <span class="part-turn-title" {...foreignLanguage(entry.language, words)}>
        {entry.title}
      </span>
    </a>
  )
}

/** Where it is not open: the headline and the standfirst as in the contents, then the magazine's own gate. */
export function GatedPart({ words, entry, gate }: { words: Words; entry: ContentsEntry; gate: Child }) {
  const foreign = foreignLanguage(entry.language, words)
  return (
    <article class="article article-gated article-bare">
      <header class="article-head">
        {entry.section && <p class="kicker">{words.published(entry.section.name).text}</p>}
        <h1 class="headline" {...foreign}>
          {entry.title}
        </h1>
        {entry.standfirst && (
          <p class="standfirst" {...foreign}>
            {entry.standfirst}
          </p>
        )}
      </header>
      <div class="gate-place">{gate}</div>
    </article>
  )
}
