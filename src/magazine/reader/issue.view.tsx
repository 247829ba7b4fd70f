import type { Child } from 'hono/jsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import type { ContentsEntry, ReleasedIssue } from '../book/book.module.ts'
import { MAGAZINE_PATH, pathOfIssue, pathOfPart } from './address.rule.ts'
import { Contents } from './contents.view.tsx'
import { Cover, type CoverFacts } from './cover.view.tsx'
import { FileList } from './files.view.tsx'
import { KEEP_WORDS } from './kept.view.tsx'
import { leftOf } from './left.rule.ts'
import { LeftLine } from './leftLine.view.tsx'

export type IssueProps = {
  words: Words
  zone: string
  /** Of the issue's own words. */
  language: string
  issue: ReleasedIssue
  cover: CoverFacts
  /** All of it, or what everybody may have. */
  isOpen: boolean
  gate?: Child
  earlier: string | undefined
  later: string | undefined
}

/** One issue: its cover, what is in it, how to take it along. */
export function IssuePage(props: IssueProps) {
  const { words, issue, cover, isOpen, gate } = props
  const first = issue.contents[0]
  const length = leftOf(issue.contents)
  return (
    <div class="issue" data-magazine={issue.date} data-open={isOpen ? '' : undefined}>
      <div class="issue-front">
        <figure class="issue-cover">
          <Cover words={words} cover={cover} sizes="(min-width: 68rem) 460px, (min-width: 48rem) 45vw, 92vw" eager />
          {issue.cover.credit && (
            <figcaption class="credit">{words.t('issue.coverCredit', { credit: issue.cover.credit })}</figcaption>
          )}
        </figure>
        <header class="issue-head">
          <p class="label">
            <a href={MAGAZINE_PATH}>{words.t('shelf.name')}</a>
          </p>
          <h1>{words.day(cover.date)}</h1>
          <p class="shelf-facts">
            <span>{words.t('shelf.number', { number: words.number(issue.number) })}</span>
            <span>{words.t('issue.length', length)}</span>
            {issue.revision > 1 && (
              <span>{words.t('issue.revised', { date: words.date(issue.revisedAt, props.zone) })}</span>
            )}
          </p>
          {first && (
            <p class="issue-begin">
              <a class="button" href={pathOfPart(issue.date, first.slug)} data-begin data-go-on={words.t('issue.goOn')}>
                {words.t('issue.begin')}
              </a>
            </p>
          )}
          {isOpen && <LeftLine words={words} contents={issue.contents} className="issue-left" said={undefined} />}
          {isOpen && <Keep words={words} />}
          <Files {...props} />
          <Notes {...props} />
        </header>
      </div>
      <section class="issue-inside" aria-labelledby="contents">
        <h2 id="contents" class="label">
          {words.t('issue.contents')}
        </h2>
        <Contents words={words} date={issue.date} entries={issue.contents} marksSample={!isOpen} />
      </section>
      {gate}
      <Around {...props} />
    </div>
  )
}

/** Filled by the script that keeps; without one it is not there. */
function Keep({ words }: { words: Words }) {
  const said = Object.fromEntries(KEEP_WORDS.map((key) => [`data-${key.toLowerCase()}`, words.t(`kept.${key}`)]))
  return (
    <p class="issue-keep" hidden data-keep {...said}>
      <button class="button button-quiet" type="button">
        {words.t('kept.keep')}
      </button>
      <span role="status" />
    </p>
  )
}

function Files({ words, issue, isOpen }: IssueProps) {
  const kinds = isOpen ? (['epub', 'pdf-a4', 'pdf-letter'] as const) : (['sample-epub'] as const)
  if (!issue.files.some((file) => kinds.some((kind) => kind === file.kind))) return null
  return (
    <section class="issue-files" aria-labelledby="files">
      <h2 id="files" class="label">
        {words.t('issue.files')}
      </h2>
      {!isOpen && <p>{words.t('issue.sampleLead')}</p>}
      <FileList words={words} issue={issue} kinds={kinds} />
    </section>
  )
}

function Notes({ words, zone, language, issue }: IssueProps) {
  if (issue.notes.length === 0) return null
  return (
    <section class="issue-notes" aria-labelledby="notes">
      <h2 id="notes" class="label">
        {words.t('issue.notes')}
      </h2>
      <ul>
        {issue.notes.map(({ at, text }) => (
          <li>
            <time datetime={at.toString()}>{words.date(at, zone)}</time>{' '}
            <span {...foreignLanguage(language, words)}>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Around({ words, earlier, later }: IssueProps) {
  const day = (date: string) => words.day(Temporal.PlainDate.from(date))
  return (
    <nav class="issue-around" aria-label={words.t('issue.around')}>
      {earlier && (
        <a href={pathOfIssue(earlier)}>
          <span class="label">{words.t('issue.earlier')}</span> {day(earlier)}
        </a>
      )}
      <a href={MAGAZINE_PATH}>{words.t('issue.all')}</a>
      {later && (
        <a href={pathOfIssue(later)}>
          <span class="label">{words.t('issue.later')}</span> {day(later)}
        </a>
      )}
    </nav>
  )
}

/** What of an issue is open to everybody, the piece before the letter. */
export function sampleOf(issue: Pick<ReleasedIssue, 'date' | 'contents'>) {
  const found =
    issue.contents.find((entry: ContentsEntry) => entry.isSample && entry.kind === 'piece') ??
    issue.contents.find(({ kind }) => kind === 'letter')
  return (
    found && ({ url: pathOfPart(issue.date, found.slug), kind: found.kind === 'letter' ? 'letter' : 'piece' } as const)
  )
}
