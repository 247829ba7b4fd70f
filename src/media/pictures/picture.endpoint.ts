import type { Context } from 'hono'
import { notFound } from '../../platform/errors.ts'
import type { Media } from './media.ts'

/** `/pictures/:id/:file`: a picture's bytes never change, so whoever has them need never ask again. */
export function createPictureEndpoint(media: Pick<Media, 'readRendition'>) {
  return async (c: Context): Promise<Response> => {
    const [, width, stamp, format] =
      /^([1-9]\d{0,3})(?:-([1-9]\d{0,5}))?\.(webp|jpg)$/.exec(c.req.param('file') ?? '') ?? []
    const asked = format === 'jpg' ? 'jpg' : 'webp'
    const bytes =
      width && (await media.readRendition(c.req.param('id') ?? '', Number(width), asked, Number(stamp ?? 0)))
    if (!bytes) throw notFound('picture-unknown', 'There is no picture at this address.')
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': asked === 'jpg' ? 'image/jpeg' : 'image/webp',
      'Content-Length': String(bytes.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    })
  }
}
