import type { Context } from 'hono'
import { leafThrough, type Stretch, sparedTo } from '../../articles/lists/lists.module.ts'
import {
  type ArticleMemory,
  articlesAt,
  findLeadPictures,
  listPositions,
  makeTeaser,
  newestOfPeriods,
  type Position,
} from '../../articles/store/store.module.ts'
import type { KeptPages, Viewer } from '../../design/frame/shell.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { redirect } from '../../platform/http.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import {
  type ArchivePeriod,
  boundsOf,
  daysOf,
  monthsOf,
  partOf,
  pathOfPeriod,
  periodAround,
  readPeriod,
} from './period.rule.ts'
import { type MonthOfYear, PeriodPage } from './period.view.tsx'
import { periodName } from './periodName.ts'

export type BrowseDeps = {
  /** That for pages which show many articles. */
  db: Database
  pages: KeptPages
  media: Media
  memory: ArticleMemory
  publication: Publication
}

/** Headlines of a month on its year's page. */
const OF_A_MONTH = 3
/** The first number that an article may have. */
const NO_ARTICLE = 0

/**
 * /archive/2026, /archive/2026/03, /archive/2026/03/05, by the publication's calendar. Every look into the archive is one
 * into the index of its times, so that a page costs the same however much there is; nothing leads to an empty page.
 */
export function createBrowsePages(deps: BrowseDeps) {
  const { db, pages, publication, memory } = deps
  const { words } = pages
  const languages = () => [words.locale, publication.facts().language]

  async function show(c: Context): Promise<Response> {
    const read = readPeriod({ year: c.req.param('year') ?? '', month: c.req.param('month'), day: c.req.param('day') })
    if (!read) throw unknownPeriod()
    const { period, isForm } = read
    const path = pathOfPeriod(period)
    const query = c.req.query('before')
    if (!isForm)
      return redirect(c, query === undefined ? path : `${path}?before=${encodeURIComponent(query)}`, 'spelling')
    const before = readBefore(query)
    if (before !== undefined && period.unit === 'year') throw unknownPeriod()
    const page = `archive ${words.locale} ${path} ${before ?? ''}`
    const version = memory.pages.versionOf(page, 'all')
    return pages.shared(c, {
      key: `archive ${before ?? ''}`,
      version: `${version} ${publication.today().year}`,
      make: (viewer) => draw(period, before, { page, version }, viewer),
    })
  }

  async function draw(
    period: ArchivePeriod,
    before: number | undefined,
    kept: { page: string; version: string },
    viewer: Viewer,
  ) {
    const { zone } = publication.facts()
    const bounds = boundsOf(period, zone)
    const path = pathOfPeriod(period)
    const [earlier, later] = await neighbors(bounds)
    // What stands between the two, and they themselves, is all that it shows.
    memory.pages.shows(kept.page, kept.version, { from: earlier?.published, to: later?.published })
    const title = periodName(words, period)
    const stretch = period.unit === 'year' ? undefined : await findStretch(bounds, before)
    const months = period.unit === 'year' ? await headlinesOf(period, viewer) : undefined
    const at = (anchor: number | undefined) => (anchor === undefined ? path : `${path}?before=${anchor}`)
    const around = (one: Position | undefined) => one && periodAround(one.published, period.unit, zone)
    return {
      title: words.t('archive.periodTitle', { period: title }),
      description: words.t('archive.periodDescription', { period: title, publication: publication.facts().name }),
      path: at(before),
      section: 'archive',
      body: (
        <PeriodPage
          words={words}
          zone={zone}
          period={period}
          whole={partOf(period)}
          earlier={around(earlier)}
          later={around(later)}
          days={period.unit === 'month' ? await fullDaysOf(period) : undefined}
          months={months}
          items={stretch && (await teasersOf(stretch.positions, viewer))}
          isFirst={before === undefined}
          newer={stretch?.newer && at(stretch.newer.before)}
          older={stretch?.older === undefined ? undefined : at(stretch.older)}
        />
      ),
    }
  }

  async function findStretch(bounds: ReturnType<typeof boundsOf>, before: number | undefined): Promise<Stretch> {
    const stretch = await leafThrough(db, { by: 'time', ...bounds }, languages(), before)
    if (!stretch || stretch.positions.length === 0) throw unknownPeriod()
    return stretch
  }

  /** The articles next to a period, each of which leads to its own. */
  async function neighbors({ from, until }: ReturnType<typeof boundsOf>) {
    const next = { limit: 1 }
    const [earlier] = await listPositions(db, { by: 'all' }, languages(), {
      ...next,
      olderThan: { published: from, id: NO_ARTICLE },
    })
    const [later] = await listPositions(db, { by: 'all' }, languages(), {
      ...next,
      newerThan: { published: until, id: NO_ARTICLE },
    })
    return [earlier, later] as const
  }

  async function fullDaysOf(month: ArchivePeriod): Promise<{ period: ArchivePeriod; isEmpty: boolean }[]> {
    const { zone } = publication.facts()
    const days = daysOf(month.first)
    const found = await newestOfPeriods(
      db,
      days.map((day) => boundsOf(day, zone)),
      languages(),
      1,
    )
    return days.map((period, at) => ({ period, isEmpty: found[at]?.length === 0 }))
  }

  /** The latest month first, as in every list. */
  async function headlinesOf(year: ArchivePeriod, viewer: Viewer): Promise<MonthOfYear[]> {
    const { zone } = publication.facts()
    const months = monthsOf(year.first)
    const found = await newestOfPeriods(
      db,
      months.map((month) => boundsOf(month, zone)),
      languages(),
      OF_A_MONTH,
    )
    // Whoever is spared some of it is shown an emptier year, not none.
    if (found.every((positions) => positions.length === 0)) throw unknownPeriod()
    const teasers = new Map(
      (await teasersOf(found.flat(), viewer)).map(
        (teaser) => [periodAround(teaser.published, 'month', zone), teaser] as const,
      ),
    )
    return months
      .map((period) => ({
        period,
        items: [...teasers].flatMap(([month, teaser]) => (month.first.equals(period.first) ? teaser : [])),
      }))
      .reverse()
  }

  async function teasersOf(positions: readonly Position[], viewer: Viewer) {
    const articles = sparedTo(viewer, await articlesAt(db, positions))
    const pictures = await findLeadPictures(db, deps.media, articles)
    const facts = { language: words.locale, zone: publication.facts().zone, today: publication.today() }
    return articles.map((article) => makeTeaser(article, pictures, facts))
  }

  return { show }
}

function readBefore(said: string | undefined): number | undefined {
  if (said === undefined) return undefined
  if (!/^[1-9]\d{0,14}$/.test(said)) throw unknownPeriod()
  return Number(said)
}

const unknownPeriod = () => notFound('period-unknown', 'The archive has nothing of that time.')
