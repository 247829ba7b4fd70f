import type { Context } from 'hono'
import { notFound } from '../../platform/errors.ts'
import type { Ads } from '../counting/counting.module.ts'

/** What may be in a frame whoever wrote it: drawings and words, nothing that runs, nothing from elsewhere. */
const OWN = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
/** Shown only to whoever allowed it (`consent.rule.ts`): its own scripts and servers, still without an origin of ours. */
const OUTSIDE = "default-src https: data: 'unsafe-inline'; form-action 'none'; base-uri 'none'; sandbox allow-scripts"

const ONLY_HERE = "frame-ancestors 'self'"

/**
 * `GET /notices/frame/:campaign`: the HTML of a booking. The headers hold wherever it is opened, in our frame or alone:
 * it has no origin, reads no cookie of ours and stands in no page but ours.
 */
export function createFrameEndpoint(ads: Pick<Ads, 'frame'>) {
  return (c: Context): Response => {
    const found = ads.frame(c.req.param('campaign') ?? '')
    if (!found) throw notFound('notice-unknown', 'There is no notice at this address.')
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
