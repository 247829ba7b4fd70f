import type { Context } from 'hono'
import { answerPicture } from '../../platform/answerRendition.ts'
import { notFound } from '../../platform/errors.ts'
import { redirect } from '../../platform/http.ts'
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
    return answerPicture(c, await readCover(issue, width), {
      message: 'This cover is being made anew. Try again in a minute.',
      retryAfterSeconds: 60,
    })
  }
}
