import type { Child } from 'hono/jsx'
import type { Words } from '../words/words.ts'
import { DeskFind } from './deskFind.view.tsx'
import { DeskKeys } from './deskKeys.view.tsx'
import type { DeskPerson, DeskPlace } from './deskShell.ts'
import type { AssetLinks } from './page.ts'

export type DeskPageProps = {
  words: Words
  assets: AssetLinks
  /** By which this page's policy knows the style that Turbo brings. */
  nonce: string
  publication: string
  zone: string
  now: Temporal.Instant
  title: string
  /** The path of the word that is lit. */
  here: string
  places: readonly DeskPlace[]
  /** Nobody at the door. */
  person: DeskPerson | undefined
  searches: boolean
  hasOwnSearch: boolean
  islands: readonly string[]
  children?: Child
}

/** The document of every screen: the rail, one line on top, what one came for. */
export function DeskPage(props: DeskPageProps) {
  const { words, assets, person } = props
  return (
    <html lang={words.locale} dir={words.direction} class="desk">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.t('page.title', { title: props.title, publication: props.publication })}</title>
        <meta name="robots" content="noindex" />
        <meta name="csp-nonce" content={props.nonce} />
        <meta name="color-scheme" content="light dark" />
        {/* A look at a link is no visit. */}
        <meta name="turbo-prefetch" content="false" />
        <meta name="turbo-cache-control" content="no-preview" />
        <link rel="stylesheet" href={assets.url('desk.css')} data-turbo-track="reload" />
        <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
        {['desk', 'keys', 'selection', 'typed', 'find', ...props.islands].map((name) => (
          <script type="module" src={assets.url(`${name}.js`)} data-turbo-track="reload" />
        ))}
      </head>
      <body
        lang={words.locale}
        data-single-keys={person?.singleKeys ? '' : undefined}
        data-staff={person && String(person.id)}
        data-events={person && assets.url('deskEvents.js')}
      >
        <a class="skip-link" href="#main">
          {words.t('page.skipToMain')}
        </a>
        {person ? <Top {...props} person={person} /> : <DoorTop {...props} />}
        <div class="desk-middle">
          {person && (
            <nav class="desk-rail" aria-label={words.t('desk.rail')}>
              <Places {...props} />
            </nav>
          )}
          <main id="main" tabindex={-1}>
            <h1 class="desk-title">{props.title}</h1>
            {props.children}
          </main>
        </div>
        {person && <DeskKeys words={words} places={props.places} on={person.singleKeys} />}
        {person && <DeskFind words={words} searches={props.searches} />}
      </body>
    </html>
  )
}

function Places({ places, here }: Pick<DeskPageProps, 'places' | 'here'>) {
  return (
    <ul>
      {places.map(({ path, word, key }) => (
        <li>
          <a href={path} data-place={key} aria-current={path === here ? 'page' : undefined}>
            {word}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Top(props: DeskPageProps & { person: DeskPerson }) {
  const { words, person, zone, now } = props
  return (
    <header class="desk-top">
      <details class="desk-menu">
        <summary>{words.t('desk.menu')}</summary>
        <nav aria-label={words.t('desk.rail')}>
          <Places {...props} />
        </nav>
      </details>
      <a class="desk-publication" href="/">
        {props.publication}
      </a>
      {props.searches && !props.hasOwnSearch && (
        <search>
          <form method="get" action="/desk/articles" class="desk-search">
            <input
              type="search"
              name="q"
              maxlength={300}
              aria-label={words.t('desk.search')}
              placeholder={words.t('desk.search')}
              aria-keyshortcuts="/"
              data-key="/"
              autocomplete="off"
            />
          </form>
        </search>
      )}
      <p class="desk-clock">
        <time data-desk-clock={zone} datetime={now.toString({ smallestUnit: 'minute' })}>
          {words.date(now, zone, 'time')}
        </time>{' '}
        <span>{zone.replace(/^.*\//, '').replaceAll('_', ' ')}</span>
      </p>
      <a class="desk-who" href="/desk/account">
        {person.name} <span>{person.role}</span>
      </a>
    </header>
  )
}

function DoorTop({ publication }: DeskPageProps) {
  return (
    <header class="desk-top">
      <a class="desk-publication" href="/">
        {publication}
      </a>
    </header>
  )
}
