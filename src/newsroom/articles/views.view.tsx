import { Field } from '../../design/parts/field.view.tsx'
import type { Words } from '../../design/words/words.ts'
import type { DeskView } from './views.sql.ts'

const listAt = (query: string) => `/desk/articles${query === '' ? '' : `?${new URLSearchParams({ q: query })}`}`

/** Above a list: those that are kept, and the way to keep this one. */
export function ViewsBar({ words, views, query }: { words: Words; views: readonly DeskView[]; query: string }) {
  const isKept = views.some((view) => view.query === query)
  return (
    <nav class="desk-filters desk-views" aria-label={words.t('views.title')}>
      {views.map((view) => (
        <a href={listAt(view.query)} aria-current={view.query === query ? 'true' : undefined}>
          {view.name}
        </a>
      ))}
      <a class="desk-aside" href={`/desk/views${query === '' ? '' : `?${new URLSearchParams({ q: query })}`}`}>
        {words.t(isKept || query === '' ? 'views.manage' : 'views.keepThis')}
      </a>
    </nav>
  )
}

export type ManageViewsProps = {
  words: Words
  views: readonly (DeskView & { mayChange: boolean })[]
  query: string
  name: string
  problem: string | undefined
  /** Whether they may keep some for everybody. */
  forAll: boolean
  isForAll: boolean
}

export function ManageViews({ words, views, query, name, problem, forAll, isForAll }: ManageViewsProps) {
  return (
    <>
      <form class="desk-form" method="post" action="/desk/views">
        <Field name="name" label={words.t('views.name')} value={name} problem={problem} maxlength={60} />
        <Field name="q" label={words.t('views.query')} value={query} maxlength={300} required={false} />
        {forAll && (
          <div>
            <label class="desk-check">
              <input type="radio" name="whose" value="own" checked={!isForAll} /> {words.t('views.own')}
            </label>
            <label class="desk-check">
              <input type="radio" name="whose" value="all" checked={isForAll} /> {words.t('views.all')}
            </label>
          </div>
        )}
        <button class="desk-button" type="submit">
          {words.t('views.keep')}
        </button>
      </form>
      {views.length === 0 ? (
        <p>{words.t('views.none')}</p>
      ) : (
        <ul class="desk-lines desk-kept">
          {views.map((view) => (
            <li>
              <a href={listAt(view.query)}>{view.name}</a>
              <div>
                <p>
                  <code>{view.query || words.t('articles.all')}</code>{' '}
                  <span>{view.forAll ? words.t('views.keptBy', { name: view.by }) : words.t('views.own')}</span>
                </p>
                {view.mayChange && (
                  <form class="desk-row" method="post" action={`/desk/views/${view.id}`}>
                    <input
                      type="text"
                      name="name"
                      value={view.name}
                      maxlength={60}
                      required
                      aria-label={words.t('views.renameNamed', { name: view.name })}
                    />
                    <button class="desk-button desk-quiet" type="submit">
                      {words.t('views.rename')}
                    </button>
                    <button class="desk-button desk-quiet" type="submit" name="forget" value="yes">
                      {words.t('views.forget')}
                    </button>
                  </form>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
