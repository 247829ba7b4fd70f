import type { Context } from 'hono'
import type { KeptPages } from '../design/shell.ts'
import type { Media } from '../media/media.module.ts'
import {
  Countries,
  countryBySlug,
  countryName,
  Locator,
  type Maps,
  placeBySlug,
  placesOfCountry,
} from '../places/places.module.ts'
import type { Database } from '../platform/database.ts'
import { notFound } from '../platform/errors.ts'
import type { Publication } from '../publication/publication.module.ts'
import { sourceBySlug } from '../sources/sources.module.ts'
import { authorName, countArticles, countArticlesByCountry, type ListFilter, listArticles } from './articles.sql.ts'
import type { ArticleMemory } from './createArticleMemory.ts'
import { findLeadPictures } from './findLeadPictures.ts'
import { type ListProps, ListView } from './list.view.tsx'
import { makeTeaser } from './makeTeaser.ts'
import { tagName } from './tag.rule.ts'

export type ListPagesDeps = {
  db: Database
  pages: KeptPages
  media: Media
  maps: Maps
  memory: ArticleMemory
  publication: Publication
}

type Heading = Pick<ListProps, 'kind' | 'title' | 'description' | 'outlet' | 'map' | 'places'> & {
  filter: ListFilter
  section?: string
}

const PER_PAGE = 20

/** The ways articles are grouped, newest first; `?page=` counts from 1. */
export function createListPages(deps: ListPagesDeps) {
  const { db, pages, publication } = deps
  const { words } = pages

  const list = (find: (slug: string) => Promise<Heading | undefined> | Heading | undefined) =>
    async function show(c: Context): Promise<Response> {
      const asked = c.req.query('page')
      const page = asked === undefined ? 1 : Number(asked)
      if (!Number.isSafeInteger(page) || page < 1 || page > 100_000) throw unknownPage()
      // `c.req.path` is decoded; an address must not be.
      if (asked === '1') return c.redirect(new URL(c.req.url).pathname, 301)
      const heading = await find(c.req.param('slug') ?? '')
      if (!heading) throw unknownPage()
      return pages.shared(c, {
        key: `list ${page} ${deps.memory.changes()} ${publication.today().year}`,
        make: () => make(c.req.path, heading, page),
      })
    }

  async function make(path: string, { filter, section, ...heading }: Heading, page: number) {
    const { language, zone } = publication.facts()
    const count = await countArticles(db, filter, language)
    const last = Math.max(1, Math.ceil(count / PER_PAGE))
    if (page > last) throw unknownPage()
    const articles = await listArticles(db, filter, { language, limit: PER_PAGE, offset: (page - 1) * PER_PAGE })
    const pictures = await findLeadPictures(db, deps.media, articles)
    const today = publication.today()
    const items = articles.map((article) => makeTeaser(article, pictures, { language, zone, today }))
    return {
      title: heading.title,
      ...(heading.description && { description: heading.description }),
      path: page === 1 ? path : `${path}?page=${page}`,
      section: heading.kind === 'latest' ? 'latest' : (section ?? ''),
      body: <ListView words={words} zone={zone} {...heading} items={items} page={page} pages={last} url={path} />,
    }
  }

  async function findPlace(slug: string): Promise<Heading | undefined> {
    const place = await placeBySlug(db, slug)
    const country = place?.country ?? countryBySlug(slug)
    if (country === undefined) return undefined
    const name = countryName(country, words.locale)
    const countries = await countArticlesByCountry(db)
    // A country has its page from the first article of any of its cities on.
    if (!place && !countries.some(({ code }) => code === country)) return undefined
    const city = place?.city === undefined ? undefined : place
    const drawn = deps.maps.locator(city ?? { country })
    return {
      kind: 'place',
      title: city?.city ?? name,
      filter: { by: 'places', ids: city ? [city.id] : (await placesOfCountry(db, country)).map(({ id }) => id) },
      ...(drawn && {
        map: (
          <Locator
            words={words}
            map={drawn}
            country={country}
            city={city?.city === undefined ? undefined : { name: city.city }}
            withCountryLink={city !== undefined}
          />
        ),
      }),
      places: <Countries words={words} countries={countries} id="countries" />,
    }
  }

  return {
    latest: list(() => ({ kind: 'latest', title: words.t('latest.heading'), filter: { by: 'all' } })),
    section: list((slug) => {
      const section = publication.section(slug)
      if (!section) return undefined
      const { name, description } = section
      return { kind: 'section', title: name, description, section: slug, filter: { by: 'section', slug } }
    }),
    place: list(findPlace),
    author: list(async (slug) => {
      const name = await authorName(db, slug)
      return name === undefined ? undefined : { kind: 'author', title: name, filter: { by: 'author', slug } }
    }),
    source: list(async (slug) => {
      const source = await sourceBySlug(db, slug)
      if (!source) return undefined
      const { name, description, language, country, url } = source
      const outlet = { language, country, ...(url && { url }) }
      return { kind: 'source', title: name, description, outlet, filter: { by: 'source', slug } }
    }),
    tag: list(async (slug) => {
      const filter = { by: 'tag', slug } as const
      if ((await countArticles(db, filter, publication.facts().language)) === 0) return undefined
      return { kind: 'tag', title: tagName(slug), filter }
    }),
  }
}

const unknownPage = () => notFound('page-unknown', 'There is no page at this address.')
