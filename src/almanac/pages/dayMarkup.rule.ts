import type { AlmanacEntry } from '../entries/entries.module.ts'
import { dateOfEntry } from '../entries/entries.module.ts'

export type DayMarkupContext = {
  url: string
  name: string
  language: string
  publication: { name: string; url: string }
  image?: { url: string; width: number; height: number } | undefined
}

/**
 * schema.org for a leaf: a page that collects dated events, each with its place. `Event` is what schema.org calls
 * anything that happens at a time and a place; sources are the page's citations.
 */
export function dayMarkup(entries: readonly AlmanacEntry[], context: DayMarkupContext): object {
  const { url, name, language, publication, image } = context
  const sources = entries.flatMap((entry) => entry.sources)
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name,
    inLanguage: language,
    isAccessibleForFree: true,
    isPartOf: { '@type': 'WebSite', name: publication.name, url: publication.url },
    ...(image && { image: { '@type': 'ImageObject', ...image } }),
    citation: sources.map((source) => ({ '@type': 'CreativeWork', ...source })),
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: entries.length,
      itemListElement: entries.map((entry, at) => ({
        '@type': 'ListItem',
        position: at + 1,
        item: {
          '@type': 'Event',
          '@id': `${url}#entry-${entry.id}`,
          name: entry.headline,
          startDate: dateOfEntry(entry),
          inLanguage: entry.language,
          ...(entry.place && { location: placeMarkup(entry.place) }),
        },
      })),
    },
  }
}

function placeMarkup({ city, country, latitude, longitude }: NonNullable<AlmanacEntry['place']>): object {
  return {
    '@type': 'Place',
    name: city ?? country,
    address: {
      '@type': 'PostalAddress',
      addressCountry: country,
      ...(city !== null && { addressLocality: city }),
    },
    ...(latitude !== null && longitude !== null && { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
  }
}
