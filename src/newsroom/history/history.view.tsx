import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import type { ChangedWords } from './countWords.ts'
import type { RevisionsOut } from './deps.ts'
import type { RevisionName } from './openRevision.ts'
import type { RevisionRow } from './revisionRow.ts'

export type HistoryListProps = {
  words: Words
  articleId: number
  rows: readonly RevisionRow[]
  out: RevisionsOut
  /** Which of them is shown. */
  shown?: RevisionName
  /** Newer ones stand on a page before. */
  isFirst: boolean
  older: number | undefined
  done: string | undefined
  mayRestore: boolean
}

export const historyPath = (articleId: number) => `/desk/articles/${articleId}/history`

/** An article's revisions, the newest first: beside the text, or as a page by itself. */
export function HistoryList(props: HistoryListProps) {
  const { words, articleId, rows, isFirst } = props
  const path = historyPath(articleId)
  return (
    <turbo-frame id="beside">
      {props.done !== undefined && (
        <p class="desk-notice" role="status">
          {props.done}
        </p>
      )}
      <p>
        <a href={`${path}/since`} data-turbo-frame="_top">
          {words.t('history.since')}
        </a>
      </p>
      <RevisionList {...props} />
      {rows.length === 0 && isFirst && <p class="desk-note">{words.t('history.noRevision')}</p>}
      <nav class="desk-pages">
        {!isFirst && <a href={path}>{words.t('history.newest')}</a>}
        {props.older !== undefined && <a href={`${path}?before=${props.older}`}>{words.t('history.older')}</a>}
      </nav>
      <p class="desk-back">
        <a href={`/desk/articles/${articleId}`} data-turbo-frame="_top">
          {words.t('history.toArticle')}
        </a>
      </p>
    </turbo-frame>
  )
}

export function RevisionList(props: Omit<HistoryListProps, 'done'>) {
  const { words, articleId, rows, out, shown, isFirst, mayRestore } = props
  const path = historyPath(articleId)
  const line = (name: RevisionName, title: string, children?: Child) => (
    <li class="history-line">
      <a href={`${path}/${name}`} data-turbo-frame="_top" data-row aria-current={name === shown ? 'true' : undefined}>
        {title}
      </a>
      {children}
    </li>
  )
  return (
    <ul class="history-list" data-list>
      {isFirst && line('now', words.t('history.now'))}
      {rows.map((row, index) =>
        line(
          row.number,
          words.t('history.number', { number: row.number }),
          <>
            <Labels words={words} row={row} out={out} isLatest={isFirst && index === 0} />
            <span class="history-when">
              <time datetime={row.at.toString()}>{row.when}</time> · {row.who}
            </span>
            {mayRestore && (
              <a
                class="history-restore"
                href={`${path}/${row.number}/restore`}
                data-turbo-frame="_top"
                aria-label={words.t('history.restoreDo', { number: row.number })}
              >
                {words.t('history.restore')}
              </a>
            )}
          </>,
        ),
      )}
      {rows.at(-1)?.number === 1 || rows.length === 0 ? line(0, words.t('history.begun')) : <></>}
    </ul>
  )
}

type LabelsProps = { words: Words; row: RevisionRow; out: RevisionsOut; isLatest: boolean }

function Labels({ words, row, out, isLatest }: LabelsProps) {
  const labels = [
    isLatest && words.t('history.latest'),
    row.number === out.publicRevision && words.t('history.public'),
    row.number === out.scheduledRevision && words.t('history.scheduled'),
    row.label,
    row.restoredFrom !== null && words.t('history.restoredFrom', { number: row.restoredFrom }),
  ].filter(Boolean)
  return labels.length === 0 ? <></> : <span class="history-labels">{labels.join(' · ')}</span>
}

export type RevisionProps = {
  words: Words
  articleId: number
  name: RevisionName
  against: RevisionName
  earlier: RevisionName | undefined
  later: RevisionName | undefined
  /** With which it may be compared. */
  choices: readonly { name: RevisionName; text: string }[]
  list: Child
  changes: Child
  /** In words, for whoever kept it and when. */
  kept: string | undefined
  mayRestore: boolean
}

/** One revision over the whole screen, beside another. */
export function RevisionView(props: RevisionProps) {
  const { words, articleId, name, against, earlier, later } = props
  const path = historyPath(articleId)
  return (
    <div class="history-screen">
      <div class="history-main">
        <nav class="history-steps" aria-label={words.t('history.keyStep')}>
          {earlier !== undefined && (
            <a class="desk-button" href={`${path}/${earlier}`} data-key="[" aria-keyshortcuts="[">
              {words.t('history.earlier')} <kbd>[</kbd>
            </a>
          )}
          {later !== undefined && (
            <a class="desk-button" href={`${path}/${later}`} data-key="]" aria-keyshortcuts="]">
              {words.t('history.later')} <kbd>]</kbd>
            </a>
          )}
          {props.mayRestore && typeof name === 'number' && name > 0 && (
            <a class="desk-button" href={`${path}/${name}/restore`}>
              {words.t('history.restore')}
            </a>
          )}
          <form class="desk-row" method="get" action={`${path}/${name}`}>
            <label for="with">{words.t('history.compareWith')}</label>
            <select id="with" name="with">
              {props.choices.map((choice) => (
                <option value={String(choice.name)} selected={choice.name === against}>
                  {choice.text}
                </option>
              ))}
            </select>
            <button class="desk-button" type="submit">
              {words.t('history.compare')}
            </button>
          </form>
        </nav>
        {props.kept && <p class="desk-note">{props.kept}</p>}
        {props.changes}
      </div>
      <aside class="history-aside" aria-labelledby="revisions-heading">
        <h2 id="revisions-heading">{words.t('history.all')}</h2>
        {props.list}
        <p>
          <a href={`/desk/articles/${articleId}`}>{words.t('history.toArticle')}</a>
        </p>
      </aside>
    </div>
  )
}

export type ChangesProps = {
  words: Words
  count: ChangedWords
  facts: readonly { label: string; before: string; after: string; who?: string }[]
  /** How far it is known who wrote what. */
  authors: string
  text: Child
}

/** What has changed: in numbers, beside the text, and in it. */
export function ChangesView({ words, count, facts, authors, text }: ChangesProps) {
  const { added, removed, moved } = count
  const isSame = added + removed === 0
  return (
    <>
      <p class="history-count">
        {isSame ? words.t('history.noChange') : words.t('history.inWords', { added, removed })}{' '}
        {moved > 0 && words.t('history.moves', { count: moved })}
      </p>
      {facts.length > 0 && (
        <section class="desk-section" aria-labelledby="facts-heading">
          <h2 id="facts-heading">{words.t('history.facts')}</h2>
          <dl class="history-facts">
            {facts.map(({ label, before, after, who }) => (
              <div>
                <dt>{label}</dt>
                <dd>
                  {before !== '' && (
                    <del>
                      <span class="visually-hidden">{words.t('history.removed')} </span>
                      {before}
                    </del>
                  )}{' '}
                  {after !== '' && (
                    <ins>
                      <span class="visually-hidden">{words.t('history.added')} </span>
                      {after}
                    </ins>
                  )}
                  {who && <span class="history-when"> {who}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section class="history-changes" aria-labelledby="text-heading">
        <h2 id="text-heading" class="visually-hidden">
          {words.t('history.text')}
        </h2>
        {!isSame && <p class="desk-note">{authors}</p>}
        {text}
      </section>
    </>
  )
}

export type RestoreProps = {
  words: Words
  articleId: number
  number: number
  who: string
  when: string
  mayRestore: boolean
}

/** Asked once more, since it is much at once; what it does is said, and that it takes nothing away. */
export function RestoreView({ words, articleId, number, who, when, mayRestore }: RestoreProps) {
  const path = historyPath(articleId)
  if (!mayRestore) return <p>{words.t('history.restoreClosed')}</p>
  return (
    <form class="desk-form desk-form-wide" method="post" action={`${path}/${number}/restore`}>
      <p>{words.t('history.restoreSays', { number, name: who, date: when })}</p>
      <p>{words.t('history.restoreKeeps')}</p>
      <div class="desk-row">
        <button class="desk-button desk-button-first" type="submit">
          {words.t('history.restoreDo', { number })}
        </button>
        <a class="desk-button" href={`${path}/${number}`}>
          {words.t('history.restoreNot')}
        </a>
      </div>
    </form>
  )
}

export type SinceProps = { words: Words; articleId: number; says: string; isOlder: boolean; changes: Child | undefined }

export function SinceView({ words, articleId, says, isOlder, changes }: SinceProps) {
  return (
    <>
      <p>{says}</p>
      {isOlder && <p class="desk-note">{words.t('history.sinceOlder')}</p>}
      {changes && (
        <form method="post" action={`${historyPath(articleId)}/since`}>
          <button class="desk-button" type="submit">
            {words.t('history.sinceRead')}
          </button>
        </form>
      )}
      {changes}
      <p class="desk-back">
        <a href={`/desk/articles/${articleId}`}>{words.t('history.toArticle')}</a> ·{' '}
        <a href={historyPath(articleId)}>{words.t('history.all')}</a>
      </p>
    </>
  )
}
