import type { Context } from 'hono'
import { z } from 'zod'
import { articlePath } from '../../articles/store/store.module.ts'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { refuse } from '../../design/words/refusal.ts'
import { Fault } from '../../platform/errors.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { AtDesk, StaffMember } from '../../staff/accounts/accounts.module.ts'
import { factValues, listFacts } from '../editor/editor.module.ts'
import { copyArticle } from './copyArticle.ts'
import { createDraft } from './createDraft.ts'
import { describeState } from './describeState.ts'
import { moveArticle } from './moveArticle.ts'
import { isStep, type StepName } from './nextSteps.rule.ts'
import { AskView } from './state.view.tsx'
import { takeOff } from './takeOff.ts'
import { findLastDeed, findStanding } from './workflow.sql.ts'

export type StateScreenDeps = Pick<Platform, 'db' | 'clock'> & { publication: Publication }

const MOST_WORDS = 2_000
const Form = z.object({ action: z.string(), words: z.string().max(MOST_WORDS).default('') })

/** What is asked first, and with which words. */
const ASKED = { return: 'note', withdraw: 'reason', restore: undefined, discard: undefined } as const
type Asked = keyof typeof ASKED
const isAsked = (action: string | undefined): action is Asked => action !== undefined && Object.hasOwn(ASKED, action)

/** Everything that moves an article on its way out without saying what goes out: for that there is the publish sheet. */
export function createStateScreen(deps: StateScreenDeps, desk: DeskShell) {
  const { db, clock } = deps

  async function ask(
    c: Context,
    member: StaffMember,
    asked: { action: Asked | undefined; typed?: string; problem?: string },
  ) {
    const articleId = numberOf(c)
    const now = clock.now()
    const standing = await describeState(db, member, articleId, now)
    const words = desk.words()
    const { headline } = factValues(await listFacts(db, articleId))
    const { action, problem } = asked
    const isDone = c.req.method === 'GET' && c.req.query('done') !== undefined
    const isOpen = action && [standing.primary, ...standing.others].includes(action)
    return desk.page(c, {
      title: String(headline) || words.t('workflow.untitled'),
      body: (
        <AskView
          words={words}
          standing={standing}
          now={now}
          zone={deps.publication.facts().zone}
          done={isDone ? await whatWasDone(articleId, String(headline) || words.t('workflow.untitled')) : undefined}
          asks={action && isOpen ? { action, words: ASKED[action], typed: asked.typed ?? '', problem } : undefined}
        />
      ),
      ...(problem !== undefined && { status: 422, problem }),
    })
  }

  async function whatWasDone(articleId: number, headline: string) {
    const [deed, article] = await Promise.all([findLastDeed(db, articleId), findStanding(db, articleId)])
    return { deed, headline, path: article ? articlePath(article) : '' }
  }

  return {
    /** POST /desk/articles: a new one. */
    async create(c: Context, { member }: AtDesk) {
      return seeOther(c, `/desk/articles/${await createDraft(deps, member, clock.now())}`)
    },

    /** GET /desk/articles/:id/state?action= */
    show(c: Context, { member }: AtDesk) {
      const action = c.req.query('action')
      return ask(c, member, { action: isAsked(action) ? action : undefined })
    },

    /** POST /desk/articles/:id/state */
    async move(c: Context, { member }: AtDesk) {
      const articleId = numberOf(c)
      const form = await readForm(c, Form)
      const { action } = form
      if (!isStep(action)) throw refuse('invalid', 'action-unknown')
      try {
        return seeOther(c, await act(member, articleId, { action, words: form.words }))
      } catch (error) {
        const isMissing = error instanceof Fault && ['note-missing', 'reason-missing'].includes(error.code)
        if (!isMissing || !isAsked(action)) throw error
        const problem = desk.words().t(action === 'return' ? 'workflow.noteMissing' : 'workflow.reasonMissing')
        return ask(c, member, { action, typed: form.words, problem })
      }
    },
  }

  /** Gives back where one goes on. */
  async function act(
    member: StaffMember,
    articleId: number,
    { action, words }: { action: StepName; words: string },
  ): Promise<string> {
    const now = clock.now()
    const path = `/desk/articles/${articleId}`
    switch (action) {
      case 'sheet':
      case 'correct':
        return `${path}/publish`
      case 'copy':
        return `/desk/articles/${await copyArticle(db, member, articleId, now)}`
      case 'withdraw':
        await takeOff(db, member, articleId, { reason: words }, now)
        return `${path}/state?done`
      case 'restore':
        await takeOff(db, member, articleId, undefined, now)
        return `${path}/state?done`
      case 'return':
        await moveArticle(db, member, articleId, { action, note: words }, now)
        return path
      case 'discard':
        await moveArticle(db, member, articleId, { action }, now)
        return `${path}/state?done`
      default:
        await moveArticle(db, member, articleId, { action }, now)
        return path
    }
  }
}

function numberOf(c: Context): number {
  const id = Number(c.req.param('id'))
  if (!Number.isSafeInteger(id)) throw refuse('notFound', 'article-unknown')
  return id
}
