import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { Languages } from '../../design/words/languages.ts'
import { refuse, sayFault } from '../../design/words/refusal.ts'
import { Fault, type FieldProblems } from '../../platform/errors.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { AtDesk, StaffMember } from '../../staff/accounts/accounts.module.ts'
import { changeTerms } from './changeTerms.ts'
import { describeSheet, type SheetDeps } from './describeSheet.ts'
import type { Findings, LetStand } from './findings.ts'
import { PublishView } from './publish.view.tsx'
import { readSight } from './seen.rule.ts'
import { type Order, sendOut } from './sendOut.ts'
import { setEmbargo } from './setEmbargo.ts'
import { type Choice, instantOf, readWallTime } from './wallTime.rule.ts'

export type PublishScreenDeps = Pick<Platform, 'db' | 'clock' | 'log'> &
  Pick<SheetDeps, 'rightsUntil'> & {
    publication: Publication
    languages: Pick<Languages, 'own'>
    findings: Findings
    letStand: LetStand
    /** What the letters that may carry an article of this section are called. */
    lettersFor(section: string): readonly string[]
  }

const KINDS = ['new', 'small', 'updated', 'correction'] as const
const text = (most: number) => z.string().max(most).default('')
const Form = z.looseObject({
  kind: z.enum(KINDS).optional().catch(undefined),
  note: text(5_000),
  /** `now`, or at the hour that is said beside. */
  when: z.enum(['now', 'hour']).default('now'),
  date: text(10),
  time: text(5),
  choice: z.enum(['earlier', 'later']).optional().catch(undefined),
  seen: text(40),
})
const EmbargoForm = z.object({ date: text(10), time: text(5) })
const TermsForm = z.object({ terms: z.enum(['free', 'metered', 'registered', 'subscribers']) })
type Typed = z.output<typeof Form>

/** Why something goes out although it should be mended: a field for each finding. */
const REASON = 'reason-'

/** What would go out, in sentences, and two buttons below it. */
export function createPublishScreen(deps: PublishScreenDeps, desk: DeskShell) {
  const { db, clock } = deps

  async function draw(
    c: Context,
    member: StaffMember,
    typed: Typed,
    wrong?: { status: 409 | 422; problem: string; fields: FieldProblems },
    embargo?: z.output<typeof EmbargoForm>,
  ) {
    const now = clock.now()
    const { zone } = deps.publication.facts()
    const hour = hourOf(typed, zone)
    const time = hour && readWallTime(hour.wall, zone)
    const at = time && instantOf(time, typed.choice)
    const sheet = await describeSheet(deps, member, numberOf(c), { at: at ?? now, now })
    const words = desk.words()
    const section = String(sheet.content.facts.section)
    return desk.page(c, {
      title: words.t('publish.title', {
        headline: String(sheet.content.facts.headline) || words.t('workflow.untitled'),
      }),
      body: (
        <PublishView
          words={words}
          sheet={sheet}
          zone={zone}
          now={now}
          sectionName={deps.publication.section(section)?.name ?? section}
          letters={deps.lettersFor(section)}
          typed={{ ...typed, reasons: reasonsOf(typed), embargo }}
          hour={time && { time, at }}
          wrong={wrong}
        />
      ),
      ...(wrong && { status: wrong.status, problem: wrong.problem }),
    })
  }

  /** What is said beside the fields; whatever else went wrong is thrown on. */
  function wrongOf(error: unknown): { status: 409 | 422; problem: string; fields: FieldProblems } {
    if (!(error instanceof Fault) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
    const status = error.kind === 'invalid' ? 422 : 409
    return { status, problem: sayFault(desk.words(), error), fields: error.fields }
  }

  return {
    /** GET /desk/articles/:id/publish?kind=&date=&time=&choice= */
    show(c: Context, { member }: AtDesk) {
      // An address that somebody has made up is a sheet on which nothing is typed yet.
      return draw(c, member, Form.safeParse({ ...c.req.query(), when: undefined }).data ?? NOTHING_TYPED)
    },

    /** POST /desk/articles/:id/publish */
    async publish(c: Context, { member }: AtDesk) {
      const articleId = numberOf(c)
      const typed = await readForm(c, Form)
      const { zone } = deps.publication.facts()
      const hour = typed.when === 'hour' ? hourOf(typed, zone) : undefined
      const seen = readSight(typed.seen)
      if (!seen) {
        return draw(c, member, typed, { status: 422, problem: desk.words().t('publish.lookFirst'), fields: {} })
      }
      try {
        const order: Order = {
          kind: typed.kind ?? 'new',
          note: typed.note,
          hour: typed.when === 'hour' ? { wall: '', zone, ...hour, choice: typed.choice } : undefined,
          seen,
          reasons: reasonsOf(typed),
        }
        await sendOut(deps, member, articleId, order, clock.now())
        return seeOther(c, `/desk/articles/${articleId}/state?done`)
      } catch (error) {
        return draw(c, member, typed, wrongOf(error))
      }
    },

    /** POST /desk/articles/:id/embargo: until when it may not go out; an empty day lifts it. */
    async embargo(c: Context, { member }: AtDesk) {
      const articleId = numberOf(c)
      const { date, time } = await readForm(c, EmbargoForm)
      const { zone } = deps.publication.facts()
      const until = date === '' ? undefined : { wall: `${date}T${time || '00:00'}`, zone }
      try {
        await setEmbargo(db, member, articleId, until, clock.now())
      } catch (error) {
        const wrong = wrongOf(error)
        return draw(c, member, NOTHING_TYPED, { ...wrong, fields: { embargo: wrong.problem } }, { date, time })
      }
      return seeOther(c, `/desk/articles/${articleId}/publish`)
    },

    /** POST /desk/articles/:id/terms */
    async terms(c: Context, { member }: AtDesk) {
      const articleId = numberOf(c)
      const { terms } = await readForm(c, TermsForm)
      await changeTerms(db, member, articleId, { terms }, clock.now())
      return seeOther(c, `/desk/articles/${articleId}/publish`)
    },
  }
}

const NOTHING_TYPED = Form.parse({})

function hourOf(
  { date, time, choice }: Typed,
  zone: string,
): { wall: string; zone: string; choice?: Choice } | undefined {
  if (date === '' && time === '') return undefined
  return { wall: `${date}T${time}`, zone, ...(choice && { choice }) }
}

function reasonsOf(typed: Record<string, unknown>): Record<string, string> {
  const reasons = Object.entries(typed).filter(([name]) => name.startsWith(REASON))
  return Object.fromEntries(reasons.map(([name, said]) => [name.slice(REASON.length), String(said).slice(0, 1_000)]))
}

function numberOf(c: Context): number {
  const id = Number(c.req.param('id'))
  if (!Number.isSafeInteger(id)) throw refuse('notFound', 'article-unknown')
  return id
}
