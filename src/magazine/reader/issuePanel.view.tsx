import { Panel } from '../../design/parts/sheet.view.tsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { MAGAZINE_PATH, pathOfIssue, pathOfPart } from './address.rule.ts'
import { Cover, type CoverFacts } from './cover.view.tsx'
import { FileList } from './files.view.tsx'
import { leftOf } from './left.rule.ts'

/** So many pieces say what an issue is about; the rest stands in its contents. */
const NAMED = 5

/** On the account page: the newest issue, what is in it, how to take it along, and how it comes by itself. */
export function IssuePanel({ words, issue, cover }: { words: Words; issue: ReleasedIssue; cover: CoverFacts }) {
  const path = pathOfIssue(issue.date)
  const pieces = issue.contents.filter(({ kind }) => kind === 'piece')
  return (
    <Panel id="magazine" heading={words.t('shelf.name')}>
      <div class="account-issue">
        <div class="account-cover">
          <Cover words={words} cover={cover} sizes="160px" decorative />
        </div>
        <div>
          <p class="label">{words.t('shelf.latest')}</p>
          <p class="account-issue-date">
            <a href={path}>{words.day(cover.date)}</a>
          </p>
          <p class="shelf-facts">
            <span>{words.t('shelf.number', { number: words.number(issue.number) })}</span>
            <span>{words.t('issue.length', leftOf(issue.contents))}</span>
          </p>
        </div>
        <ol class="shelf-pieces">
          {pieces.slice(0, NAMED).map(({ slug, title, language }) => (
            <li>
              <a href={pathOfPart(issue.date, slug)} {...foreignLanguage(language, words)}>
                {title}
              </a>
            </li>
          ))}
          {pieces.length > NAMED && (
            <li>
              <a href={`${path}#contents`}>{words.t('issue.contents')}</a>
            </li>
          )}
        </ol>
        <FileList words={words} issue={issue} kinds={['epub', 'pdf-a4', 'pdf-letter']} />
      </div>
      <p class="panel-action">
        <a href={MAGAZINE_PATH}>{words.t('issue.all')}</a>
      </p>
      <p class="panel-action">
        <a href="#sent-issues">{words.t('delivery.sentTitle')}</a>
      </p>
      <p class="panel-action">
        <a href="#e-reader">{words.t('delivery.title')}</a>
      </p>
    </Panel>
  )
}
