import type { Context } from 'hono'
import type { PageShell } from '../../design/frame/shell.ts'
import { ErrorView, errorTitle } from '../../design/parts/error.view.tsx'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { errorJson, redirect, wantsJson } from '../../platform/http.ts'
import { findGone } from '../states/states.module.ts'
import { findMovedArticle } from '../store/store.module.ts'
import { ARTICLE_REQUEST_HEADERS, type ArticleAnswers } from './createArticleAnswers.ts'

/** GET /:section/:slug, where the article fast path has not answered already. */
export function createArticlePage(deps: {
  db: Database
  answers: ArticleAnswers
  shell: PageShell
  clientAddressOf: (c: Context) => string
}) {
  return {
    async show(c: Context): Promise<Response> {
      const { section = '', slug = '' } = c.req.param()
      const found = await deps.answers.answer({
        method: c.req.method === 'HEAD' ? 'HEAD' : 'GET',
        section,
        slug,
        part: c.req.query('part') === 'body' ? 'body' : 'page',
        search: new URL(c.req.url).search,
        headers: Object.fromEntries(ARTICLE_REQUEST_HEADERS.map((name) => [name, c.req.header(name)])),
        address: () => deps.clientAddressOf(c),
      })
      if (!found) return (await gone(deps, c, slug)) ?? elsewhere(deps.db, c)
      return new Response(found.body ? new Uint8Array(found.body.bytes) : null, {
        status: found.status,
        headers: pairs(found.headers),
      })
    },
  }
}

/** What was here and was taken off says so, and why. */
async function gone(deps: { db: Database; shell: PageShell }, c: Context, slug: string): Promise<Response | undefined> {
  const found = await findGone(deps.db, slug)
  if (!found) return undefined
  const { words } = deps.shell
  const reason = found.reason || undefined
  if (wantsJson(c))
    return errorJson({ status: 410, code: 'article-withdrawn', message: reason ?? words.t('error.410.text') }, {})
  return deps.shell.page(c, {
    status: 410,
    title: errorTitle(words, 410),
    caching: 'no-store',
    noindex: true,
    body: <ErrorView words={words} status={410} {...(reason !== undefined && { reason })} />,
  })
}

/** An older address leads on; anything else is not here. */
async function elsewhere(db: Database, c: Context): Promise<Response> {
  const moved = await findMovedArticle(db, c.req.path)
  if (!moved) throw notFound('article-unknown', 'There is no article at this address.')
  return redirect(c, moved, 'moved')
}

function pairs(headers: readonly string[]): [string, string][] {
  const found: [string, string][] = []
  for (let index = 0; index + 1 < headers.length; index += 2) {
    found.push([headers[index] as string, headers[index + 1] as string])
  }
  return found
}
