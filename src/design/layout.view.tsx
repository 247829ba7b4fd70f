import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { JsonLd } from './jsonLd.view.tsx'
import { Published } from './published.view.tsx'
import type { Viewer } from './shell.ts'
import type { Link } from './teaser.view.tsx'
import { directionOf, type Words } from './words/words.ts'

/** What every page says of the publication. */
export type Site = {
  name: string
  /** The promise above all pages. */
  promise: string
  description?: string
  language: string
  zone: string
  sections: readonly (Link & { slug: string; description?: string })[]
  aboutPages: readonly Link[]
  newsletters: readonly Link[]
  /** The letter promised above all pages; its form posts to `url`. */
  dailyLetter?: { name: string; url: string }
  /** Cities of the line of local times, west to east as they shall stand. */
  clocks: readonly { name: string; zone: string }[]
  legalName?: string
  address?: string
  /** Where machines read what they may do with these pages. */
  license?: string
}

/** Where fingerprinted files are; made by `buildAssets`. */
export type AssetLinks = {
  url(name: string): string
  fontPreloads: readonly string[]
}

export type OpenGraph = {
  type: 'article' | 'website'
  image?: { url: string; width: number; height: number; type: string; alt: string }
  /** BCP 47: what it is written in, and what else there is of it. */
  language?: string
  alternateLanguages?: readonly string[]
  publishedTime?: string
  modifiedTime?: string
  section?: string
}

/** The same page in a language of the interface. */
export type Twin = { language: string; url: string; isOwn: boolean }

export type PageProps = {
  words: Words
  /** Every language of the interface, to choose from. */
  languages: readonly Words[]
  twins?: readonly Twin[]
  site: Site
  assets: AssetLinks
  viewer: Viewer
  /** Without the publication's name; the front passes none. */
  title?: string
  description?: string
  canonical?: string
  robots?: string
  openGraph?: OpenGraph
  jsonLd?: object
  /** Further `<link>` and `<meta>` elements: alternates, preloads of a lead picture. */
  head?: Child
  /** Islands beside the local times, by file name: 'stream'. */
  islands?: readonly string[]
  /** The slug of the section this page stands in. */
  section?: string
  /** Where the feeds of this page's articles stand, without a slash at the end. */
  feed?: string
  /** The path to come back to after signing in. */
  returnTo?: string
  /** Fonts for scripts beyond Latin: a stylesheet of this page's own, loaded last so that it blocks nothing. */
  companionStylesheet?: string
  look?: 'front' | 'article' | 'plain' | 'quiet'
  children?: Child
}

function queryOf(returnTo: string | undefined): string {
  return returnTo ? `?return=${encodeURIComponent(returnTo)}` : ''
}

/** The document. `look: 'quiet'` (checkout, sign-in) leaves the sections and the letter away: one thing to do. */
export function Page(props: PageProps) {
  const { words, site, assets, look = 'plain', islands = [] } = props
  const title = props.title ? words.t('page.title', { title: props.title, publication: site.name }) : site.name
  const description = props.description ?? (site.description && words.published(site.description).text)
  return (
    <html lang={words.locale} dir={words.direction} class={`look-${look}`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {description && <meta name="description" content={description} />}
        {props.robots && <meta name="robots" content={props.robots} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#161513" media="(prefers-color-scheme: dark)" />
        {assets.fontPreloads.map((url) => (
          <link rel="preload" href={url} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={assets.url('site.css')} />
        {props.canonical && <link rel="canonical" href={props.canonical} />}
        {props.twins && props.twins.length > 1 && <Twins twins={props.twins} />}
        {props.feed !== undefined && (
          <>
            <link rel="alternate" type="application/rss+xml" title={title} href={`${props.feed}/rss.xml`} />
            <link rel="alternate" type="application/feed+json" title={title} href={`${props.feed}/feed.json`} />
          </>
        )}
        {site.license && <link rel="license" type="application/rsl+xml" href={site.license} />}
        <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
        <OpenGraphTags props={props} title={props.title ?? site.name} description={description} />
        {props.head}
        {props.jsonLd && <JsonLd data={props.jsonLd} />}
        {['times', 'language', ...islands].map((name) => (
          <script type="module" src={assets.url(`${name}.js`)} />
        ))}
      </head>
      <body>
        <a class="skip-link" href="#main">
          {words.t(look === 'article' ? 'page.skip' : 'page.skipToMain')}
        </a>
        {look !== 'quiet' && <PromiseStrip words={words} site={site} />}
        <Masthead {...props} />
        <main id="main" tabindex={-1}>
          {props.children}
        </main>
        <Footer words={words} languages={props.languages} site={site} quiet={look === 'quiet'} />
        {props.companionStylesheet && <link rel="stylesheet" href={props.companionStylesheet} />}
      </body>
    </html>
  )
}

function Twins({ twins }: { twins: readonly Twin[] }) {
  return (
    <>
      {twins.map(({ language, url }) => (
        <link rel="alternate" hreflang={language} href={url} data-twin />
      ))}
      {twins.map(({ url, isOwn }) => isOwn && <link rel="alternate" hreflang="x-default" href={url} />)}
    </>
  )
}

function OpenGraphTags({
  props,
  title,
  description,
}: {
  props: PageProps
  title: string
  description?: string | undefined
}) {
  const { openGraph, site } = props
  if (!openGraph) return null
  return (
    <>
      <meta property="og:type" content={openGraph.type} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      {props.canonical && <meta property="og:url" content={props.canonical} />}
      {openGraph.language && <meta property="og:locale" content={territorial(openGraph.language)} />}
      {openGraph.alternateLanguages?.map((language) => (
        <meta property="og:locale:alternate" content={territorial(language)} />
      ))}
      {openGraph.publishedTime && <meta property="article:published_time" content={openGraph.publishedTime} />}
      {openGraph.modifiedTime && <meta property="article:modified_time" content={openGraph.modifiedTime} />}
      {openGraph.section && <meta property="article:section" content={openGraph.section} />}
      {openGraph.image && (
        <>
          <meta property="og:image" content={openGraph.image.url} />
          <meta property="og:image:type" content={openGraph.image.type} />
          <meta property="og:image:width" content={String(openGraph.image.width)} />
          <meta property="og:image:height" content={String(openGraph.image.height)} />
          <meta property="og:image:alt" content={openGraph.image.alt} />
        </>
      )}
      <meta name="twitter:card" content={openGraph.image ? 'summary_large_image' : 'summary'} />
    </>
  )
}

/** Open Graph writes a language with its country: `fr_FR`, for want of a better one the one where most speak it. */
function territorial(language: string): string {
  const { language: bare, region } = new Intl.Locale(language).maximize()
  return region ? `${bare}_${region}` : bare
}

function PromiseStrip({ words, site }: { words: Words; site: Site }) {
  const letter = site.dailyLetter
  return (
    <aside class="promise" aria-label={words.t('promise.region')}>
      <div class="promise-inner">
        <p class="promise-line">
          <Published words={words} text={site.promise} />
        </p>
        {letter && (
          // Folded on narrow screens, where the headline must stand in the first screen; the style sheet keeps it
          // open on wide ones.
          <details class="promise-letter">
            <summary>{words.t('promise.open')}</summary>
            <form method="post" action={letter.url} class="promise-form">
              <label class="visually-hidden" for="promise-email">
                {words.t('promise.label', { letter: letter.name })}
              </label>
              <input
                id="promise-email"
                name="email"
                type="email"
                required
                autocomplete="email"
                placeholder={words.t('promise.placeholder')}
              />
              <button type="submit">{words.t('promise.button')}</button>
            </form>
          </details>
        )}
      </div>
    </aside>
  )
}

function Masthead({ words, site, viewer, section, returnTo, look = 'plain' }: PageProps) {
  const said = words.published(site.name)
  const name = (
    <a class="masthead-name" href="/" aria-label={words.t('masthead.home', { publication: site.name })}>
      <span lang={said.lang} dir={said.dir}>
        {said.text}
      </span>
    </a>
  )
  return (
    <header class="masthead">
      <div class="masthead-head">
        {look === 'front' ? <h1 class="masthead-title">{name}</h1> : <p class="masthead-title">{name}</p>}
        <nav class="masthead-account" aria-label={words.t('masthead.account')}>
          {viewer === 'visitor' ? (
            <a href={`/sign-in${queryOf(returnTo)}`}>{words.t('masthead.signIn')}</a>
          ) : (
            <a href="/account">{words.t('masthead.accountLink')}</a>
          )}
          {viewer !== 'subscriber' && (
            <a class="masthead-subscribe" href={`/subscribe${queryOf(returnTo)}`}>
              {words.t('masthead.subscribe')}
            </a>
          )}
        </nav>
      </div>
      {look !== 'quiet' && (
        <>
          <nav class="masthead-sections" aria-label={words.t('masthead.sections')}>
            <ul>
              {site.sections.map((item) => (
                <li>
                  <a href={item.url} aria-current={item.slug === section ? 'page' : undefined}>
                    <Published words={words} text={item.name} />
                  </a>
                </li>
              ))}
              <li>
                <a href="/latest" aria-current={section === 'latest' ? 'page' : undefined}>
                  {words.t('masthead.latest')}
                </a>
              </li>
            </ul>
          </nav>
          {site.clocks.length > 0 && (
            <dl class="times" aria-label={words.t('masthead.times')}>
              {site.clocks.map((clock) => (
                <div>
                  <dt>{clock.name}</dt>
                  {/* As wide as any time: the reader's own clock fills it without moving anything. */}
                  <dd data-zone={clock.zone}>––:––</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
    </header>
  )
}

type FooterProps = { words: Words; languages: readonly Words[]; site: Site; quiet: boolean }

function Footer({ words, languages, site, quiet }: FooterProps) {
  return (
    <footer class="footer">
      <div class="footer-inner">
        <div class="footer-name">
          <p class="footer-title">{site.name}</p>
          <p class="footer-promise">
            <Published words={words} text={site.promise} />
          </p>
        </div>
        {!quiet && (
          <nav class="footer-lists" aria-label={words.t('footer.navigation', { publication: site.name })}>
            <FooterList
              words={words}
              heading={words.t('footer.read')}
              links={site.sections}
              last={{ name: words.t('footer.latest'), url: '/latest' }}
            />
            <FooterList
              words={words}
              heading={words.t('footer.letters')}
              links={site.newsletters.slice(0, 6)}
              last={{ name: words.t('footer.allLetters'), url: '/newsletters' }}
            />
            <FooterList words={words} heading={words.t('footer.about')} links={site.aboutPages} />
          </nav>
        )}
        {languages.length > 1 && <LanguageChoice words={words} languages={languages} />}
        {(site.legalName || site.address) && (
          <p class="footer-legal">{[site.legalName, site.address].filter(Boolean).join(' · ')}</p>
        )}
      </div>
    </footer>
  )
}

/** Each in its own words, the present one marked; a form, since a choice is kept. */
function LanguageChoice({ words, languages }: { words: Words; languages: readonly Words[] }) {
  return (
    <form class="footer-languages" method="post" action="/language" aria-label={words.t('footer.language')}>
      <ul>
        {languages.map((language) => (
          <li lang={language.locale} dir={language.direction}>
            <button
              type="submit"
              name="language"
              value={language.locale}
              aria-current={language.locale === words.locale ? 'true' : undefined}
            >
              {ownName(language)}
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}

function ownName(words: Words): string {
  const name = words.language(words.locale)
  return name.charAt(0).toLocaleUpperCase(words.locale) + name.slice(1)
}

type FooterListProps = { words: Words; heading: string; links: readonly Link[]; last?: Link }

/** `last` is named by us, the others by the publication. */
function FooterList({ words, heading, links, last }: FooterListProps) {
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.url}>
              <Published words={words} text={link.name} />
            </a>
          </li>
        ))}
        {last && (
          <li>
            <a href={last.url}>{last.name}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

/** A page with its doctype, ready to be sent. */
export function renderPage(page: Child): string {
  return html`<!doctype html>${page}`.toString()
}

/** `lang` and `dir` for a part whose language is not the page's. */
export function foreignLanguage(language: string, words: Words): { lang?: string; dir?: 'ltr' | 'rtl' } {
  if (language === words.locale) return {}
  return { lang: language, dir: directionOf(language) }
}
