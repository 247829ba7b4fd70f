import type { Context } from 'hono'
import type { Shell } from '../../design/frame/shell.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import { isLinkPreviewAgent } from '../../paywall/exemptions/exemptions.module.ts'
import { GIFTS_PER_MONTH } from '../../paywall/gifts/gifts.module.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { absoluteUrl, readCookie, readFields, type Site, writeCookie } from '../../platform/http.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import { type ArticleMemory, articleOfGroup, articlePath, plainHeadline } from '../store/store.module.ts'
import { type GiftArticle, GiftDeadView, GiftGivenView, GiftRevokedView, GiftsSpentView } from './gift.view.tsx'

export type GiftPageDeps = {
  db: Database
  site: Site
  shell: Shell
  readers: Readers
  paywall: Paywall
  memory: ArticleMemory
  publication: () => { language: string; zone: string }
}

const quiet = { caching: 'no-store', referrer: 'same-origin', look: 'quiet' } as const

/** A subscriber gives an article; whoever follows the link reads it. */
export function createGiftPage(deps: GiftPageDeps) {
  const { db, site, shell, readers, paywall } = deps
  const { words } = shell

  function go(c: Context, path: string) {
    c.header('Cache-Control', 'no-store')
    return c.redirect(path, 303)
  }

  return {
    /** POST /gift: gives the article named by its slug, or takes its links back. */
    async give(c: Context): Promise<Response> {
      const fields = await readFields(c)
      const slug = fields.article ?? ''
      // The database refuses texts with a zero in them.
      const found = /\p{Cc}/u.test(slug) ? undefined : await deps.memory.bySlug(slug)
      if (!found) throw notFound('article-unknown', 'There is no article of this name to give.')
      const path = articlePath({ section: found.section.slug, slug: found.slug })
      const article: GiftArticle = { headline: plainHeadline(found.headline), path, slug: found.slug }
      const back = encodeURIComponent(path)
      const session = await readers.currentSession(c)
      if (!session) return go(c, `/sign-in?return=${back}`)
      const { readerId } = session
      if (fields.do === 'revoke') {
        await paywall.revokeGift(readerId, found.groupId)
        return shell.page(c, {
          ...quiet,
          title: words.t('gift.revokedTitle'),
          body: <GiftRevokedView words={words} article={article} />,
        })
      }
      if ((await paywall.viewer(readers.sessionCookieToken(c))) !== 'subscriber')
        return go(c, `/subscribe?return=${back}`)
      const given = await paywall.giveArticle(readerId, found.groupId)
      if (given.kind === 'gone') return go(c, `/sign-in?return=${back}`)
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
    },

    /** GET /gift/:token: 303 to the article, with a cookie that opens it for 24 hours. */
    async open(c: Context): Promise<Response> {
      // What fetches ahead, or only looks, uses up nothing.
      const record = c.req.method !== 'HEAD' && !isLinkPreviewAgent(c.req.header('user-agent'))
      if (/prefetch|prerender/i.test(c.req.header('sec-purpose') ?? c.req.header('purpose') ?? '')) {
        return c.body(null, 503, { 'Cache-Control': 'no-store' })
      }
      const opened = await paywall.openGift(c.req.param('token') ?? '', readCookie(c, site, 'gift'), record)
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
      if (record) writeCookie(c, site, 'gift', opened.cookie, opened.cookieSeconds)
      c.header('Referrer-Policy', 'same-origin')
      return go(c, articlePath(article))
    },
  }
}
