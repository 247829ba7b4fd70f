import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import type { ContentsEntry } from '../book/book.module.ts'
import { pathOfPart } from './address.rule.ts'

export type ContentsProps = {
  words: Words
  date: string
  entries: readonly ContentsEntry[]
  /** Marks what is open to everybody, where the rest is not. */
  marksSample: boolean
}

/** The contents in reading order, as a table set by hand: place, title, minutes; a section's opener is its heading. */
export function Contents({ words, date, entries, marksSample }: ContentsProps) {
  return (
    <ol class="issue-contents">
      {entries.map((entry) => (
        <li class={`contents-line contents-${entry.kind}`} data-slug={entry.slug}>
          <Line words={words} date={date} entry={entry} isMarked={marksSample && entry.isSample} />
        </li>
      ))}
    </ol>
  )
}

type LineProps = { words: Words; date: string; entry: ContentsEntry; isMarked: boolean }

function Line({ words, date, entry, isMarked }: LineProps) {
  const foreign = foreignLanguage(entry.language, words)
  const { place, title, standfirst, authors, minutes } = entry
  const isPiece = entry.kind === 'piece'
  return (
    <>
      {place && (
        <span class="contents-place">
          <bdi>{place}</bdi>
        </span>
      )}
      <div class="contents-what">
        <a class="contents-title" href={pathOfPart(date, entry.slug)} {...foreign}>
          {title}
        </a>
        {isPiece && standfirst && (
          <p class="contents-standfirst" {...foreign}>
            {standfirst}
          </p>
        )}
        {((isPiece && authors.length > 0) || isMarked) && (
          <p class="contents-facts">
            {isPiece && authors.length > 0 && <bdi>{words.list(authors)}</bdi>}
            {isMarked && <span class="contents-sample">{words.t('issue.sampleMark')}</span>}
          </p>
        )}
      </div>
      <span class="contents-minutes">
        {/* Whoever reads with a script sees here what they have read. */}
        <span class="contents-read" hidden>
          {words.t('issue.read')}
        </span>
        {minutes !== undefined && <span>{words.t('issue.minutes', { count: minutes })}</span>}
      </span>
    </>
  )
}
