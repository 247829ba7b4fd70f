import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { refuse } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { readJson } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { type AtDesk, staffName } from '../../staff/accounts/accounts.module.ts'
import type { ArticleAction } from '../../staff/permissions/permissions.module.ts'
import { FACTS, type FactName } from './facts.ts'
import { listFacts } from './listFacts.ts'
import { mayDo } from './mayDo.ts'
import { saveFact } from './saveFact.ts'
import { sayFactProblem } from './sayFactProblem.ts'
import { HERE, tellPresence } from './tellPresence.ts'

const MOST_BYTES = 100_000

const CHANGE = z.strictObject({
  fact: z.enum(Object.keys(FACTS) as [FactName, ...FactName[]]),
  value: z.unknown(),
  base: z.int().min(0),
})

/** Somebody has an article before their eyes, up to this version of its text. */
export type MarkSeen = (
  db: Database,
  seeing: { articleId: number; staffId: number; version: number },
  now: Temporal.Instant,
) => Promise<void>

const NO_STORE = { 'Cache-Control': 'no-store' }

/** What is said of an article beside its text, and who has it open, for the code in the browser. */
export function createArticleFactsEndpoint(
  { db, clock, markSeen }: Pick<Platform, 'db' | 'clock'> & { markSeen: MarkSeen },
  desk: DeskShell,
) {
  return {
    /** GET /desk/articles/:id/facts */
    async list(c: Context, { member }: AtDesk) {
      return c.json(await listFacts(db, await allowed(c, member, 'read')), 200, NO_STORE)
    },

    /** POST /desk/articles/:id/facts: one of them, as JSON; 409 with theirs where somebody else was quicker. */
    async save(c: Context, { member }: AtDesk) {
      const articleId = await allowed(c, member, 'write')
      const change = CHANGE.safeParse(await readJson(c, MOST_BYTES))
      if (!change.success) throw refuse('invalid', 'json')
      // What a reader pays for is not for everybody who writes.
      if (change.data.fact === 'terms') await allowed(c, member, 'terms')
      const answer = await saveFact(db, articleId, change.data, member.id, clock.now())
      if (answer.kind === 'refused') throw invalid('fact-invalid', sayFactProblem(desk.words(), answer.problem))
      return c.json(answer, answer.kind === 'saved' ? 200 : 409, NO_STORE)
    },

    /** POST /desk/articles/:id/presence: who has it open, and in which block they are. */
    async here(c: Context, { member }: AtDesk) {
      const articleId = await allowed(c, member, 'read')
      const here = HERE.safeParse(await readJson(c, 2_000))
      if (!here.success) throw refuse('invalid', 'json')
      await tellPresence(db, articleId, staffName(member), here.data)
      const { version } = here.data
      if (version !== undefined) await markSeen(db, { articleId, staffId: member.id, version }, clock.now())
      return c.body(null, 204, NO_STORE)
    },
  }

  async function allowed(c: Context, member: AtDesk['member'], action: ArticleAction): Promise<number> {
    const articleId = Number(c.req.param('id'))
    const may = Number.isSafeInteger(articleId) ? await mayDo(db, articleId, member, action) : 'nothing'
    if (may === 'nothing') throw refuse('notFound', 'article-unknown')
    if (may === 'no') throw refuse('notAllowed', 'article-closed')
    return articleId
  }
}
