import type { Context } from 'hono'
import { findArticles, mappable, pictureOf, plainText } from '../../articles/store/store.module.ts'
import type { KeptPages } from '../../design/frame/shell.ts'
import { PictureFigure } from '../../design/parts/picture.view.tsx'
import { POSTER } from '../../design/poster/layOutPoster.ts'
import { notFound } from '../../platform/errors.ts'
import { absoluteUrl, redirect } from '../../platform/http.ts'
import { pagePath } from '../../publication/facts/facts.module.ts'
import { Locator } from '../../publication/places/places.module.ts'
import {
  ALMANAC_PATH,
  type AlmanacEntry,
  chooseLead,
  dayOf,
  entryOfDay,
  listEntriesOfDay,
  listEntriesOfYears,
  type MonthDay,
  neighborsOf,
  pathOfCentury,
  pathOfDay,
  readDay,
  type Today,
  yearsOf,
} from '../entries/entries.module.ts'
import type { AlmanacPagesDeps } from './almanacDeps.ts'
import { CenturyPage } from './century.view.tsx'
import { dayMarkup } from './dayMarkup.rule.ts'
import { describeLeafPoster } from './describeLeafPoster.ts'
import { LeafPage } from './leaf.view.tsx'
import type { Neighbor } from './leafFacts.ts'
import { makeLeaf } from './makeLeaf.ts'

const PER_PAGE = 100
/** In letters: search engines show some 160. */
const DESCRIPTION = 160

/** The leaf of today, of any day, and the entries of a century. */
export function createAlmanacPage(deps: AlmanacPagesDeps & { pages: KeptPages }) {
  const { db, site, pages, publication, almanac, memory } = deps
  const { words } = pages
  const languages = () => [words.locale, publication.facts().language]

  function today(c: Context): Promise<Response> {
    if (almanac.days().length === 0) throw unknownLeaf()
    return showLeaf(c, almanac.today().day, almanac.today())
  }

  async function day(c: Context): Promise<Response> {
    const read = readDay(c.req.param('day') ?? '')
    if (!read || almanac.days().length === 0) throw unknownLeaf()
    if (!read.isForm) return redirect(c, pathOfDay(read.day), 'spelling')
    return showLeaf(c, read.day, undefined)
  }

  /** `shownToday`: on the page that is another one tomorrow. */
  function showLeaf(c: Context, day: MonthDay, shownToday: Today | undefined): Promise<Response> {
    const { year } = almanac.today().date
    const path = shownToday ? ALMANAC_PATH : pathOfDay(day)
    const { previous, next } = neighborsOf(day)
    const page = `almanac ${words.locale} ${path} ${shownToday?.date ?? ''}`
    const articles = memory.pages.versionOf(page, 'all')
    const days = [day, previous, next].map((one) => almanac.versionOf(one))
    return pages.shared(c, {
      // At midnight nobody is to meet yesterday's leaf as today's, not even while the next one is drawn.
      key: `leaf ${shownToday?.date ?? ''}`,
      version: [year, ...days, almanac.version(), articles].join(' '),
      ...(shownToday && { secondsLeft: shownToday.secondsLeft }),
      make: () => drawLeaf({ day, year, path, shownToday, page, articles }),
    })
  }

  type Asked = {
    day: MonthDay
    year: number
    path: string
    shownToday: Today | undefined
    page: string
    articles: string
  }

  async function drawLeaf({ day, year, path, shownToday, page, articles }: Asked) {
    const entries = await listEntriesOfDay(db, day, 'checked')
    const lead = chooseLead(entries, { year, languages: languages() })
    const reports = await findReports(entries, page, articles)
    const leaves = new Map(entries.map((entry) => [entry, makeLeaf(entry, words, reports)]))
    const { previous, next } = neighborsOf(day)
    const { almanacLetter, name } = publication.facts()
    const pictures = await deps.media.findPictures(db, lead?.picture ? [lead.picture.pictureId] : [])
    const poster = lead && describeLeafPoster(lead, pictures, { publication: name, name: nameIn(lead.language) })
    const image = poster && { url: absoluteUrl(site, poster.path), ...POSTER }
    const said = words.day(dayOf(day), 'dayMonth')
    const dated = lead && words.t('almanac.dayTitle', { date: words.day(dayOf(lead), 'long'), headline: lead.headline })
    const title = shownToday ? words.t('almanac.todayTitle') : (dated ?? words.t('almanac.emptyTitle', { date: said }))
    const url = absoluteUrl(site, words.path(path))
    const box = almanacLetter && deps.box.newsletterBox(almanacLetter, words)
    const ordered = lead ? [lead, ...entries.filter((entry) => entry !== lead)] : entries
    return {
      title,
      description: lead ? descriptionOf(lead) : words.t('almanac.description', { date: said }),
      path,
      feed: ALMANAC_PATH,
      section: 'this-happened',
      islands: ['boxes'],
      ...(shownToday && { today: shownToday.date }),
      ...(!lead && { noindex: true }),
      ...(lead && {
        jsonLd: dayMarkup(ordered, {
          url,
          name: title,
          language: words.locale,
          publication: { name, url: site.origin },
          image,
        }),
        openGraph: {
          type: 'website' as const,
          language: words.locale,
          ...(image && {
            image: {
              ...image,
              type: 'image/jpeg',
              alt: words.t('poster.alt', { headline: lead.headline, publication: name }),
            },
          }),
        },
      }),
      body: (
        <LeafPage
          words={words}
          day={day}
          today={shownToday?.date}
          lead={lead && leaves.get(lead)}
          others={ordered.flatMap((entry) => (entry === lead ? [] : (leaves.get(entry) ?? [])))}
          map={lead && placeOf(lead, pictures)}
          previous={await neighbor(previous, year)}
          next={await neighbor(next, year)}
          centuries={almanac.centuries()}
          box={box || undefined}
        />
      ),
    }
  }

  /** The almanac's name as the entry's language says it. */
  const nameIn = (language: string) => deps.languages.speak(language).t('almanac.name')

  function placeOf(entry: AlmanacEntry, pictures: Awaited<ReturnType<typeof deps.media.findPictures>>) {
    const picture = pictureOf(entry.picture, pictures)
    const { place } = entry
    const map = place && deps.maps.locator(mappable(place))
    if (!picture && !map) return undefined
    const city = place?.city ? { name: place.city, url: pagePath('place', place.slug) } : undefined
    return (
      <>
        {picture && <PictureFigure picture={picture} sizes="(min-width: 68rem) 304px, 100vw" />}
        {map && place && <Locator words={words} map={map} country={place.country} city={city} />}
      </>
    )
  }

  /** Articles that entries lead on to: one that is withdrawn, or comes, makes the page stale, and no other does. */
  async function findReports(entries: readonly AlmanacEntry[], page: string, version: string) {
    const slugs = [...new Set(entries.flatMap((entry) => entry.articles))]
    const found = await findArticles(db, slugs)
    if (found.length === slugs.length) {
      const times = found.map(({ firstPublished }) => firstPublished).toSorted(Temporal.Instant.compare)
      memory.pages.shows(page, version, { from: times[0] ?? NEVER.from, to: times.at(-1) ?? NEVER.to })
    }
    return found
  }

  async function neighbor(day: MonthDay, year: number): Promise<Neighbor> {
    const entry = await entryOfDay(db, day, { year, languages: languages() })
    return { day, ...(entry && { headline: entry.headline, year: entry.year, language: entry.language }) }
  }

  async function century(c: Context): Promise<Response> {
    const said = c.req.param('number') ?? ''
    const number = /^[1-9]\d?$/.test(said) ? Number(said) : 0
    const at = c.req.query('page') ?? '1'
    const shown = /^[1-9]\d{0,3}$/.test(at) ? Number(at) : 0
    if (!almanac.centuries().includes(number) || shown === 0) throw unknownLeaf()
    const path = pathOfCentury(number)
    const pathOf = (page: number) => (page === 1 ? path : `${path}?page=${page}`)
    return pages.shared(c, {
      key: `century ${shown}`,
      version: `${almanac.versionOf('any')} ${almanac.version()}`,
      async make() {
        const found = await listEntriesOfYears(db, yearsOf(number), {
          limit: PER_PAGE + 1,
          offset: (shown - 1) * PER_PAGE,
        })
        if (found.length === 0) throw unknownLeaf()
        const name = words.t('almanac.century', { century: number })
        return {
          title: words.t('almanac.dayTitle', { date: words.t('almanac.name'), headline: name }),
          path: pathOf(shown),
          feed: ALMANAC_PATH,
          section: 'this-happened',
          body: (
            <CenturyPage
              words={words}
              century={number}
              entries={found.slice(0, PER_PAGE)}
              centuries={almanac.centuries()}
              newer={shown > 1 ? pathOf(shown - 1) : undefined}
              older={found.length > PER_PAGE ? pathOf(shown + 1) : undefined}
            />
          ),
        }
      },
    })
  }

  return { today, day, century }
}

/** Between these nothing is published. */
const NEVER = {
  from: Temporal.Instant.fromEpochMilliseconds(8.64e15),
  to: Temporal.Instant.fromEpochMilliseconds(-8.64e15),
}

const unknownLeaf = () => notFound('leaf-unknown', 'The almanac has no such page.')

function descriptionOf(entry: AlmanacEntry): string {
  const text = plainText(entry.body).replace(/\s+/gu, ' ')
  if (text.length <= DESCRIPTION) return text
  return `${text.slice(0, text.lastIndexOf(' ', DESCRIPTION))}…`
}
