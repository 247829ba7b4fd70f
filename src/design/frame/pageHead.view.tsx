import { JsonLd } from './jsonLd.view.tsx'
import { OpenGraphTags } from './openGraph.view.tsx'
import type { PageProps, Twin } from './page.ts'

/** What browsers, search engines and feed readers are told: title, style, scripts, where else this page stands. */
export function PageHead(props: PageProps) {
  const { words, facts, assets, islands = [] } = props
  const title = props.title ? words.t('page.title', { title: props.title, publication: facts.name }) : facts.name
  const description = props.description ?? (facts.description && words.published(facts.description).text)
  return (
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
      {facts.license && <link rel="license" type="application/rsl+xml" href={facts.license} />}
      <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
      {props.openGraph && (
        <OpenGraphTags
          openGraph={props.openGraph}
          publication={facts.name}
          title={props.title ?? facts.name}
          description={description}
          canonical={props.canonical}
        />
      )}
      {props.head}
      {props.jsonLd && <JsonLd data={props.jsonLd} />}
      {['times', 'language', ...islands].map((name) => (
        <script type="module" src={assets.url(`${name}.js`)} />
      ))}
    </head>
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
