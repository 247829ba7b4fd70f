import type { Context } from 'hono'
import { z } from 'zod'
import type { Shell } from '../../design/frame/shell.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import { isLinkPreviewAgent } from '../../paywall/exemptions/exemptions.module.ts'
import { GIFTS_PER_MONTH } from '../../paywall/gifts/gifts.module.ts'
import type { BrowserOf } from '../../platform/browser.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { absoluteUrl, readForm, type Site, seeOther } from '../../platform/http.ts'
import { type Readers, sessionToken, signedIn, toSignIn } from '../../readers/accounts/accounts.module.ts'
import { type ArticleMemory, articleOfGroup, articlePath, plainHeadline } from '../store/store.module.ts'
import { type GiftArticle, GiftDeadView, GiftGivenView, GiftRevokedView, GiftsSpentView } from './gift.view.tsx'

export type GiftPageDeps = {
  db: Database
  site: Site
  browserOf: BrowserOf
  shell: Shell
  readers: Readers
  paywall: Paywall
  memory: ArticleMemory
  publication: () => { language: string; zone: string }
}

const quiet = { caching: 'no-store', referrer: 'same-origin', look: 'quiet' } as const

const GiftForm = z.object({
  /** By its slug. The database refuses texts with a zero in them. */
  article: z
    .string()
    .regex(/^\P{Cc}*$/u)
    .default('')
    .catch(''),
  do: z.literal('revoke').optional().catch(undefined),
})

/** A subscriber gives an article; whoever follows the link reads it. */
export function createGiftPage(deps: GiftPageDeps) {
  const { db, site, shell, paywall, browserOf } = deps
  const { words } = shell

  return {
    /** POST /gift: gives the article named by its slug, or takes its links back. */
    async give(c: Context): Promise<Response> {
      const { article: slug, do: wanted } = await readForm(c, GiftForm)
      const found = await deps.memory.bySlug(slug)
      if (!found) throw notFound('article-unknown', 'There is no article of this name to give.')
      const path = articlePath({ section: found.section.slug, slug: found.slug })
      const article: GiftArticle = { headline: plainHeadline(found.headline), path, slug: found.slug }
      return signedIn(deps, c, path, ({ readerId }) =>
        wanted === 'revoke' ? revoke(c, readerId, found.groupId, article) : giveTo(c, readerId, found.groupId, article),
      )
    },

    /** GET /gift/:token: 303 to the article, with a cookie that opens it for 24 hours. */
    async open(c: Context): Promise<Response> {
      // What fetches ahead, or only looks, uses up nothing.
      const browser = browserOf(c)
      const record = c.req.method !== 'HEAD' && !isLinkPreviewAgent(browser.userAgent)
      if (/prefetch|prerender/i.test(c.req.header('sec-purpose') ?? c.req.header('purpose') ?? '')) {
        return c.body(null, 503, { 'Cache-Control': 'no-store' })
      }
      const opened = await paywall.openGift(c.req.param('token') ?? '', browser.cookie('gift'), record)
      if (opened.kind !== 'opens') {
        return shell.page(c, {
          ...quiet,
          status: opened.kind === 'unknown' ? 404 : 410,
          title: words.t(`gift.dead.${opened.kind}`),
          body: <GiftDeadView words={words} why={opened.kind} />,
        })
      }
      const article = await articleOfGroup(db, opened.groupId, words.locale)
      if (!article) throw notFound('article-unknown', 'The article that was given is not here any more.')
      if (record) browser.setCookie('gift', opened.cookie, opened.cookieSeconds)
      return seeOther(c, articlePath(article), 'secret')
    },
  }

  async function revoke(c: Context, readerId: number, groupId: number, article: GiftArticle): Promise<Response> {
    await paywall.revokeGift(readerId, groupId)
    return shell.page(c, {
      ...quiet,
      title: words.t('gift.revokedTitle'),
      body: <GiftRevokedView words={words} article={article} />,
    })
  }

  async function giveTo(c: Context, readerId: number, groupId: number, article: GiftArticle): Promise<Response> {
    if ((await paywall.viewer(sessionToken(browserOf(c)))) !== 'subscriber') {
      return seeOther(c, `/subscribe?return=${encodeURIComponent(article.path)}`)
    }
    const given = await paywall.giveArticle(readerId, groupId)
    if (given.kind === 'gone') return toSignIn(c, article.path)
    if (given.kind === 'spent') {
      return shell.page(c, {
        ...quiet,
        status: 409,
        title: words.t('gift.spentTitle', { allowed: GIFTS_PER_MONTH }),
        body: <GiftsSpentView words={words} article={article} allowed={GIFTS_PER_MONTH} />,
      })
    }
    return shell.page(c, {
      ...quiet,
      title: words.t('gift.title'),
      body: (
        <GiftGivenView
          words={words}
          article={article}
          url={absoluteUrl(site, `/gift/${given.token}`)}
          until={words.date(given.expiresAt, deps.publication().zone, 'long')}
          given={GIFTS_PER_MONTH - given.left}
          allowed={GIFTS_PER_MONTH}
        />
      ),
    })
  }
}
