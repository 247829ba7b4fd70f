import type { Context } from 'hono'
import type { BrowserOf } from '../../platform/browser.ts'
import type { Clock } from '../../platform/clock.ts'
import { CONSENT_COOKIE } from './addresses.ts'
import type { Asker } from './ads.ts'

export type AskerDeps = { browserOf: BrowserOf; clock: Clock }

/** Who asks. A page that is fetched ahead is looked at by nobody, as by a machine. */
export function askerOf({ browserOf }: AskerDeps, c: Context): Asker {
  const browser = browserOf(c)
  const ahead = /prefetch|prerender/.test(c.req.header('sec-purpose') ?? '')
  return {
    network: browser.network,
    userAgent: ahead ? undefined : browser.userAgent,
    objects: c.req.header('sec-gpc') === '1',
    consents: browser.cookie(CONSENT_COOKIE) === 'yes',
  }
}
