import type { Context } from 'hono'
import { notFound } from '../../platform/errors.ts'
import { type Ads, type AskerDeps, askerOf } from '../counting/counting.module.ts'
import { mayRemember } from '../pacing/pacing.module.ts'

/** What may be in a frame whoever wrote it: drawings and words, nothing that runs, nothing from elsewhere. */
const OWN = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
/** Shown only to whoever allowed it (`consent.rule.ts`): its own scripts and servers, still without an origin of ours. */
const OUTSIDE = "default-src https: data: 'unsafe-inline'; form-action 'none'; base-uri 'none'; sandbox allow-scripts"

const ONLY_HERE = "frame-ancestors 'self'"

export type FrameDeps = AskerDeps & {
  ads: Pick<Ads, 'frame'>
  subscribes(sessionToken: string | undefined): Promise<boolean>
}

/**
 * `GET /notices/frame/:campaign`: the HTML of a booking. The headers hold wherever it is opened, in our frame or alone:
 * it has no origin, reads no cookie of ours and stands in no page but ours. A subscriber finds none at its address either,
 * and what asks other servers is there only for whoever allowed that.
 */
export function createFrameEndpoint(deps: FrameDeps) {
  return async (c: Context): Promise<Response> => {
    const found = deps.ads.frame(c.req.param('campaign') ?? '')
    const isFor = found && (!found.outside || mayRemember(askerOf(deps, c)))
    if (!isFor || (await deps.subscribes(deps.browserOf(c).cookie('session'))))
      throw notFound('notice-unknown', 'There is no notice at this address.')
    return c.body(`<!doctype html><meta charset="utf-8">${found.html}`, 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `${found.outside ? OUTSIDE : OWN}; ${ONLY_HERE}`,
      'Cross-Origin-Resource-Policy': 'same-site',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
      'Cache-Control': 'no-store',
    })
  }
}
