import type { Catalog, CatalogEntry, CatalogFeed, ClosedCatalog } from './catalogFeed.ts'

export const ATOM = 'application/atom+xml;profile=opds-catalog'
const ACQUISITION = `${ATOM};kind=acquisition`
const OPDS = 'http://opds-spec.org'

const SETTINGS = { ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true }

type Link = { rel: string; href: string; type: string; title?: string; length?: number }

const linkOf = ({ rel, href, type, title, length }: Link) => ({
  '@rel': rel,
  '@href': href,
  '@type': type,
  ...(title && { '@title': title }),
  ...(length !== undefined && { '@length': String(length) }),
})

/** OPDS Catalog 1.2: an Atom feed of what can be had, or of why nothing can. */
export async function writeAtom(catalog: Catalog): Promise<string> {
  // For the first machine that reads catalogs.
  const { XMLBuilder } = await import('fast-xml-parser')
  const feed = catalog.kind === 'open' ? feedOf(catalog) : closedFeedOf(catalog)
  const xml: string = new XMLBuilder(SETTINGS).build({ feed: { ...namesOf(catalog.publication.language), ...feed } })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml.toWellFormed().replaceAll(FORBIDDEN, '')}\n`
}

function feedOf(feed: CatalogFeed) {
  const { publication } = feed
  const links: Link[] = [
    { rel: 'self', href: feed.self, type: ACQUISITION },
    { rel: 'start', href: feed.start, type: ACQUISITION },
    { rel: 'alternate', href: `${publication.url}/magazine`, type: 'text/html' },
    ...(feed.newer ? [{ rel: 'previous', href: feed.newer, type: ACQUISITION }] : []),
    ...(feed.older ? [{ rel: 'next', href: feed.older, type: ACQUISITION }] : []),
  ]
  return {
    id: feed.id,
    title: feed.title,
    updated: feed.updated.toString(),
    author: authorOf(publication),
    link: links.map(linkOf),
    entry: feed.entries.map((entry) => entryOf(entry, publication)),
  }
}

function entryOf(entry: CatalogEntry, publication: CatalogFeed['publication']) {
  const links: Link[] = [
    ...entry.images.map(({ href, kind }) => ({
      rel: kind === 'cover' ? `${OPDS}/image` : `${OPDS}/image/thumbnail`,
      href,
      type: 'image/jpeg',
    })),
    ...entry.files.map(({ href, mediaType, bytes, title }) => ({
      ...{ rel: `${OPDS}/acquisition`, href, title },
      ...{ type: mediaType, length: bytes },
    })),
    { rel: 'alternate', href: entry.page, type: 'text/html' },
  ]
  return {
    title: entry.title,
    id: entry.id,
    updated: entry.updated.toString(),
    published: entry.published.toString(),
    author: authorOf(publication),
    'dc:language': publication.language,
    'dc:publisher': publication.name,
    'dc:issued': entry.date,
    category: entry.sections.map(({ slug, name }) => ({ '@term': slug, '@label': name })),
    ...(entry.summary && { summary: { '@type': 'text', '#text': entry.summary } }),
    content: { '@type': 'text', '#text': [...entry.notes, ...entry.contents].join('\n') },
    link: links.map(linkOf),
  }
}

/** What a machine shows whose address is worth nothing any more: one entry that a person can read. */
function closedFeedOf({ title, why, where, publication, at }: ClosedCatalog) {
  return {
    id: `${publication.url}/opds`,
    title,
    updated: at.toString(),
    author: authorOf(publication),
    entry: {
      title: why,
      id: `${publication.url}/opds#closed`,
      updated: at.toString(),
      content: { '@type': 'text', '#text': `${where.label}: ${where.url}` },
      link: linkOf({ rel: 'alternate', href: where.url, type: 'text/html', title: where.label }),
    },
  }
}

const namesOf = (language: string) => ({
  '@xmlns': 'http://www.w3.org/2005/Atom',
  '@xmlns:dc': 'http://purl.org/dc/terms/',
  '@xmlns:opds': `${OPDS}/2010/catalog`,
  '@xml:lang': language,
})

const authorOf = ({ name, url }: CatalogFeed['publication']) => ({ name, uri: url })

/** What XML 1.0 cannot hold is left out, whoever typed it. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
