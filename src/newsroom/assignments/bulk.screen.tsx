import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { refuse } from '../../design/words/refusal.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import { type AtDesk, listStaff, staffName } from '../../staff/accounts/accounts.module.ts'
import { mayWithArticle, workflowState } from '../../staff/permissions/permissions.module.ts'
import {
  BULK_ACTIONS,
  type BulkAction,
  listVisible,
  type StoredState,
  visibleFor,
} from '../articles/articles.module.ts'
import { askBulk } from './askBulk.ts'
import { beginBulk } from './beginBulk.ts'
import { type BulkRun, findBulkRun, findWhoseAll } from './bulk.sql.ts'
import { BulkAsked, BulkNone, BulkResult } from './bulk.view.tsx'
import { actionAsked } from './bulkNeeds.rule.ts'
import type { AssignmentDeps } from './deps.ts'
import { readChoice } from './readChoice.ts'

const PATH = '/desk/articles/bulk'
/** So many of those that are left out are named; the others are counted. */
const MOST_NAMED = 50
/** How soon a browser without a script looks again how far it is. */
const LOOK_AGAIN = { Refresh: '2' }

const Chosen = z.record(z.string(), z.string().max(500))

/** The same with many articles: first how many, then what, then how it went. */
export function createBulkScreen(deps: AssignmentDeps, desk: DeskShell) {
  const { db } = deps
  const zone = () => deps.publication.facts().zone
  const sections = () => deps.publication.sections()

  async function runOf(said: string, { member }: AtDesk): Promise<BulkRun> {
    const run = /^\d{1,15}$/.test(said) ? await findBulkRun(db, Number(said)) : undefined
    if (run?.staffId !== member.id) throw refuse('notFound', 'run-unknown')
    return run
  }

  /** What somebody may not see any more is counted, and not named. */
  async function whoseOf(articles: readonly number[], member: AtDesk['member']) {
    return findWhoseAll(db, await listVisible(db, visibleFor(member), articles), member.author)
  }

  async function showAsked(c: Context, { member }: AtDesk, run: BulkRun, dueTyped = '', problem?: string) {
    const words = desk.words()
    const articles = await whoseOf(run.articles, member)
    const action = actionAsked(run.action)
    const left = articles.filter(
      ({ status, isOwn }) =>
        !mayWithArticle(member.role, action, { state: workflowState(status as StoredState), isOwn }),
    )
    const staff = run.action === 'assign' ? await listStaff(db) : []
    const body = (
      <BulkAsked
        words={words}
        zone={zone()}
        run={run.id}
        action={run.action}
        count={run.articles.length}
        left={left.slice(0, MOST_NAMED).map(({ headline, status }) => ({ headline, state: status as StoredState }))}
        leftCount={left.length + run.articles.length - articles.length}
        people={staff
          .filter(({ role }) => role !== 'circulation')
          .map((one) => ({ id: one.id, name: staffName(one), role: words.t(`desk.role.${one.role}`) }))}
        sections={sections().map(({ slug, name }) => ({ slug, name }))}
        dueTyped={dueTyped}
        problem={problem}
      />
    )
    return desk.page(c, { title: words.t('bulk.title'), body, ...(problem && { status: 422, problem }) })
  }

  async function showResult(c: Context, { member }: AtDesk, run: BulkRun) {
    const words = desk.words()
    const reasons = Object.entries(Object.groupBy(run.refused, ({ because }) => because)).map(
      ([because, all = []]) => ({
        because,
        count: all.length,
        articles: all.slice(0, MOST_NAMED).map(({ article }) => article),
      }),
    )
    const named = await whoseOf(
      reasons.flatMap(({ articles }) => articles),
      member,
    )
    const body = (
      <BulkResult
        words={words}
        action={run.action}
        run={run.id}
        count={run.articles.length}
        done={run.done}
        changed={run.changed}
        refused={run.refused.length}
        isOver={run.endedAt !== null}
        reasons={reasons.map(({ articles, ...reason }) => ({
          ...reason,
          named: articles.map((article) => ({
            article,
            headline: named.find(({ id }) => id === article)?.headline ?? String(article),
          })),
        }))}
      />
    )
    return desk.page(c, { title: words.t('bulk.title'), body, ...(run.endedAt === null && { headers: LOOK_AGAIN }) })
  }

  return {
    /** GET /desk/articles/bulk?run= */
    async show(c: Context, at: AtDesk) {
      const said = c.req.query('run')
      if (said === undefined) {
        const words = desk.words()
        return desk.page(c, { title: words.t('bulk.title'), body: <BulkNone words={words} /> })
      }
      const run = await runOf(said, at)
      return run.choice ? showResult(c, at, run) : showAsked(c, at, run)
    },

    /** POST /desk/articles/bulk: with which articles something is to be done. */
    async ask(c: Context, at: AtDesk) {
      const form = await readForm(c, Chosen)
      const words = desk.words()
      const action: BulkAction | undefined = BULK_ACTIONS.find((one) => one === form.action)
      const selected = Object.keys(form)
        .flatMap((name) => /^article-(\d{1,15})$/.exec(name)?.[1] ?? [])
        .map(Number)
      const which = form.which === 'all' ? { matching: form.q ?? '' } : { selected }
      const asked = action && (await askBulk(deps, at, { action, which }))
      if (asked?.kind === 'asked') return seeOther(c, `${PATH}?run=${asked.run}`)
      const problem = words.t(asked?.kind === 'too-many' ? 'bulk.tooManyAsked' : 'bulk.noneSelected')
      const body = <BulkNone words={words} problem={problem} />
      return desk.page(c, { status: 422, title: words.t('bulk.title'), problem, body })
    },

    /** POST /desk/articles/bulk/begin */
    async begin(c: Context, at: AtDesk) {
      const form = await readForm(c, Chosen)
      const run = await runOf(form.run ?? '', at)
      const read = readChoice(
        run.action,
        form,
        zone(),
        sections().map(({ slug }) => slug),
      )
      if (read.kind === 'wrong') return showAsked(c, at, run, form.due, desk.words().t(`bulk.wrong.${read.problem}`))
      await beginBulk(deps, at, run.id, read.choice)
      return seeOther(c, `${PATH}?run=${run.id}`)
    },
  }
}
