import type { Context } from 'hono'
import type { Notices } from '../../ads/showing/showing.module.ts'
import type { Almanac } from '../../almanac/entries/entries.module.ts'
import { findTodaysLeaf, SmallLeaf, type TodaysLeaf } from '../../almanac/pages/pages.module.ts'
import {
  type ArticleMemory,
  type ArticleRecord,
  findLeadPictures,
  listArticles,
  makeTeaser,
  mappable,
} from '../../articles/store/store.module.ts'
import type { KeptPages, Viewer } from '../../design/frame/shell.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import { navigationOf, type Publication, pagePath } from '../../publication/facts/facts.module.ts'
import { Locator, type Maps } from '../../publication/places/places.module.ts'
import { type FrontRow, FrontView, NOTICE_AFTER } from './front.view.tsx'
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
  almanac: Almanac
  notices: Notices
}

/** Enough for every section to have its own pieces below the first screen. */
const NEWEST = 60

export function createFrontPage(deps: FrontPageDeps) {
  const { db, pages, media, maps, memory, publication, almanac, notices } = deps
  const page = `front ${pages.words.locale}`

  function show(c: Context) {
    const version = memory.pages.versionOf(page, 'all')
    return pages.shared(c, {
      key: 'front',
      version: `${version} ${almanac.today().version} ${notices.version()}`,
      secondsLeft: almanac.today().secondsLeft,
      make: (viewer) => make(version, viewer),
    })
  }

  async function make(version: string, viewer: Viewer) {
    const { zone } = publication.facts()
    const language = pages.words.locale
    const today = publication.today()
    const sections = navigationOf(publication.sections())
    const all = await listArticles(
      db,
      { by: 'all' },
      { languages: [language, publication.facts().language], limit: NEWEST },
    )
    memory.pages.shows(page, version, { from: all.length < NEWEST ? undefined : all.at(-1)?.firstPublished })
    // A front is what the newsroom has arranged: nobody buys a place in it.
    const newest = all.filter(({ sponsor }) => sponsor === undefined)
    const pictures = await findLeadPictures(db, media, newest)
    const calendar = { today, zone }
    const leaf = await findTodaysLeaf(db, { almanac, publication, words: pages.words })
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
      { hasLeaf: leaf !== undefined },
    )
    const reports = plan.week.map(({ article, teaser }): Report => {
      const where = whereOf(article)
      return { teaser, isToday: isToday(teaser, calendar), ...(where && { where }) }
    })
    const top = [...(plan.lead ? [plan.lead] : []), ...plan.second].flatMap(
      ({ article }) => whereOf(article)?.point ?? [],
    )
    // What stands above and below the slot may exclude what was booked.
    const isShort = plan.rows.length < NOTICE_AFTER
    const beside = [
      ...(isShort ? [...(plan.lead ? [plan.lead] : []), ...plan.second, ...plan.week] : []),
      ...plan.rows
        .slice(isShort ? 0 : NOTICE_AFTER - 1, NOTICE_AFTER + 1)
        .flatMap((row) =>
          'article' in row ? [row.article] : 'sections' in row ? row.sections.flatMap(({ items }) => items) : [],
        ),
    ]
    const { slots, islands } = notices.on({
      viewer,
      page: {
        kind: 'front',
        tags: [...new Set(beside.flatMap(({ article }) => article.tags))],
        places: [],
        language,
      },
      placements: ['front'],
      words: pages.words,
    })
    const named = new Map(sections.map((section) => [section.slug, section]))
    return {
      path: '/',
      look: 'front' as const,
      today,
      feed: '',
      islands,
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
          notice={slots.front}
          rows={plan.rows.map((row): FrontRow => {
            if (row.shape === 'leaf') return { shape: row.shape, leaf: leaf && drawLeaf(leaf) }
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

  function drawLeaf({ leaf, beginning, place }: TodaysLeaf) {
    const map = place && maps.locator(mappable(place))
    const city = place?.city ? { name: place.city, url: pagePath('place', place.slug) } : undefined
    const drawn = map && place && <Locator words={pages.words} map={map} country={place.country} city={city} />
    return <SmallLeaf words={pages.words} entry={leaf} beginning={beginning} map={drawn} />
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
