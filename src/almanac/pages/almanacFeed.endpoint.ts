import type { Context } from 'hono'
import {
  type Feed,
  type FeedItem,
  standingAlone,
  writeJsonFeed,
  writeRss,
} from '../../articles/syndication/syndication.module.ts'
import { POSTER } from '../../design/poster/layOutPoster.ts'
import { answerRendition } from '../../platform/answerRendition.ts'
import { notFound } from '../../platform/errors.ts'
import { absoluteUrl, sharedCachingFor } from '../../platform/http.ts'
import { ALMANAC_PATH, entryOfDay, pathOfDay } from '../entries/entries.module.ts'
import type { AlmanacPagesDeps } from './almanacDeps.ts'
import { describeLeafPoster } from './describeLeafPoster.ts'
import { makeLeaf } from './makeLeaf.ts'

type Format = 'rss' | 'json'

const TYPES: Record<Format, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}
const FILES: Record<Format, string> = { rss: 'rss.xml', json: 'feed.json' }

/** Today's leaf and those of the days before it. */
const DAYS = 14

/** `/this-happened/rss.xml` and its twin: an item each day, new at midnight in the publication's zone. */
export function createAlmanacFeed(deps: AlmanacPagesDeps) {
  const { db, site, publication, almanac, languages } = deps
  const url = (path: string) => absoluteUrl(site, path)

  async function itemOf(date: Temporal.PlainDate): Promise<FeedItem | undefined> {
    const words = languages.own()
    const { name, language, zone } = publication.facts()
    const entry = await entryOfDay(db, date, { year: date.year, languages: [words.locale, language] })
    if (!entry) return undefined
    const leaf = makeLeaf(entry, words)
    const address = url(pathOfDay(entry))
    const pictures = await deps.media.findPictures(db, entry.picture ? [entry.picture.pictureId] : [])
    const named = languages.speak(entry.language).t('almanac.name')
    const poster = describeLeafPoster(entry, pictures, { publication: name, name: named })
    return {
      // The same day comes again next year, with another entry or the same one: it is news then.
      id: `tag:${new URL(site.origin).hostname},${date}:this-happened`,
      url: address,
      title: words.t('almanac.dayTitle', {
        date: words.day(new Temporal.PlainDate(entry.year, entry.month, entry.day), 'long'),
        headline: entry.headline,
      }),
      summary: undefined,
      html: standingAlone(String(await leaf.text), { origin: site.origin, url: address }),
      published: new Date(date.toZonedDateTime(zone).epochMilliseconds),
      updated: undefined,
      language: entry.language,
      authors: [],
      tags: [words.t('almanac.name'), ...(entry.place ? [words.country(entry.place.country)] : [])],
      picture: poster && { url: url(poster.path), ...POSTER, type: 'image/jpeg' },
    }
  }

  async function make(format: Format, dates: readonly Temporal.PlainDate[]): Promise<string> {
    const words = languages.own()
    const { name, language } = publication.facts()
    const items = []
    for (const date of dates) items.push(await itemOf(date))
    const today = dates[0] as Temporal.PlainDate
    const feed: Feed = {
      title: words.t('page.title', { title: words.t('almanac.name'), publication: name }),
      description: words.t('almanac.description', { date: words.day(today, 'dayMonth') }),
      home: url(ALMANAC_PATH),
      self: url(`${ALMANAC_PATH}/${FILES[format]}`),
      // Hubs hear of articles; this one changes with the day, which every reader knows.
      hub: '',
      language,
      items: items.filter((item) => item !== undefined),
    }
    return format === 'rss' ? writeRss(feed, name) : writeJsonFeed(feed)
  }

  const feed = (format: Format) =>
    async function show(c: Context): Promise<Response> {
      if (almanac.days().length === 0) throw notFound('feed-unknown', 'There is no feed at this address.')
      const { date, secondsLeft } = almanac.today()
      const dates = Array.from({ length: DAYS }, (_, ago) => date.subtract({ days: ago }))
      const rendition = await deps.renditions.getShared(
        `almanac feed ${format} ${date}`,
        `${dates.map((one) => almanac.versionOf(one)).join(' ')} ${publication.version()}`,
        () => make(format, dates),
      )
      return answerRendition(c, rendition, 200, {
        'Content-Type': TYPES[format],
        'Cache-Control': sharedCachingFor(secondsLeft),
      })
    }

  return { rss: feed('rss'), json: feed('json') }
}
