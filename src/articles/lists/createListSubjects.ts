import { hasEntriesFrom } from '../../almanac/entries/entries.module.ts'
import type { Words } from '../../design/words/words.ts'
import type { Database } from '../../platform/database.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { countryBySlug, countryName, placeBySlug } from '../../publication/places/places.module.ts'
import { sourceBySlug } from '../../publication/sources/sources.module.ts'
import { authorName, hasArticles, type ListFilter, nameOfTag } from '../store/store.module.ts'

export type SubjectKind = 'section' | 'place' | 'author' | 'source' | 'tag'

/** What a list, and the feed of the same articles, is of. */
export type ListSubject = {
  kind: SubjectKind | 'latest'
  title: string
  description?: string
  filter: ListFilter
  /** Of a section. */
  section?: string
  /** Of a partner outlet. */
  outlet?: { language: string; country: string; url?: string }
  /** Of a place: its country, and the city if it is one. */
  place?: { country: string; city?: NonNullable<Awaited<ReturnType<typeof placeBySlug>>> }
}

export type ListSubjects = {
  latest(): ListSubject
  /** undefined: there is nothing of that name, or nothing has been published under it. */
  find(kind: SubjectKind, slug: string): Promise<ListSubject | undefined>
}

/** The ways articles are grouped. */
export function createListSubjects(deps: { db: Database; publication: Publication; words: () => Words }): ListSubjects {
  const { db, publication, words } = deps

  const finders: Record<SubjectKind, (slug: string) => Promise<ListSubject | undefined>> = {
    async section(slug) {
      const section = publication.section(slug)
      if (!section) return undefined
      const { name, description } = section
      return { kind: 'section', title: name, description, section: slug, filter: { by: 'section', slug } }
    },
    async place(slug) {
      const place = await placeBySlug(db, slug)
      const country = place?.country ?? countryBySlug(slug)
      if (country === undefined) return undefined
      const city = place?.city === undefined ? undefined : place
      const filter: ListFilter = city ? { by: 'place', id: city.id } : { by: 'country', code: country }
      // A country has its page from the first article or entry of the almanac of any of its cities on.
      if (!place && !(await hasArticles(db, filter)) && !(await hasEntriesFrom(db, country))) return undefined
      return {
        kind: 'place',
        title: city?.city ?? countryName(country, words().locale),
        filter,
        place: { country, ...(city && { city }) },
      }
    },
    async author(slug) {
      const name = await authorName(db, slug)
      return name === undefined ? undefined : { kind: 'author', title: name, filter: { by: 'author', slug } }
    },
    async source(slug) {
      const source = await sourceBySlug(db, slug)
      if (!source) return undefined
      const { name, description, language, country, url } = source
      const outlet = { language, country, ...(url && { url }) }
      return { kind: 'source', title: name, description, outlet, filter: { by: 'source', slug } }
    },
    async tag(slug) {
      const filter = { by: 'tag', slug } as const
      if (!(await hasArticles(db, filter))) return undefined
      return { kind: 'tag', title: await nameOfTag(db, slug), filter }
    },
  }

  return {
    latest: () => ({ kind: 'latest', title: words().t('latest.heading'), filter: { by: 'all' } }),
    find: (kind, slug) => finders[kind](slug),
  }
}
