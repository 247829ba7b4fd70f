import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { notFound } from '../../platform/errors.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { type AtDesk, listStaff, namesOfStaff } from '../../staff/accounts/accounts.module.ts'
import { may } from '../../staff/permissions/permissions.module.ts'
import { readStyleDraft, type StyleField, type TypedStyle } from './readStyleDraft.ts'
import { retireStyleRule } from './retireStyleRule.ts'
import { saveStyleRule } from './saveStyleRule.ts'
import { findRule, listCountedRules, listOverrulesOfRule, type StoredStyleRule } from './style.sql.ts'
import { type StyleOwner, type StyleProblem, StyleRuleView, StyleView } from './style.view.tsx'

const PATH = '/desk/style'
const MOST_REASONS = 20

export type StyleScreenDeps = Platform & { publication: Publication }

const line = z.string().max(1_000).default('')
const lines = z.string().max(10_000).default('')
const StyleForm = z.object({
  languages: line,
  phrase: line,
  capitals: line,
  suggestion: line,
  reason: line,
  speaksIn: lines,
  silentIn: lines,
  owner: z.string().regex(/^\d{0,12}$/),
})
const RetireForm = z.object({ does: z.enum(['dropped', 'held']) })

type Wrong = { typed: TypedStyle & { owner: string }; problem: StyleProblem }

/** House style: which rules there are, how they do, and who answers for them. */
export function createStyleScreen(deps: StyleScreenDeps, desk: DeskShell) {
  const { db, clock } = deps
  const done = (c: Context) => (c.req.query('done') === undefined ? undefined : desk.words().t('desk.done'))

  async function list(c: Context, wrong?: Wrong) {
    const words = desk.words()
    const rules = await listCountedRules(db)
    const names = await namesOfStaff(
      db,
      rules.flatMap(({ ownerId }) => ownerId ?? []),
    )
    return desk.page(c, {
      title: words.t('style.title'),
      body: (
        <StyleView
          words={words}
          rules={rules}
          ownerOf={({ ownerId }) => (ownerId === null ? undefined : names.get(`staff:${ownerId}`))}
          owners={await owners()}
          typed={wrong?.typed ?? { ...EMPTY, languages: desk.words().locale }}
          problem={wrong?.problem}
          notice={done(c)}
        />
      ),
      ...(wrong && { status: 422, problem: wrong.problem.says }),
    })
  }

  async function show(c: Context, wrong?: Wrong) {
    const words = desk.words()
    const rule = await ruleOf(c)
    const overrules = await listOverrulesOfRule(db, rule.id, MOST_REASONS)
    const names = await namesOfStaff(db, [...new Set(overrules.map(({ staffId }) => staffId))])
    return desk.page(c, {
      title: words.t('style.ruleTitle', { phrase: rule.phrase }),
      body: (
        <StyleRuleView
          words={words}
          zone={deps.publication.facts().zone}
          rule={rule}
          overrules={overrules.map((one) => ({ ...one, who: names.get(`staff:${one.staffId}`) ?? '' }))}
          owners={await owners()}
          typed={wrong?.typed ?? typedOf(rule)}
          problem={wrong?.problem}
          notice={done(c)}
        />
      ),
      ...(wrong && { status: 422, problem: wrong.problem.says }),
    })
  }

  async function ruleOf(c: Context): Promise<StoredStyleRule> {
    const id = Number(c.req.param('id'))
    const rule = Number.isSafeInteger(id) ? await findRule(db, id) : undefined
    if (!rule) throw notFound('style-unknown', desk.words().t('style.gone'))
    return rule
  }

  async function owners(): Promise<StyleOwner[]> {
    return (await listStaff(db)).filter(({ role }) => may(role, 'style'))
  }

  /** What is wrong with what was typed; undefined: it is stored. */
  async function save(c: Context, { member }: AtDesk, id: number | undefined): Promise<Wrong | undefined> {
    const typed = await readForm(c, StyleForm)
    const words = desk.words()
    const wrong = (field: StyleField | 'silentIn', says: string): Wrong => ({ typed, problem: { field, says } })
    const read = readStyleDraft(typed)
    if (read.kind === 'wrong') return wrong(read.field, words.t(`style.wrong.${read.field}`))
    const isOwner = (await owners()).some((owner) => String(owner.id) === typed.owner)
    const draft = { ...read.draft, ownerId: isOwner ? Number(typed.owner) : null }
    const saved = await saveStyleRule(db, `staff:${member.id}`, id, draft, clock.now())
    if (saved.kind === 'saved') return undefined
    const { kind, sentence } = saved.example
    return kind === 'silent'
      ? wrong('speaksIn', words.t('style.silent', { sentence }))
      : wrong('silentIn', words.t('style.speaks', { sentence }))
  }

  return {
    /** GET /desk/style */
    list: (c: Context) => list(c),

    /** POST /desk/style */
    async add(c: Context, at: AtDesk) {
      const wrong = await save(c, at, undefined)
      return wrong ? list(c, wrong) : seeOther(c, `${PATH}?done`)
    },

    /** GET /desk/style/:id */
    show: (c: Context) => show(c),

    /** POST /desk/style/:id */
    async change(c: Context, at: AtDesk) {
      const { id } = await ruleOf(c)
      const wrong = await save(c, at, id)
      return wrong ? show(c, wrong) : seeOther(c, `${PATH}/${id}?done`)
    },

    /** POST /desk/style/:id/retire: drops it, or takes it up again. */
    async retire(c: Context, { member }: AtDesk) {
      const { id } = await ruleOf(c)
      const { does } = await readForm(c, RetireForm)
      await retireStyleRule(db, `staff:${member.id}`, id, does, clock.now())
      return seeOther(c, `${PATH}/${id}?done`)
    },
  }
}

const EMPTY = {
  languages: '',
  phrase: '',
  capitals: 'any',
  suggestion: '',
  reason: '',
  speaksIn: '',
  silentIn: '',
  owner: '',
}

const typedOf = (rule: StoredStyleRule): Wrong['typed'] => ({
  languages: rule.languages.join(', '),
  phrase: rule.phrase,
  capitals: rule.capitals,
  suggestion: rule.suggestion,
  reason: rule.reason,
  speaksIn: rule.speaksIn.join('\n'),
  silentIn: rule.silentIn.join('\n'),
  owner: rule.ownerId === null ? '' : String(rule.ownerId),
})
