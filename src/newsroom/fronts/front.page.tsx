import type { Context } from 'hono'
import {
  type ArticleMemory,
  type ArticleRecord,
  findLeadPictures,
  listArticles,
  makeTeaser,
  mappable,
} from '../../articles/store/store.module.ts'
import type { KeptPages } from '../../design/frame/shell.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import { navigationOf, type Publication, pagePath } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import { type FrontRow, FrontView } from './front.view.tsx'
import { planFront } from './frontPlan.rule.ts'
import { isOfWeek, isToday } from './week.rule.ts'
import { type Report, WorldSection } from './world.view.tsx'

export type FrontPageDeps = {
  db: Database
  pages: KeptPages
  media: Media
  maps: Maps
  memory: ArticleMemory
  publication: Publication
}

/** Enough for every section to have its own pieces below the first screen. */
const NEWEST = 60

export function createFrontPage({ db, pages, media, maps, memory, publication }: FrontPageDeps) {
  const page = `front ${pages.words.locale}`

  function show(c: Context) {
    const version = memory.pages.versionOf(page, 'all')
    return pages.shared(c, {
      key: 'front',
      version: `${version} ${publication.today()}`,
      make: () => make(version),
    })
  }

  async function make(version: string) {
    const { zone } = publication.facts()
    const language = pages.words.locale
    const today = publication.today()
    const sections = navigationOf(publication.sections())
    const newest = await listArticles(
      db,
      { by: 'all' },
      { languages: [language, publication.facts().language], limit: NEWEST },
    )
    memory.pages.shows(page, version, { from: newest.length < NEWEST ? undefined : newest.at(-1)?.firstPublished })
    const pictures = await findLeadPictures(db, media, newest)
    const calendar = { today, zone }
    const plan = planFront(
      newest.map((article) => ({
        id: article.id,
        section: article.section.slug,
        hasPicture: article.leadPicture !== undefined,
        frontLead: article.frontLead,
        isRecent: isOfWeek({ published: article.firstPublished }, calendar),
        isOwn: article.language === language,
        hasQuote: article.frontWords?.quote !== undefined && article.language === language,
        hasFigure: article.frontWords?.figure !== undefined && article.language === language,
        article,
        teaser: makeTeaser(article, pictures, { language, zone, today }),
      })),
      sections.map((section) => section.slug),
    )
    const reports = plan.week.map(({ article, teaser }): Report => {
      const where = whereOf(article)
      return { teaser, isToday: isToday(teaser, calendar), ...(where && { where }) }
    })
    const top = [...(plan.lead ? [plan.lead] : []), ...plan.second].flatMap(
      ({ article }) => whereOf(article)?.point ?? [],
    )
    const named = new Map(sections.map((section) => [section.slug, section]))
    return {
      path: '/',
      look: 'front' as const,
      today,
      feed: '',
      body: (
        <FrontView
          words={pages.words}
          zone={zone}
          {...(plan.lead && { lead: plan.lead.teaser })}
          second={plan.second.map((item) => item.teaser)}
          world={
            reports.length > 0 && (
              <WorldSection words={pages.words} zone={zone} map={maps.world()} reports={reports} top={top} />
            )
          }
          rows={plan.rows.map((row): FrontRow => {
            if (!('article' in row)) {
              return {
                shape: row.shape,
                sections: row.sections.map(({ section, items }) => ({
                  section: { name: named.get(section)?.name ?? section, url: pagePath('section', section) },
                  description: named.get(section)?.description ?? '',
                  items: items.map((item) => item.teaser),
                })),
              }
            }
            const { teaser, article } = row.article
            const { quote = '', figure = { value: '', says: '' } } = article.frontWords ?? {}
            return row.shape === 'quote' ? { shape: row.shape, quote, teaser } : { shape: row.shape, figure, teaser }
          })}
        />
      ),
    }
  }

  function whereOf({ places: [place] }: ArticleRecord): Report['where'] {
    const point = place && maps.locate(mappable(place))
    if (!point) return undefined
    const country = pages.words.country(place.country)
    const name = place.city === null ? country : pages.words.t('map.place', { city: place.city, country })
    return { place: name, country: place.country, point }
  }

  return { show }
}
