import type { Child } from 'hono/jsx'
import { Published } from '../../design/parts/published.view.tsx'
import { type Teaser, TeaserView } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'

export type ListKind = 'section' | 'place' | 'author' | 'source' | 'tag' | 'latest'

export type ListProps = {
  words: Words
  zone: string
  kind: ListKind
  title: string
  description?: string
  /** Of a partner outlet: where it is and in which language it writes. */
  outlet?: { url?: string; language?: string; country?: string }
  /** Where it is, and the way to other places. */
  map?: Child
  places?: Child
  items: readonly Teaser[]
  /** Counted from 1. */
  page: number
  pages: number
  /** The list's own path; pages beyond the first add `?page=`. */
  url: string
}

export function ListView(props: ListProps) {
  const { words, zone, kind, title, description, page } = props
  // Under an outlet's own name, "from" it would stand at every piece.
  const items = kind === 'source' ? props.items.map(({ source, ...teaser }) => teaser) : props.items
  const [first, ...others] = items
  const strong = page === 1 && first ? first : undefined
  return (
    <div class={`list list-${kind}`}>
      <header class="list-head">
        {kind !== 'latest' && <p class="label">{words.t(`list.${kind}`)}</p>}
        <h1>{kind === 'section' ? <Published words={words} text={title} /> : title}</h1>
        {description && (
          <p class="list-description">
            <Published words={words} text={description} />
          </p>
        )}
        {props.map}
        {props.outlet && <OutletFacts words={words} outlet={props.outlet} />}
        {page > 1 && <p class="list-page">{words.t('list.page', { page, pages: props.pages })}</p>}
      </header>
      <div class="list-items">
        {items.length === 0 && <p class="list-empty">{words.t('list.empty')}</p>}
        {strong && (
          <TeaserView
            words={words}
            zone={zone}
            teaser={strong}
            look="wide"
            sizes="(min-width: 68rem) 640px, 100vw"
            eager
            withKicker={kind !== 'section' || strong.kicker !== undefined}
          />
        )}
        {(strong ? others : items).map((teaser) => (
          <TeaserView
            words={words}
            zone={zone}
            teaser={teaser}
            look="plain"
            sizes="(min-width: 48rem) 240px, 40vw"
            withKicker={kind !== 'section' || teaser.kicker !== undefined}
          />
        ))}
        <Pages {...props} />
        {props.places}
      </div>
    </div>
  )
}

function OutletFacts({ words, outlet }: { words: Words; outlet: NonNullable<ListProps['outlet']> }): Child {
  return (
    <ul class="list-outlet">
      {outlet.country && <li>{words.country(outlet.country)}</li>}
      {outlet.language && <li>{words.t('list.outletLanguage', { language: words.language(outlet.language) })}</li>}
      {outlet.url && (
        <li>
          <a href={outlet.url} rel="noopener">
            {words.t('list.visitOutlet')}
          </a>
        </li>
      )}
    </ul>
  )
}

function Pages({ words, page, pages, url }: ListProps) {
  if (pages <= 1) return null
  const address = (number: number) => (number === 1 ? url : `${url}?page=${number}`)
  return (
    <nav class="pages" aria-label={words.t('list.pages')}>
      {page > 1 ? (
        <a href={address(page - 1)} rel="prev">
          {words.t('list.newer')}
        </a>
      ) : (
        <span />
      )}
      <span class="pages-position">{words.t('list.page', { page, pages })}</span>
      {page < pages ? (
        <a href={address(page + 1)} rel="next">
          {words.t('list.older')}
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
