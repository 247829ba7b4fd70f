import type { Child } from 'hono/jsx'
import { inOwnTurn } from '../../design/parts/inOwnTurn.ts'
import { Published } from '../../design/parts/published.view.tsx'
import { type Teaser, TeaserView } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { between, Pages } from './pages.view.tsx'

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
  /** What the almanac tells from there. */
  happened?: Child
  items: readonly Teaser[]
  /** Where something may be for sale. */
  notice?: Child
  /** The newest ones. */
  isFirst: boolean
  /** Where the pages before and after this one stand. */
  newer?: string
  older?: string
}

/** Pieces above what may be for sale. */
export const NOTICE_AFTER = 4

export function ListView(props: ListProps) {
  const { words, zone, kind, title, description, isFirst } = props
  // Under an outlet's own name, "from" it would stand at every piece.
  const items = kind === 'source' ? props.items.map(({ source, ...teaser }) => teaser) : props.items
  const [first, ...others] = items
  const strong = isFirst ? first : undefined
  return (
    <div class={`list list-${kind}`}>
      <header class="list-head">
        {kind !== 'latest' && <p class="label">{words.t(`list.${kind}`)}</p>}
        <h1>{kind === 'section' || kind === 'tag' ? <Published words={words} text={title} /> : title}</h1>
        {description && (
          <p class="list-description">
            <Published words={words} text={description} />
          </p>
        )}
        {props.map}
        {props.outlet && <OutletFacts words={words} outlet={props.outlet} />}
        {!isFirst && <p class="list-page">{between(props)}</p>}
      </header>
      <div class="list-items">
        {items.length === 0 && !props.happened && <p class="list-empty">{words.t('list.empty')}</p>}
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
        {(strong ? others : items).map((teaser, at) =>
          inOwnTurn(
            <>
              <TeaserView
                words={words}
                zone={zone}
                teaser={teaser}
                look="plain"
                sizes="(min-width: 68rem) 304px, 30vw"
                withKicker={kind !== 'section' || teaser.kicker !== undefined}
              />
              {at === NOTICE_AFTER - 1 && props.notice}
            </>,
          ),
        )}
        {(strong ? others : items).length < NOTICE_AFTER && props.notice}
        <Pages {...props} />
        {props.happened}
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
