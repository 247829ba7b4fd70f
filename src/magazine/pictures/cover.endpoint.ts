import type { Context } from 'hono'
import { notFound } from '../../platform/errors.ts'
import { errorJson, redirect } from '../../platform/http.ts'
import { coverOf, coverWidthIn } from './cover.rule.ts'
import type { ReadCover } from './createCovers.ts'
import type { PicturesDeps } from './picturesDeps.ts'

/** GET /pictures/magazine/:date/:file: the cover of today's revision; the address of an earlier one leads there. */
export function createCoverEndpoint({ issues }: Pick<PicturesDeps, 'issues'>, readCover: ReadCover) {
  return async function show(c: Context): Promise<Response> {
    const file = c.req.param('file') ?? ''
    const width = coverWidthIn(file)
    const issue = width && (await issues.findReleased(c.req.param('date') ?? ''))
    const cover = issue && coverOf(issue, width)
    if (!cover) throw notFound('picture-unknown', 'There is no cover at this address.')
    if (!cover.path.endsWith(`/${file}`)) return redirect(c, cover.path, 'picture')
    const bytes = await readCover(issue, width)
    if (!bytes) {
      const message = 'This cover is being made anew. Try again in a minute.'
      return errorJson({ status: 503, code: 'unavailable', message }, { 'Retry-After': '60' })
    }
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'image/jpeg',
      'Content-Length': String(bytes.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    })
  }
}
