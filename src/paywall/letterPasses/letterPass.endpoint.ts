import type { Context } from 'hono'
import type { BrowserOf } from '../../platform/browser.ts'
import type { Clock } from '../../platform/clock.ts'
import { seeOther } from '../../platform/http.ts'
import { type FollowDeps, followPass } from './followPass.ts'
import { LETTER_COOKIE_SECONDS } from './letterCookie.rule.ts'
import { judgeSigns, requestSigns } from './signs.rule.ts'

export type LetterPassEndpointDeps = FollowDeps & {
  clock: Clock
  browserOf: BrowserOf
  /** Agents that fetch a picture and a headline for somebody's message. */
  isLinkPreview: (userAgent: string | undefined) => boolean
}

/** The parameter of a link that carries the pass. */
export const PASS_PARAMETER = 'letter'

/**
 * GET <any page>?letter=<pass>: 303 to the page itself, so that what is shared of it carries no pass, with the cookie
 * that opens what the letter names. Nothing is counted before the browser comes back with it.
 */
export function createLetterPassEndpoint(deps: LetterPassEndpointDeps) {
  return async (c: Context): Promise<Response> => {
    if (/prefetch|prerender/i.test(c.req.header('sec-purpose') ?? c.req.header('purpose') ?? '')) {
      return c.body(null, 503, { 'Cache-Control': 'no-store' })
    }
    const url = new URL(c.req.url)
    const pass = url.searchParams.get(PASS_PARAMETER) ?? ''
    url.searchParams.delete(PASS_PARAMETER)
    if (c.req.method === 'GET') {
      const browser = deps.browserOf(c)
      const { userAgent } = browser
      const request = {
        pass,
        held: browser.cookie('letter'),
        signs: deps.isLinkPreview(userAgent)
          ? ('machine' as const)
          : judgeSigns(requestSigns((name) => c.req.header(name))),
        slug: slugOf(url.pathname),
        objects: c.req.header('sec-gpc') === '1',
      }
      const cookie = await followPass(deps, request, deps.clock.now())
      if (cookie !== undefined) browser.setCookie('letter', cookie, LETTER_COOKIE_SECONDS)
    }
    return seeOther(c, url.pathname + url.search, 'secret')
  }
}

/** The path has the one form by now, so this decodes. */
const slugOf = (path: string) => decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
