import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { writeFilterWords } from '../../design/parts/filterWords.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { readArticleSearch } from './articleSearch.rule.ts'
import { changeView } from './changeView.ts'
import { keepView } from './keepView.ts'
import { mayChangeView, mayKeepForAll } from './mayKeepView.rule.ts'
import { listViews } from './views.sql.ts'
import { ManageViews } from './views.view.tsx'

const PATH = '/desk/views'

const NewForm = z.object({
  name: z.string().trim().max(60).default(''),
  q: z.string().max(300).default(''),
  whose: z.enum(['own', 'all']).catch('own'),
})
const ChangeForm = z.object({ name: z.string().trim().max(60).default(''), forget: z.string().optional() })

/** Lists that are kept under a name. */
export function createViewsScreen({ db, clock }: Platform, desk: DeskShell) {
  async function show(c: Context, { member }: AtDesk, typed?: z.output<typeof NewForm>, problem?: string) {
    const words = desk.words()
    const views = (await listViews(db, member.id)).map((view) => ({
      ...view,
      mayChange: mayChangeView(member, { staffId: view.isOwn ? member.id : 0, forAll: view.forAll }),
    }))
    const query = typed?.q ?? writeFilterWords(readArticleSearch(c.req.query('q') ?? '').typed)
    const body = (
      <ManageViews
        words={words}
        views={views}
        query={query}
        name={typed?.name ?? ''}
        problem={problem}
        forAll={mayKeepForAll(member.role)}
        isForAll={typed?.whose === 'all'}
      />
    )
    return desk.page(c, {
      title: words.t('views.title'),
      body,
      ...(problem !== undefined && { status: 422, problem }),
    })
  }

  return {
    /** GET /desk/views?q=: what is kept; `q` is what might be. */
    show: (c: Context, at: AtDesk) => show(c, at),

    /** POST /desk/views */
    async keep(c: Context, at: AtDesk) {
      const form = await readForm(c, NewForm)
      if (form.name === '') return show(c, at, form, desk.words().t('views.nameless'))
      const query = writeFilterWords(readArticleSearch(form.q).typed)
      await keepView(db, at.member, { name: form.name, query, forAll: form.whose === 'all' }, clock.now())
      return seeOther(c, `/desk/articles${query === '' ? '' : `?${new URLSearchParams({ q: query })}`}`)
    },

    /** POST /desk/views/:id */
    async change(c: Context, { member }: AtDesk) {
      const { name, forget } = await readForm(c, ChangeForm)
      await changeView(db, member, Number(c.req.param('id')), forget === undefined ? name : undefined)
      return seeOther(c, PATH)
    },
  }
}
