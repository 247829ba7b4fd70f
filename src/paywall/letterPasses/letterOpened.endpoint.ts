import type { Context } from 'hono'
import type { Clock } from '../../platform/clock.ts'
import { noteOpening, type OpeningDeps } from './noteOpening.ts'

/** The least GIF there is: one pixel that nobody sees. */
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/**
 * GET /newsletters/opened/<pass>.gif, from the end of a mail. Whatever stands there, the answer is the same picture: it
 * tells nobody whether a pass is one, sets no cookie and opens nothing.
 */
export function createLetterOpenedEndpoint(deps: OpeningDeps & { clock: Clock }) {
  return async (c: Context): Promise<Response> => {
    const pass = (c.req.param('picture') ?? '').replace(/\.gif$/, '')
    const objects = c.req.header('sec-gpc') === '1'
    if (c.req.method === 'GET' && !objects) await noteOpening(deps, pass, deps.clock.now())
    return c.body(PICTURE, 200, { 'Content-Type': 'image/gif', 'Cache-Control': 'no-store' })
  }
}
