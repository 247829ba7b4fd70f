import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { inTransaction } from '../../platform/database.ts'
import { notAllowed, notFound } from '../../platform/errors.ts'
import { readForm, seeOther, wantsJson } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { type AtDesk, namesOfStaff } from '../../staff/accounts/accounts.module.ts'
import { listFacts, mayDo } from '../editor/editor.module.ts'
import { ChecksView } from './checks.view.tsx'
import type { createJudges, Judgment } from './createJudges.ts'
import type { Finding } from './finding.ts'
import { overruleFindings } from './overruleFindings.ts'
import { sayFinding } from './sayFinding.ts'
import { takeBackOverrule } from './takeBackOverrule.ts'

export type ChecksScreenDeps = Platform & {
  publication: Publication
  findings: ReturnType<typeof createJudges>['findings']
}

const OverruleForm = z.object({
  finding: z.string().regex(/^[\w-]{22}$/),
  does: z.enum(['overrule', 'take-back']),
  reason: z.string().trim().max(1_000).default(''),
})

/** What is to be said of an article before it goes out, beside its text or by itself. */
export function createChecksScreen(deps: ChecksScreenDeps, desk: DeskShell) {
  const { db, clock } = deps

  async function show(c: Context, at: AtDesk, wrong?: { finding: string; reason: string; problem: string }) {
    const articleId = await readable(c, at)
    const [judged, mayOverrule] = await Promise.all([
      deps.findings(db, articleId, clock.now()),
      mayDo(db, articleId, at.member, 'write'),
    ])
    const ids = judged.findings.flatMap(({ overruled }) => overruled?.staffId ?? [])
    const names = await namesOfStaff(db, [...new Set(ids)])
    const nameOf = (staffId: number) => names.get(`staff:${staffId}`) ?? ''
    if (wantsJson(c) && !wrong) return c.json(asJson(judged, nameOf), 200, { 'Cache-Control': 'no-store' })
    const words = desk.words()
    const headline = String((await listFacts(db, articleId)).headline.value).trim()
    return desk.page(c, {
      title: words.t('checks.title', { headline: headline || words.t('checks.untitled') }),
      body: (
        <ChecksView
          words={words}
          zone={deps.publication.facts().zone}
          articleId={articleId}
          judged={judged}
          nameOf={nameOf}
          mayOverrule={mayOverrule === 'yes'}
          wrong={wrong}
        />
      ),
      ...(wrong && { status: 422, problem: wrong.problem }),
    })
  }

  async function readable(c: Context, { member }: AtDesk): Promise<number> {
    const articleId = Number(c.req.param('id'))
    const may = Number.isSafeInteger(articleId) ? await mayDo(db, articleId, member, 'read') : 'nothing'
    if (may !== 'yes') throw notFound('article-unknown', desk.words().t('checks.noArticle'))
    return articleId
  }

  function asJson({ findings, unchecked, unlooked }: Judgment, nameOf: (staffId: number) => string) {
    const zone = deps.publication.facts().zone
    const one = ({ id, strength, says, place, fact, overruled }: Finding) => ({
      id,
      check: says.check,
      strength,
      words: sayFinding(desk.words(), says, zone),
      ...(place && { place }),
      ...(fact && { fact }),
      ...(says.check === 'style' && { rule: says.rule }),
      ...(overruled && {
        overruled: { by: nameOf(overruled.staffId), at: overruled.at.toString(), reason: overruled.reason },
      }),
    })
    const open = findings.filter(({ overruled }) => !overruled).length
    return { open, findings: findings.map(one), unchecked, unlooked }
  }

  return {
    /** GET /desk/articles/:id/checks, as a page or as JSON */
    show: (c: Context, at: AtDesk) => show(c, at),

    /** POST /desk/articles/:id/checks: lets a finding stand, or takes that back. */
    async overrule(c: Context, at: AtDesk) {
      const articleId = await readable(c, at)
      const { finding, does, reason } = await readForm(c, OverruleForm)
      const { member } = at
      const done = await inTransaction(db, async (tx) => {
        if ((await mayDo(tx, articleId, member, 'write')) !== 'yes') {
          throw notAllowed('article-closed', desk.words().t('checks.mayNot'))
        }
        const now = clock.now()
        if (does === 'overrule') {
          const given = { reasons: [{ finding, reason }], staffId: member.id }
          return overruleFindings(tx, deps.findings, articleId, given, { at: now, now })
        }
        await takeBackOverrule(tx, articleId, finding, member.id, now)
        return 'kept'
      })
      if (done === 'reason-missing') {
        return show(c, at, { finding, reason, problem: desk.words().t('checks.reasonMissing') })
      }
      return seeOther(c, `/desk/articles/${articleId}/checks`)
    },
  }
}
