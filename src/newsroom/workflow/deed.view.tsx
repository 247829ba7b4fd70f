import type { Words } from '../../design/words/words.ts'
import type { ArticleStanding } from './describeState.ts'
import { hourInWords } from './stateBar.view.tsx'
import type { Deed } from './workflow.sql.ts'

export type DeedProps = {
  words: Words
  zone: string
  deed: Deed | undefined
  headline: string
  /** Where it stands, or stood, or will. */
  path: string
  standing: Pick<ArticleStanding, 'state' | 'schedule'>
}

/** What was done just now: with what, when, and where readers find it. */
export function DeedView({ words, zone, deed, headline, path, standing }: DeedProps) {
  if (!deed) return <Notice says={words.t('desk.done')} />
  const { state, schedule } = standing
  const isOut = state === 'published'
  const hour = hourInWords(words, { at: deed.at, zone })
  switch (deed.action) {
    case 'article.publish':
      return <Notice says={words.t('workflow.done.publish', { headline, hour })} path={path} isLink={isOut} />
    case 'article.schedule':
      return schedule ? (
        <Notice
          says={words.t('workflow.done.schedule', { headline, hour: hourInWords(words, schedule) })}
          path={path}
          isLink={isOut}
        />
      ) : (
        <Notice says={words.t('desk.done')} />
      )
    case 'article.withdraw':
      if (deed.reason === 'discarded') return <Notice says={words.t('workflow.done.discard', { headline, hour })} />
      return deed.wasOut ? (
        <Notice says={words.t('workflow.done.withdraw', { headline, hour })} path={path} isLink />
      ) : (
        <Notice says={words.t('workflow.done.withdrawUnseen', { headline, hour })} />
      )
    case 'article.restore':
      return isOut ? (
        <Notice says={words.t('workflow.done.restore', { headline, hour })} path={path} isLink />
      ) : (
        <Notice says={words.t('workflow.done.restoreUnseen', { headline, hour })} />
      )
  }
}

function Notice({ says, path, isLink = false }: { says: string; path?: string; isLink?: boolean }) {
  return (
    <p class="desk-notice" role="status">
      {says} {path !== undefined && (isLink ? <a href={path}>{decodeURI(path)}</a> : decodeURI(path))}
    </p>
  )
}
