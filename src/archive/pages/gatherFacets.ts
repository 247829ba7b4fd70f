import type { Words } from '../../design/words/words.ts'
import type { Database } from '../../platform/database.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { listSources } from '../../publication/sources/sources.module.ts'
import type { Facets } from '../search/search.module.ts'
import type { FacetGroup } from './facets.view.tsx'
import { nameOfPlace, nameOfSection } from './filterName.rule.ts'

/** What narrows a search, in words and in the order of a page. */
export async function gatherFacets(
  deps: { words: Words; db: Database; publication: Publication },
  facets: Facets,
): Promise<FacetGroup[]> {
  const { words, db } = deps
  const sources =
    facets.source.length > 0 ? new Map((await listSources(db)).map(({ slug, name }) => [slug, name])) : new Map()
  return [
    {
      name: 'section',
      heading: words.t('search.bySection'),
      values: facets.section.map((facet) => ({ ...facet, name: nameOfSection(deps, facet.value) })),
    },
    {
      name: 'place',
      heading: words.t('search.byPlace'),
      values: facets.place.map(({ value, count, ...place }) => ({ value, count, name: nameOfPlace(words, place) })),
    },
    {
      name: 'year',
      heading: words.t('search.byYear'),
      values: facets.year.map((facet) => ({ ...facet, name: String(facet.value) })),
    },
    {
      name: 'language',
      heading: words.t('search.byLanguage'),
      values: facets.language.map((facet) => ({ ...facet, name: words.language(facet.value) })),
    },
    {
      name: 'source',
      heading: words.t('search.bySource'),
      values: facets.source.map((facet) => ({ ...facet, name: sources.get(facet.value) ?? facet.value })),
    },
  ]
}
