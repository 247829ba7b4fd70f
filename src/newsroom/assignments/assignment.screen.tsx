import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { refuse, sayFault } from '../../design/words/refusal.ts'
import { inTransaction } from '../../platform/database.ts'
import { Fault } from '../../platform/errors.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import { type AtDesk, listStaff, staffName } from '../../staff/accounts/accounts.module.ts'
import { findDeskArticles, NEEDS } from '../articles/articles.module.ts'
import { mayDo } from '../editor/editor.module.ts'
import { type Assignment, assignArticle } from './assignArticle.ts'
import { AssignmentView } from './assignment.view.tsx'
import { findDue, listAssignees, listNeeds } from './assignments.sql.ts'
import type { AssignmentDeps } from './deps.ts'
import { readWallTime, writeWallTime } from './readWallTime.rule.ts'
import { setDue } from './setDue.ts'
import { setNeed } from './setNeed.ts'

const Form = z.record(z.string(), z.string().max(500))

/** What a form for one article says; the people are those whose box is ticked. */
type Typed = { people: number[]; due: string; needs: string[] }

/** Who has an article, by when, and what it needs: a small page that any list leads to. */
export function createAssignmentScreen(deps: AssignmentDeps, desk: DeskShell) {
  const { db, clock } = deps
  const zone = () => deps.publication.facts().zone

  async function show(c: Context, { member }: AtDesk, typed?: Typed, problems: { due?: string; people?: string } = {}) {
    const id = Number(c.req.param('id'))
    const mayRead = await mayDo(db, id, member, 'read')
    const [row] = mayRead === 'yes' ? await findDeskArticles(db, [id]) : []
    if (!row) throw refuse('notFound', 'article-unknown')
    const [may, staff, assignees, due, needs] = await Promise.all([
      mayDo(db, id, member, 'assign'),
      listStaff(db),
      listAssignees(db, id),
      findDue(db, id),
      listNeeds(db, id),
    ])
    const words = desk.words()
    const has = typed?.people ?? assignees.map((one) => one.id)
    const open = typed?.needs ?? needs.filter(({ metAt }) => !metAt).map(({ need }) => need)
    const problem = problems.due ?? problems.people
    const body = (
      <AssignmentView
        words={words}
        zone={zone()}
        row={row}
        mayChange={may === 'yes'}
        people={staff
          .filter(({ role }) => role !== 'circulation')
          .map((one) => ({
            id: one.id,
            name: staffName(one),
            role: words.t(`desk.role.${one.role}`),
            has: has.includes(one.id),
          }))}
        assignees={assignees}
        due={due}
        dueTyped={typed?.due ?? (due ? writeWallTime(due, zone()) : '')}
        needs={NEEDS.map((need) => ({
          need,
          isOpen: open.includes(need),
          said: needs.find((one) => one.need === need),
        }))}
        problems={problems}
        done={c.req.query('done') !== undefined}
      />
    )
    return desk.page(c, { title: words.t('assignment.title'), body, ...(problem && { status: 422, problem }) })
  }

  return {
    /** GET /desk/articles/:id/assignment */
    show: (c: Context, at: AtDesk) => show(c, at),

    /** POST /desk/articles/:id/assignment: all of it, or nothing. */
    async change(c: Context, at: AtDesk) {
      const form = await readForm(c, Form)
      const id = Number(c.req.param('id'))
      const typed = {
        people: Object.keys(form)
          .flatMap((name) => /^person-(\d{1,15})$/.exec(name)?.[1] ?? [])
          .map(Number),
        due: form.due ?? '',
        needs: NEEDS.filter((need) => `need-${need}` in form),
      }
      const words = desk.words()
      const wall = readWallTime(typed.due, zone())
      if (wall.kind === 'malformed') return show(c, at, typed, { due: words.t('assignment.dueMalformed') })
      if (wall.kind === 'no-such-hour') return show(c, at, typed, { due: words.t('assignment.noSuchHour') })
      const due = wall.kind === 'none' ? undefined : wall.at
      const now = clock.now()
      try {
        await inTransaction(db, async (tx) => {
          const { people } = typed
          const shown = shownIn(form)
          await assignArticle(tx, at.member, id, otherwise(people, shown.people), now)
          if (typed.due !== shown.due) await setDue(tx, at.member, id, due, now, zone())
          for (const need of NEEDS) {
            if (typed.needs.includes(need) === shown.needs?.includes(need)) continue
            await setNeed(tx, at.member, id, { need, isNeeded: typed.needs.includes(need) }, now)
          }
        })
      } catch (error) {
        if (!(error instanceof Fault) || (error.code !== 'cannot-see' && error.code !== 'nobody')) throw error
        return show(c, at, typed, { people: sayFault(desk.words(), error) })
      }
      return seeOther(c, `/desk/articles/${id}/assignment?done`)
    },
  }
}

/** What the page said when its form was opened: only what is otherwise by now is changed. */
function shownIn(form: Readonly<Record<string, string>>) {
  const listed = (said: string | undefined) => said?.split(' ').filter((one) => one !== '')
  return { people: listed(form.had)?.map(Number), due: form.wasDue, needs: listed(form.needed) }
}

function otherwise(people: readonly number[], shown: readonly number[] | undefined): Assignment {
  if (!shown) return { people, how: 'only' }
  const without = shown.filter((id) => !people.includes(id))
  return { how: 'otherwise', people: people.filter((id) => !shown.includes(id)), without }
}
