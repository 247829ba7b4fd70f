import type { Catalog, CatalogEntry, CatalogFeed, ClosedCatalog } from './catalogFeed.ts'

export const OPDS_JSON = 'application/opds+json'

type Link = { rel?: string; href: string; type: string; title?: string; properties?: { numberOfItems: number } }

/** OPDS 2.0: the same as JSON. */
export function writeJson(catalog: Catalog): string {
  return JSON.stringify(catalog.kind === 'open' ? feedOf(catalog) : closedFeedOf(catalog))
}

function feedOf(feed: CatalogFeed) {
  const { publication } = feed
  const links: Link[] = [
    { rel: 'self', href: feed.self, type: OPDS_JSON },
    { rel: 'start', href: feed.start, type: OPDS_JSON },
    { rel: 'alternate', href: `${publication.url}/magazine`, type: 'text/html' },
    ...(feed.newer ? [{ rel: 'previous', href: feed.newer, type: OPDS_JSON }] : []),
    ...(feed.older ? [{ rel: 'next', href: feed.older, type: OPDS_JSON }] : []),
  ]
  const metadata = { title: feed.title, modified: feed.updated.toString(), numberOfItems: feed.total }
  const publications = feed.entries.map((entry) => publicationOf(entry, publication))
  // A feed holds something: before the first issue that is the way to the shelf.
  const navigation = [{ href: `${publication.url}/magazine`, title: feed.title, type: 'text/html' }]
  return { metadata, links, ...(publications.length > 0 ? { publications } : { navigation }) }
}

function publicationOf(entry: CatalogEntry, { name, url, language }: CatalogFeed['publication']) {
  return {
    metadata: {
      '@type': 'http://schema.org/EBook',
      identifier: entry.id,
      title: entry.title,
      author: { name, links: [{ href: url, type: 'text/html' }] },
      publisher: name,
      language,
      published: entry.date,
      modified: entry.updated.toString(),
      description: [entry.summary, ...entry.notes, ...entry.contents].filter(Boolean).join('\n'),
      belongsTo: { series: { name, position: entry.number } },
      subject: entry.sections.map(({ slug, name: section }) => ({ name: section, code: slug })),
    },
    links: [
      ...entry.files.map(({ href, mediaType, title, bytes }) => ({
        ...{ rel: 'http://opds-spec.org/acquisition', href, type: mediaType, title },
        size: bytes,
      })),
      { rel: 'alternate', href: entry.page, type: 'text/html' },
    ],
    images: entry.images.map(({ href, width, height }) => ({ href, type: 'image/jpeg', width, height })),
  }
}

function closedFeedOf({ title, why, where, at }: ClosedCatalog) {
  return {
    metadata: { title, subtitle: why, modified: at.toString(), numberOfItems: 0 },
    links: [{ rel: 'alternate', href: where.url, type: 'text/html', title: where.label }],
    navigation: [{ title: why, href: where.url, type: 'text/html' }],
  }
}
