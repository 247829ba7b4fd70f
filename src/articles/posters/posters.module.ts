import { join } from 'node:path'
import type { Media } from '../../media/pictures/pictures.module.ts'
import { openDiskCache } from '../../platform/diskCache.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { ArticleMemory } from '../store/store.module.ts'
import { createPosters } from './createPosters.ts'
import { createPosterEndpoint } from './poster.endpoint.ts'

export type { Posters } from './createPosters.ts'
export { answerPoster, keyOfFile } from './poster.endpoint.ts'
export { type Poster, posterAt } from './posterAt.ts'

/** Some two thousand posters; those longest unasked for are made again. */
const POSTER_BYTES = 200 * 1024 * 1024

/** The pictures that are made for articles, printed in a process beside this one. */
export function openPosters(
  { db, clock, dataFolder, log }: Platform,
  { media, publication, memory }: { media: Media; publication: Publication; memory: ArticleMemory },
) {
  const diskCache = openDiskCache(join(dataFolder, 'posters'), { mostBytes: POSTER_BYTES, log })
  const posters = createPosters({ media, clock, publication, diskCache })
  return { ...posters, endpoints: { poster: createPosterEndpoint({ db, media, memory, posters }) } }
}
