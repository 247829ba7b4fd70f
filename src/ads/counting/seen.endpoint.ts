import type { Context } from 'hono'
import { z } from 'zod'
import { invalid } from '../../platform/errors.ts'
import { readBody } from '../../platform/http.ts'
import type { Ads } from './ads.ts'
import { type AskerDeps, askerOf } from './askerOf.endpoint.ts'

const TOLD = z.strictObject({ tokens: z.array(z.string().max(200)).min(1).max(20) })
const MOST_BYTES = 8 * 1024

/**
 * `POST /notices/seen`: 204 once it is on disk, whatever of it counts; nobody learns here why not. Its type may be that of
 * a beacon, text/plain. 503 where it could not be stored: nothing of it counts then, and it may be sent again.
 */
export function createSeenEndpoint(deps: AskerDeps & { ads: Pick<Ads, 'seen'> }) {
  return async (c: Context): Promise<Response> => {
    const body = (await readBody(c, MOST_BYTES)).toString()
    let told: unknown
    try {
      told = JSON.parse(body)
    } catch {}
    const read = TOLD.safeParse(told)
    if (!read.success) throw invalid('notices', 'This tells of no notices.')
    await deps.ads.seen(read.data.tokens, askerOf(deps, c), deps.clock.now())
    return c.body(null, 204, { 'Cache-Control': 'no-store' })
  }
}
