import type { Context } from 'hono'
import { articlePath } from '../../articles/store/store.module.ts'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { refuse } from '../../design/words/refusal.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { findDeskArticles } from '../articles/articles.module.ts'
import { listFacts, mayDo } from '../editor/editor.module.ts'
import { LookView } from './assignment.view.tsx'
import type { AssignmentDeps } from './deps.ts'

/** One article beside the list in which it stands. */
export function createLookScreen({ db, clock, publication }: AssignmentDeps, desk: DeskShell) {
  return {
    /** GET /desk/articles/:id/look */
    async show(c: Context, { member }: AtDesk) {
      const id = Number(c.req.param('id'))
      const may = await mayDo(db, id, member, 'read')
      const [row] = may === 'yes' ? await findDeskArticles(db, [id]) : []
      if (!row) throw refuse('notFound', 'article-unknown')
      const words = desk.words()
      const { standfirst } = await listFacts(db, id)
      const body = (
        <LookView
          words={words}
          zone={publication.facts().zone}
          now={clock.now()}
          row={row}
          standfirst={typeof standfirst.value === 'string' ? standfirst.value : ''}
          publicAt={row.state === 'published' ? articlePath(row) : undefined}
        />
      )
      return desk.page(c, { title: words.t('look.title'), body })
    },
  }
}
