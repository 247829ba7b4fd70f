import type { Context } from 'hono'
import { z } from 'zod'
import { plainHeadline } from '../../articles/store/store.module.ts'
import type { Shell } from '../../design/frame/shell.ts'
import { notFound } from '../../platform/errors.ts'
import { readForm, seeOther } from '../../platform/http.ts'
import { signedIn, toSignIn } from '../../readers/accounts/accounts.module.ts'
import { gatherSaved } from './gatherSaved.ts'
import type { OwnDeps } from './ownDeps.ts'
import { OWN_KINDS } from './ownIssue.ts'
import { findOwnIssue } from './ownIssues.sql.ts'
import { saveArticle } from './saveArticle.ts'
import { deleteSaved, listSaved } from './saved.sql.ts'
import { SAVED_PATH, SavedFullView, SavedView } from './saved.view.tsx'

/** By its slug. The database refuses texts with a zero in them. */
const SLUG = z
  .string()
  .max(300)
  .regex(/^\P{Cc}*$/u)

const SavedForm = z.object({ do: z.enum(['save', 'remove']), article: SLUG.default('').catch('') })

const FRAME = { caching: 'no-store', referrer: 'same-origin', noindex: true, look: 'quiet' } as const

/** /account/saved: what a reader has put aside. Whoever is not signed in signs in and comes back to what they wanted. */
export function createSavedPage(deps: OwnDeps, shell: Shell) {
  const { db, memory } = deps
  const { words } = shell

  const offeredBack = (slug: string) => (slug ? `${SAVED_PATH}?article=${encodeURIComponent(slug)}` : SAVED_PATH)

  return {
    async show(c: Context): Promise<Response> {
      const slug = SLUG.catch('').parse(c.req.query('article') ?? '')
      return signedIn(deps, c, offeredBack(slug), async ({ readerId }) => {
        const saved = await gatherSaved(deps, readerId)
        const wanted = saved.some((kept) => kept.slug === slug) ? undefined : await memory.bySlug(slug)
        return shell.page(c, {
          ...FRAME,
          title: words.t('keep.title'),
          body: (
            <SavedView
              words={words}
              zone={deps.publication.facts().zone}
              saved={saved}
              kinds={OWN_KINDS.filter((kind) => deps.binding.makers[kind])}
              issue={await findOwnIssue(db, readerId)}
              offered={wanted && { slug, headline: plainHeadline(wanted.headline) }}
            />
          ),
        })
      })
    },

    async choose(c: Context): Promise<Response> {
      const { do: wanted, article: slug } = await readForm(c, SavedForm)
      if (!(await deps.readers.currentSession(deps.browserOf(c)))) return toSignIn(c, offeredBack(slug))
      return signedIn(deps, c, SAVED_PATH, async ({ readerId }) => {
        if (wanted === 'remove') {
          const saved = (await listSaved(db, readerId)).find((one) => one.slug === slug)
          if (saved) await deleteSaved(db, readerId, saved.articleId)
          return seeOther(c, SAVED_PATH)
        }
        const article = await memory.bySlug(slug)
        if (!article) throw notFound('article-unknown', 'There is no article of this name to save.')
        const outcome = await saveArticle(deps, readerId, article.id, deps.clock.now())
        return outcome === 'full' ? tellFull(c) : seeOther(c, SAVED_PATH)
      })
    },
  }

  function tellFull(c: Context): Promise<Response> {
    return shell.page(c, {
      ...FRAME,
      status: 409,
      title: words.t('keep.title'),
      problem: words.t('keep.full'),
      body: <SavedFullView words={words} />,
    })
  }
}
