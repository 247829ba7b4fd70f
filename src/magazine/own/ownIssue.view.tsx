import type { Words } from '../../design/words/words.ts'
import type { Kept } from './gatherSaved.ts'
import { OWN_KINDS, type OwnIssue, type OwnKind } from './ownIssue.ts'

const OWN_ISSUE_PATH = '/account/saved/issue'

export type OwnIssueProps = {
  words: Words
  zone: string
  saved: readonly Kept[]
  /** In which forms it can be made. */
  kinds: readonly OwnKind[]
  issue: OwnIssue | undefined
}

/** What becomes of what was saved: how many of it, in which form, and where the last one is. */
export function OwnIssueView({ words, zone, saved, kinds, issue }: OwnIssueProps) {
  const included = saved.filter(({ grant }) => grant).length
  const withheld = saved.filter(({ article, grant }) => article && !grant).length
  return (
    <section class="own-issue" aria-labelledby="own-issue-heading">
      <h2 id="own-issue-heading">{words.t('keep.own')}</h2>
      <p>{words.t('keep.included', { count: included })}</p>
      {withheld > 0 && (
        <p>
          {words.t('keep.leftOut', { count: withheld })} <a href="/subscribe">{words.t('gate.seePlans')}</a>
        </p>
      )}
      {issue && <Standing words={words} zone={zone} issue={issue} />}
      {included > 0 && issue?.state !== 'making' && (
        <form method="post" action={OWN_ISSUE_PATH} class="button-row">
          {OWN_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => (
            <button class="button button-quiet" type="submit" name="kind" value={kind}>
              {words.t('keep.make', { kind: kindName(kind) })}
            </button>
          ))}
        </form>
      )}
    </section>
  )
}

function Standing({ words, zone, issue }: { words: Words; zone: string; issue: OwnIssue }) {
  switch (issue.state) {
    case 'making':
      return (
        <p role="status">
          {words.t('keep.making')} <a href="/account/saved#own-issue-heading">{words.t('keep.look')}</a>
        </p>
      )
    case 'failed':
      return <p role="status">{words.t('keep.failed')}</p>
    case 'made':
      return (
        <p role="status" class="own-issue-made">
          <a class="button" href={OWN_ISSUE_PATH}>
            {words.t('keep.download', { kind: kindName(issue.kind) })}
          </a>
          <span class="form-note">
            {words.t('keep.keptUntil', { date: words.date(issue.forgetAt, zone, 'dateTime') })}
          </span>
        </p>
      )
  }
}

const kindName = (kind: OwnKind): string => ({ epub: 'EPUB', 'pdf-a4': 'PDF, A4', 'pdf-letter': 'PDF, Letter' })[kind]
