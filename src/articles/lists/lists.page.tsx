import type { Context } from 'hono'
import type { KeptPages } from '../../design/frame/shell.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { Countries, Locator, type Maps } from '../../publication/places/places.module.ts'
import {
  type ArticleMemory,
  countArticles,
  countArticlesByCountry,
  findLeadPictures,
  listArticles,
  makeTeaser,
} from '../store/store.module.ts'
import type { ListSubject, ListSubjects, SubjectKind } from './createListSubjects.ts'
import { type ListProps, ListView } from './list.view.tsx'

export type ListPagesDeps = {
  db: Database
  pages: KeptPages
  media: Media
  maps: Maps
  memory: ArticleMemory
  publication: Publication
  subjects: ListSubjects
}

const PER_PAGE = 20

/** The ways articles are grouped, newest first; `?page=` counts from 1. */
export function createListPages(deps: ListPagesDeps) {
  const { db, pages, publication, subjects } = deps
  const { words } = pages

  const list = (find: (slug: string) => Promise<ListSubject | undefined>) =>
    async function show(c: Context): Promise<Response> {
      const asked = c.req.query('page')
      const page = asked === undefined ? 1 : Number(asked)
      if (!Number.isSafeInteger(page) || page < 1 || page > 100_000) throw unknownPage()
      // `c.req.path` is decoded; an address must not be.
      if (asked === '1') return c.redirect(new URL(c.req.url).pathname, 301)
      const subject = await find(c.req.param('slug') ?? '')
      if (!subject) throw unknownPage()
      return pages.shared(c, {
        key: `list ${page} ${deps.memory.changes()} ${publication.today().year}`,
        make: () => make(c.req.path, subject, page),
      })
    }

  async function make(path: string, subject: ListSubject, page: number) {
    const { kind, title, description, filter, outlet, section } = subject
    const { zone } = publication.facts()
    const language = words.locale
    const languages = [language, publication.facts().language]
    const count = await countArticles(db, filter, languages)
    const last = Math.max(1, Math.ceil(count / PER_PAGE))
    if (page > last) throw unknownPage()
    const articles = await listArticles(db, filter, { languages, limit: PER_PAGE, offset: (page - 1) * PER_PAGE })
    const pictures = await findLeadPictures(db, deps.media, articles)
    const today = publication.today()
    const items = articles.map((article) => makeTeaser(article, pictures, { language, zone, today }))
    const props = { words, zone, kind, title, items, page, pages: last, url: path }
    return {
      title: kind === 'section' ? words.published(title).text : title,
      ...(description && { description: words.published(description).text }),
      path: page === 1 ? path : `${path}?page=${page}`,
      feed: kind === 'latest' ? '' : path,
      section: kind === 'latest' ? 'latest' : (section ?? ''),
      body: (
        <ListView
          {...props}
          {...(description && { description })}
          {...(outlet && { outlet })}
          {...(await placeViews(subject))}
        />
      ),
    }
  }

  async function placeViews({ place }: ListSubject): Promise<Pick<ListProps, 'map' | 'places'>> {
    if (!place) return {}
    const { country, city } = place
    const drawn = deps.maps.locator(city ?? { country })
    const named = city?.city === undefined ? undefined : { name: city.city }
    return {
      ...(drawn && {
        map: <Locator words={words} map={drawn} country={country} city={named} withCountryLink={city !== undefined} />,
      }),
      places: <Countries words={words} countries={await countArticlesByCountry(db)} id="countries" />,
    }
  }

  const of = (kind: SubjectKind) => list((slug) => subjects.find(kind, slug))
  return {
    latest: list(async () => subjects.latest()),
    section: of('section'),
    place: of('place'),
    author: of('author'),
    source: of('source'),
    tag: of('tag'),
  }
}

const unknownPage = () => notFound('page-unknown', 'There is no page at this address.')
