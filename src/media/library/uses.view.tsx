import { articlePath } from '../../articles/store/store.module.ts'
import { directionOf, type Words } from '../../design/words/words.ts'
import type { ArticleUse, OtherUse } from './uses.sql.ts'

export type UsesProps = {
  /** Where another picture can take its place everywhere, for whom may do so. */
  replaceAt: string | undefined
  articles: readonly ArticleUse[]
  others: readonly OtherUse[]
  /** More than are named; only that there are some, where somebody may not see them. */
  more: number | 'some'
}

/** Where a picture stands: in what readers have, in what is worked on, and in what is kept. */
export function UsesView({ words, articles, others, more, replaceAt }: UsesProps & { words: Words }) {
  const isNowhere = articles.length === 0 && others.length === 0 && more === 0
  return (
    <section class="desk-section" aria-labelledby="uses-heading">
      <h2 id="uses-heading">{words.t('library.uses')}</h2>
      {isNowhere && <p class="desk-note">{words.t('library.unusedYet')}</p>}
      {!isNowhere && (
        <ul class="media-uses">
          {articles.map((use) => (
            <li>
              <UsedIn use={use} /> <span class="desk-detail">{words.t(howUsed(use))}</span>
            </li>
          ))}
          {others.map((use) => (
            <li>
              <OtherUseName words={words} use={use} />
            </li>
          ))}
          {more === 'some' && <li class="desk-detail">{words.t('library.use.elsewhere')}</li>}
          {more !== 'some' && more > 0 && <li class="desk-detail">{words.t('library.use.more', { count: more })}</li>}
        </ul>
      )}
      {(articles.length > 0 || more !== 0) && replaceAt !== undefined && (
        <p>
          <a href={replaceAt}>{words.t('replacing.link')}</a>
        </p>
      )}
    </section>
  )
}

/** By which people know it. */
export function OtherUseName({ words, use: { kind, name, day } }: { words: Words; use: OtherUse }) {
  const date = day === null ? '' : words.day(Temporal.PlainDate.from(day))
  switch (kind) {
    case 'issue':
      return <>{words.t('library.use.issueOf', { date })}</>
    case 'letter':
      return <>{words.t('library.use.letterOf', { name, date })}</>
    default:
      return (
        <>
          {name} <span class="desk-detail">{words.t(`library.use.${kind}`)}</span>
        </>
      )
  }
}

function howUsed({ isShown, isInCopy, status }: ArticleUse) {
  if (isShown) return status === 'published' ? 'library.use.shown' : 'library.use.text'
  return isInCopy ? 'library.use.copy' : 'library.use.kept'
}

function UsedIn({ use }: { use: ArticleUse }) {
  const said = { lang: use.language, dir: directionOf(use.language) }
  if (use.status !== 'published') {
    return (
      <a href={`/desk/articles/${use.id}`} {...said}>
        {use.headline}
      </a>
    )
  }
  return (
    <a href={articlePath(use)} {...said}>
      {use.headline}
    </a>
  )
}
