import type { Context } from 'hono'
import { notFound } from '../../platform/errors.ts'
import { localPath } from '../../platform/http.ts'
import type { Ads } from './ads.ts'
import { type AskerDeps, askerOf } from './askerOf.endpoint.ts'

/**
 * `GET /notices/to/:token`: on to the link of the creative that the token names, and nowhere else. HEAD, and what
 * no browser opens as a page, is answered and not counted.
 */
export function createClickEndpoint(deps: AskerDeps & { ads: Pick<Ads, 'clicked'> }) {
  return async (c: Context): Promise<Response> => {
    const asker = askerOf(deps, c)
    const looksOnly = c.req.method !== 'GET' || !isOpened(c)
    const token = c.req.param('token') ?? ''
    const link = await deps.ads.clicked(token, looksOnly ? { ...asker, userAgent: undefined } : asker, deps.clock.now())
    if (link === undefined) throw notFound('notice-unknown', 'This link leads nowhere.')
    c.header('Cache-Control', 'no-store')
    c.header('X-Robots-Tag', 'noindex, nofollow')
    return c.redirect(localPath(link) ?? link, 302)
  }
}

/** Whoever follows a link opens a page with it; older browsers do not say. */
function isOpened(c: Context): boolean {
  const { 'sec-fetch-dest': dest = 'document', 'sec-fetch-mode': mode = 'navigate' } = c.req.header()
  return dest === 'document' && mode === 'navigate'
}
