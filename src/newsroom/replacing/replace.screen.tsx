import type { Context } from 'hono'
import { z } from 'zod'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { sayFault } from '../../design/words/refusal.ts'
import { type LibraryPicture, MEDIA_PATH } from '../../media/library/library.module.ts'
import { Fault, notFound } from '../../platform/errors.ts'
import { readForm, readQuery, seeOther } from '../../platform/http.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { beginReplacement, MOST_REPLACED } from './beginReplacement.ts'
import type { ReplacingDeps } from './deps.ts'
import { ChooseView, ReplaceView } from './replace.view.tsx'
import { ReplacedView } from './replaced.view.tsx'
import { findReplacement } from './replacements.sql.ts'

/** As many as one looks at before one types a word. */
const MOST_OFFERED = 24
/** How soon a browser without a script looks again how far it is. */
const LOOK_AGAIN = { Refresh: '2' }
const MOST_LISTED = 100

const Form = z.object({
  with: z.string().max(64).catch(''),
  words: z.enum(['keep', 'take']).catch('keep'),
  reason: z.string().trim().max(500).default(''),
  named: z.coerce.number().int().min(0).catch(-1),
})
type Typed = z.output<typeof Form>

/** First which picture, then where, then how it went. */
export function createReplaceScreen(deps: ReplacingDeps, desk: DeskShell) {
  const { db, clock, library } = deps

  async function pictureOf(id: string | undefined): Promise<LibraryPicture> {
    const picture = id === undefined ? undefined : await library.find(db, id)
    if (!picture) throw notFound('picture-unknown', desk.words().t('library.gone'))
    return picture
  }

  async function ask(c: Context, typed: Typed, wrong?: { status: 409 | 422; problem: string; field: string }) {
    const words = desk.words()
    const picture = await pictureOf(c.req.param('id'))
    const zone = deps.publication.facts().zone
    const title = words.t('replacing.title')
    const answer = wrong && { status: wrong.status, problem: wrong.problem }
    if (typed.with === '' || typed.with === picture.id) {
      const query = c.req.query('q') ?? ''
      const offered = (await library.choose(db, query, MOST_OFFERED + 1)).filter(({ id }) => id !== picture.id)
      const pictures = offered.slice(0, MOST_OFFERED)
      const body = <ChooseView words={words} zone={zone} picture={picture} query={query} pictures={pictures} />
      return desk.page(c, { title, body, ...answer })
    }
    const by = await pictureOf(typed.with)
    const [articles, others, told] = await Promise.all([
      library.articlesWith(db, picture.id, MOST_REPLACED + 1),
      library.othersWith(db, picture.id),
      library.tellOf(db, [by.id], clock.now()),
    ])
    const body = (
      <ReplaceView
        words={words}
        zone={zone}
        picture={picture}
        by={by}
        isRefused={told.get(by.id)?.rights.kind === 'refused'}
        count={articles.length}
        most={MOST_REPLACED}
        shown={articles.filter(({ isShown }) => isShown).length}
        others={others}
        typed={typed}
        wrong={wrong}
      />
    )
    return desk.page(c, { title, body, ...answer })
  }

  async function result(c: Context, said: string) {
    const words = desk.words()
    const run = /^\d{1,15}$/.test(said) ? await findReplacement(db, Number(said)) : undefined
    if (!run || run.pictureId !== c.req.param('id')) throw notFound('replacement-unknown', words.t('replacing.none'))
    const listed = run.outcomes.filter(({ kind }) => kind === 'waits' || kind === 'refused').slice(0, MOST_LISTED)
    const headlines = await library.headlinesOf(
      db,
      listed.map(({ article }) => article),
    )
    const body = <ReplacedView words={words} run={run} listed={listed} headlines={headlines} />
    const title = words.t('replacing.title')
    return desk.page(c, { title, body, ...(run.endedAt === null && { headers: LOOK_AGAIN }) })
  }

  return {
    /** GET /desk/media/:id/replace?with=&q= or ?run= */
    show(c: Context) {
      const run = c.req.query('run')
      return run === undefined ? ask(c, Form.parse(readQuery(c, Form.pick({ with: true })))) : result(c, run)
    },

    /** POST /desk/media/:id/replace */
    async begin(c: Context, { member }: AtDesk) {
      const typed = await readForm(c, Form)
      const from = c.req.param('id') ?? ''
      const { with: by, words, reason, named } = typed
      try {
        const order = { from, by, keepsWords: words === 'keep', reason, named }
        const run = await beginReplacement(deps, member, order, clock.now())
        return seeOther(c, `${MEDIA_PATH}/${from}/replace?run=${run}`)
      } catch (error) {
        if (!(error instanceof Fault) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
        const [field = ''] = Object.keys(error.fields)
        return ask(c, typed, {
          status: error.kind === 'invalid' ? 422 : 409,
          problem: sayFault(desk.words(), error),
          field,
        })
      }
    },
  }
}
