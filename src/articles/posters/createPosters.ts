import type { PosterWork } from '../../design/poster/printPoster.ts'
import type { Media, StoredPicture } from '../../media/pictures/pictures.module.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DiskCache } from '../../platform/diskCache.ts'
import { notFound } from '../../platform/errors.ts'
import { openSideProcess } from '../../platform/sideProcess.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { ArticleRecord } from '../store/store.module.ts'
import { describePoster } from './describePoster.ts'
import type { Poster, PosterFacts } from './posterAt.ts'

/** What is printed: the facts, and the picture's own bytes. */
export type PosterOrder = Omit<PosterWork, 'map' | 'picture'> & {
  picture: PosterWork['picture']
  place: PosterFacts['place']
}

export type Posters = {
  /** What an article's poster shows, and where it is; nothing is made. undefined: it has none. */
  of(article: ArticleRecord, pictures: ReadonlyMap<string, StoredPicture>): Poster | undefined
  /** Its bytes, made by the first who asks. undefined: too many are waiting to be made. */
  print(poster: Poster): Promise<Uint8Array | undefined>
  close(): Promise<void>
}

/** A poster takes a quarter of a second: whoever waits longest waits ten. */
const LIMITS = { idleSeconds: 30, mostSeconds: 60, mostWaiting: 40 }

export type PostersDeps = { media: Media; clock: Clock; publication: Publication; diskCache: DiskCache }

export function createPosters({ media, clock, publication, diskCache }: PostersDeps): Posters {
  const press = openSideProcess<PosterOrder, Uint8Array>(new URL('./poster.worker.ts', import.meta.url), LIMITS)
  const underway = new Map<string, Promise<Uint8Array | undefined>>()

  async function orderOf({ text, picture, place }: PosterFacts): Promise<PosterOrder> {
    const bytes = picture && (await media.readRendition(picture.id, picture.width))
    // A database may have been restored without its files. Without its picture a poster would be another.
    if (picture && !bytes) throw notFound('picture-unknown', 'The picture that stands in it is not there.')
    const { focus, crop } = picture ?? {}
    return { text, picture: bytes && { bytes, focus, crop }, place }
  }

  async function printAnew({ key, facts }: Poster): Promise<Uint8Array | undefined> {
    const name = `${key}.jpg`
    const kept = await diskCache.get(name)
    if (kept) return kept
    const printed = await press.make(() => orderOf(facts))
    if (printed) await diskCache.put(name, printed)
    return printed
  }

  return {
    of(article, pictures) {
      const { name, zone } = publication.facts()
      const today = clock.now().toZonedDateTimeISO(zone).toPlainDate()
      return describePoster(article, pictures, { name, zone, today, phrase: publication.phrase })
    },
    print(poster) {
      let printing = underway.get(poster.key)
      if (!printing) {
        printing = printAnew(poster).finally(() => underway.delete(poster.key))
        underway.set(poster.key, printing)
      }
      return printing
    },
    close: press.close,
  }
}
