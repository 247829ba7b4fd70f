import type { Context } from 'hono'
import { z } from 'zod'
import { readForm } from '../../platform/http.ts'
import { findIssue } from '../access/access.module.ts'
import { findPlace } from './places.sql.ts'
import type { ProgressDeps } from './progressDeps.ts'
import { savePlace } from './savePlace.ts'

const Told = z.object({
  slug: z.string().max(200),
  through: z.coerce.number().int().min(0).max(1000),
  ago: z.coerce.number().int().min(0),
  done: z.string().max(20_000).default(''),
  /** Whose it is, by the browser's book: another may have signed in there meanwhile. */
  key: z.string().max(100),
})

const NEVER_KEPT = { 'Cache-Control': 'private, no-store' }

/** /magazine/:date/place.json: where the reader is in this issue, told by their browser and told to it. */
export function createPlaceEndpoint(
  deps: Pick<ProgressDeps, 'db' | 'clock' | 'readers' | 'browserOf' | 'issues' | 'access'>,
) {
  const { db, clock, readers } = deps
  return {
    async show(c: Context): Promise<Response> {
      const session = await readers.currentSession(deps.browserOf(c))
      if (!session) return c.body(null, 204, NEVER_KEPT)
      const issue = await findIssue(deps.issues, c.req.param('date') ?? '')
      const place = await findPlace(db, session.readerId, issue.date)
      const key = deps.access.copyKeyOf(session.readerId)
      if (!place) return c.json({ key, place: null }, 200, NEVER_KEPT)
      const { slug, through, done, at } = place
      const ago = Math.max(0, Math.round(clock.now().since(at).total('seconds')))
      return c.json({ key, place: { slug, through, done, ago } }, 200, NEVER_KEPT)
    },

    async tell(c: Context): Promise<Response> {
      const session = await readers.currentSession(deps.browserOf(c))
      // Whoever was signed out meanwhile has no place to keep; their browser need not ask again.
      if (!session) return c.body(null, 204, NEVER_KEPT)
      const issue = await findIssue(deps.issues, c.req.param('date') ?? '')
      const { slug, through, ago, done, key } = await readForm(c, Told)
      if (key !== deps.access.copyKeyOf(session.readerId)) return c.body(null, 204, NEVER_KEPT)
      const told = { slug, through, secondsAgo: ago, done: done.split(' ').filter((one) => one !== '') }
      await savePlace(deps, { readerId: session.readerId, issue }, told, clock.now())
      return c.body(null, 204, NEVER_KEPT)
    },
  }
}
