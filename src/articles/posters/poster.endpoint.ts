import type { Context } from 'hono'
import type { Media } from '../../media/pictures/pictures.module.ts'
import { answerPicture } from '../../platform/answerRendition.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { redirect } from '../../platform/http.ts'
import type { ArticleMemory } from '../store/store.module.ts'
import { findLeadPictures } from '../store/store.module.ts'
import type { Posters } from './createPosters.ts'
import type { Poster } from './posterAt.ts'

export type PosterEndpointDeps = { db: Database; media: Media; memory: ArticleMemory; posters: Posters }

/**
 * `/pictures/poster/:slug/:file`: only the address that the article names today makes anything, once; any other of its
 * posters leads there.
 */
export function createPosterEndpoint({ db, media, memory, posters }: PosterEndpointDeps) {
  return async function show(c: Context): Promise<Response> {
    const asked = keyOfFile(c.req.param('file'))
    const article = asked && (await memory.bySlug(c.req.param('slug') ?? ''))
    const poster = article && posters.of(article, await findLeadPictures(db, media, [article]))
    if (!poster) throw notFound('picture-unknown', 'There is no picture at this address.')
    return answerPoster(c, posters, poster, asked)
  }
}

/** Prints it where it was asked for by its key, and leads there where it was by another. */
export async function answerPoster(
  c: Context,
  posters: Pick<Posters, 'print'>,
  poster: Poster,
  asked: string,
): Promise<Response> {
  if (poster.key !== asked) return redirect(c, poster.path, 'picture')
  return answerPicture(c, await posters.print(poster), {
    message: 'Many pictures are being made. Try again in a few seconds.',
    retryAfterSeconds: 10,
  })
}

/** Of a poster's file its key; undefined for what is no poster. */
export const keyOfFile = (file: string | undefined) => /^([0-9a-f]{24})\.jpg$/.exec(file ?? '')?.[1]
