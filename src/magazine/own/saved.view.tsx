import { Panel, Sheet } from '../../design/parts/sheet.view.tsx'
import { directionOf, type Words } from '../../design/words/words.ts'
import type { Kept } from './gatherSaved.ts'
import type { OwnIssue, OwnKind } from './ownIssue.ts'
import { OwnIssueView } from './ownIssue.view.tsx'

export const SAVED_PATH = '/account/saved'

export type SavedViewProps = {
  words: Words
  zone: string
  saved: readonly Kept[]
  kinds: readonly OwnKind[]
  issue: OwnIssue | undefined
  /** What somebody wanted to save before they signed in. */
  offered?: { slug: string; headline: string } | undefined
}

/** What a reader has put aside. */
export function SavedView({ words, zone, saved, kinds, issue, offered }: SavedViewProps) {
  return (
    <Sheet heading={words.t('keep.title')} lead={words.t('keep.lead', { count: saved.length })}>
      {offered && (
        <form class="panel-action" method="post" action={SAVED_PATH}>
          <p>{words.t('keep.offer', { headline: offered.headline })}</p>
          <input type="hidden" name="article" value={offered.slug} />
          <button class="button" type="submit" name="do" value="save">
            {words.t('keep.offerButton')}
          </button>
        </form>
      )}
      {saved.length > 0 && (
        <ol class="saved-searches saved-articles">
          {saved.map((kept) => (
            <Saved words={words} zone={zone} kept={kept} />
          ))}
        </ol>
      )}
      {saved.length > 0 && kinds.length > 0 && (
        <OwnIssueView words={words} zone={zone} saved={saved} kinds={kinds} issue={issue} />
      )}
      <p class="sheet-ways">
        <a href="/account">{words.t('subscription.back')}</a>
      </p>
    </Sheet>
  )
}

function Saved({ words, zone, kept }: { words: Words; zone: string; kept: Kept }) {
  const { slug, headline, article, path, grant } = kept
  const own = article && { lang: article.language, dir: directionOf(article.language) }
  return (
    <li id={slug}>
      <span class="saved-search">
        {path ? (
          <a href={path} {...own}>
            {headline}
          </a>
        ) : (
          <bdi>{headline}</bdi>
        )}
        <span class="form-note saved-facts">
          {article
            ? [
                words.published(article.section.name).text,
                words.date(article.firstPublished, zone, 'medium'),
                ...(grant ? [] : [words.t('keep.withheld')]),
              ].map((fact, at) => (
                <>
                  {at > 0 && ' · '}
                  <bdi>{fact}</bdi>
                </>
              ))
            : words.t('keep.gone')}
        </span>
      </span>
      <form method="post" action={SAVED_PATH}>
        <input type="hidden" name="article" value={slug} />
        <button
          class="saved-delete"
          type="submit"
          name="do"
          value="remove"
          aria-label={words.t('keep.removeOf', { headline })}
        >
          {words.t('keep.remove')}
        </button>
      </form>
    </li>
  )
}

export function SavedFullView({ words }: { words: Words }) {
  return (
    <Sheet heading={words.t('keep.title')} lead={words.t('keep.full')}>
      <p class="sheet-ways">
        <a href={SAVED_PATH}>{words.t('keep.open')}</a>
      </p>
    </Sheet>
  )
}

export function SavedPanel({ words, count }: { words: Words; count: number }) {
  return (
    <Panel id="saved-articles" heading={words.t('keep.title')}>
      <p>{words.t('keep.panel', { count })}</p>
      {count > 0 && (
        <p class="panel-action">
          <a href={SAVED_PATH}>{words.t('keep.open')}</a>
        </p>
      )}
    </Panel>
  )
}
