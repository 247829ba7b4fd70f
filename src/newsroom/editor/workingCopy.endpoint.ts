import type { Context } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { refuse } from '../../design/words/refusal.ts'
import { readJson } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AtDesk, StaffMember } from '../../staff/accounts/accounts.module.ts'
import type { ArticleAction } from '../../staff/permissions/permissions.module.ts'
import { mayDo } from './mayDo.ts'
import { openWorkingCopy } from './openWorkingCopy.ts'
import { stepsSince } from './stepsSince.ts'
import { STEP_BATCH, type StepsAnswer, takeSteps } from './takeSteps.ts'

/** What is too long for an article is refused with a sentence; this much of it has to arrive for that. */
const MOST_BYTES = 12_000_000

const STATUS = { accepted: 200, behind: 409, apart: 409, refused: 422 } as const satisfies Record<
  StepsAnswer['kind'],
  number
>

/** The text of an article, for the code in the browser that edits it. Asks who may what before anything is read. */
export function createWorkingCopyEndpoint({ db, clock }: Pick<Platform, 'db' | 'clock'>, desk: DeskShell) {
  return {
    /** GET /desk/articles/:id/text?since=: all of it, or what was done since a version. */
    async read(c: Context, { member }: AtDesk) {
      const articleId = await allowed(c, member, 'read')
      const copy = await openWorkingCopy(db, articleId, clock.now())
      const since = c.req.query('since')
      if (since === undefined) return c.json({ version: copy.version, text: copy.text }, 200, NO_STORE)
      if (!/^\d{1,9}$/.test(since)) throw refuse('invalid', 'json')
      return c.json(await stepsSince(db, articleId, { base: Number(since), copy }), 200, NO_STORE)
    },

    /** POST /desk/articles/:id/steps: a batch, as JSON. */
    async take(c: Context, { member }: AtDesk) {
      const { articleId, suggests } = await toChange(c, member)
      const batch = STEP_BATCH.safeParse(await readJson(c, MOST_BYTES))
      if (!batch.success) throw refuse('invalid', 'steps')
      const answer = await takeSteps(
        db,
        articleId,
        { ...batch.data, ...(suggests && { suggests }) },
        member.id,
        clock.now(),
      )
      const said = answer.kind === 'refused' ? { ...answer, sentence: desk.words().t(`steps.${answer.why}`) } : answer
      return c.json(said, STATUS[answer.kind], NO_STORE)
    },
  }

  /** Whoever hands over at the review suggests from then on. */
  async function toChange(c: Context, member: StaffMember): Promise<{ articleId: number; suggests: true | undefined }> {
    const articleId = articleOf(c)
    if ((await mayDo(db, articleId, member, 'write')) === 'yes') return { articleId, suggests: undefined }
    return { articleId: await allowed(c, member, 'suggest'), suggests: true }
  }

  async function allowed(c: Context, member: StaffMember, action: ArticleAction): Promise<number> {
    const articleId = articleOf(c)
    const may = await mayDo(db, articleId, member, action)
    if (may === 'nothing') throw refuse('notFound', 'article-unknown')
    if (may === 'no') throw refuse('notAllowed', 'article-closed')
    return articleId
  }
}

/** A number that no article has, where it is none. */
function articleOf(c: Context): number {
  const id = Number(c.req.param('id'))
  return Number.isSafeInteger(id) ? id : 0
}

const NO_STORE = { 'Cache-Control': 'no-store' }
