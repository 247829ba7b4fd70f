import type { Context } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { notFound } from '../../platform/errors.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { mayDo } from '../editor/editor.module.ts'
import { drawPreview, PREVIEWED_ON } from './drawPreview.tsx'
import { PreviewView } from './preview.view.tsx'
import { previewArticle } from './previewArticle.ts'
import type { PreviewDeps } from './previewDeps.ts'
import { PREVIEWED_AS } from './shownAs.rule.ts'

/**
 * It has no origin and runs nothing, wherever it is opened; what it loads is style, pictures and letters of ours. Those
 * are named by their origin too, since a page without one is nobody's self to some browsers.
 */
const policyFor = (origin: string) =>
  [
    'sandbox',
    "default-src 'none'",
    `style-src 'self' ${origin} 'unsafe-inline'`,
    `img-src 'self' ${origin}`,
    `font-src 'self' ${origin} data:`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ')

/** How an article would look: choices around a frame, and the document in it. */
export function createPreviewScreen(deps: PreviewDeps, desk: DeskShell) {
  const { db, clock } = deps
  const policy = policyFor(deps.site.origin)

  async function readable(c: Context, { member }: AtDesk): Promise<number> {
    const articleId = Number(c.req.param('id'))
    const may = Number.isSafeInteger(articleId) ? await mayDo(db, articleId, member, 'read') : 'nothing'
    if (may !== 'yes') throw notFound('article-unknown', desk.words().t('checks.noArticle'))
    return articleId
  }

  const chosen = (c: Context) => ({
    as: PREVIEWED_AS.find((one) => one === c.req.query('as')) ?? 'visitor',
    on: PREVIEWED_ON.find((one) => one === c.req.query('on')) ?? 'page',
  })

  return {
    /** GET /desk/articles/:id/preview?as=&on= */
    async show(c: Context, at: AtDesk) {
      const articleId = await readable(c, at)
      const { record } = await previewArticle(deps, articleId, clock.now())
      const words = desk.words()
      return desk.page(c, {
        title: words.t('preview.title', { headline: record.headline.trim() || words.t('checks.untitled') }),
        body: <PreviewView words={words} articleId={articleId} {...chosen(c)} />,
      })
    },

    /** GET /desk/articles/:id/preview/frame?as=&on= */
    async frame(c: Context, at: AtDesk) {
      const articleId = await readable(c, at)
      const now = clock.now()
      const previewed = await previewArticle(deps, articleId, now)
      const shown = { ...chosen(c), words: desk.words(), assets: { url: desk.asset } }
      return c.body(await drawPreview(deps, previewed, shown, now), 200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': policy,
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
      })
    },
  }
}
