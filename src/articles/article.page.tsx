import type { Context } from 'hono'
import type { Paywall } from '../paywall/paywall.module.ts'
import { accessHeader } from '../paywall/paywall.module.ts'
import { dateIn } from '../platform/calendar.ts'
import type { Clock } from '../platform/clock.ts'
import { notFound } from '../platform/errors.ts'
import { cookieName, type Site } from '../platform/http.ts'
import { type Encoding, encodingFor, matches, type Variant, type Variants } from '../platform/variants.ts'
import { articlePath } from './address.rule.ts'
import type { TailProvider } from './articles.module.ts'
import type { ArticleMemory, RememberedArticle } from './createArticleMemory.ts'
import { findMovedArticle } from './findMovedArticle.ts'
import { type ArticleRendering, type Decided, type Offer, renderArticle } from './renderArticle.tsx'

export type ArticlePageDeps = Omit<ArticleRendering, 'publication' | 'allowance' | 'offer' | 'memory'> & {
  memory: ArticleMemory
  clock: Clock
  paywall: Paywall
  variants: Variants
  tail: TailProvider
  publication: () => ArticleRendering['publication']
  offers: { version(): string; current(now: Temporal.Instant): Promise<Offer> }
  /** Headers that every page of the site carries. */
  pageHeaders: Readonly<Record<string, string>>
}

type Part = 'page' | 'body'

/** How long a pass is kept: as long as any rolling window. The reads in it end by themselves. */
const PASS_SECONDS = 400 * 24 * 3600
/** Sessions last 90 days from their last use. */
const SESSION_SECONDS = 90 * 24 * 3600

/**
 * GET decides, records and answers; HEAD decides and answers GET's headers; what would be a new read is never given
 * to a prefetch. The answer is one of a few variants, each rendered and compressed once.
 */
export function createArticlePage(deps: ArticlePageDeps) {
  const { paywall, memory, variants, site } = deps
  const sessionCookie = cookieName(site, 'session')
  const passCookie = cookieName(site, 'pass')
  const today = createToday(deps)

  async function show(c: Context): Promise<Response> {
    const { section = '', slug = '' } = c.req.param()
    const article = await memory.bySlug(slug)
    if (!article) return elsewhere(deps, c)
    if (article.section.slug !== section) return c.redirect(pathWithQuery(c, article), 301)

    const part: Part = c.req.query('part') === 'body' ? 'body' : 'page'
    const cookies = c.req.header('cookie')
    const head = c.req.method === 'HEAD'
    const speculative = isSpeculative(c.req.header('sec-purpose') ?? c.req.header('purpose'))
    const decision = await paywall.decide({
      article,
      sessionToken: cookieValue(cookies, sessionCookie),
      pass: cookieValue(cookies, passCookie),
      userAgent: c.req.header('user-agent'),
      record: !head && !speculative,
    })
    const { access } = decision
    if (speculative && access.kind === 'metered' && access.reason === 'new') {
      return new Response(null, { status: 503, headers: { 'Cache-Control': 'no-store' } })
    }
    const variant = await variants.get(variantKey(article, decision, part), () => render(article, decision, part))
    const encoding = encodingFor(c.req.header('accept-encoding'))
    const headers = headersOf(variant, encoding, accessHeader(access), part)
    if (decision.newPass) {
      headers['Set-Cookie'] = setCookieLine(passCookie, decision.newPass, PASS_SECONDS, site)
    }
    if (decision.sessionRenewed) {
      headers['Set-Cookie'] = setCookieLine(
        sessionCookie,
        cookieValue(cookies, sessionCookie) ?? '',
        SESSION_SECONDS,
        site,
      )
    }
    if (matches(c.req.header('if-none-match'), variant.etags[encoding])) {
      delete headers['Content-Length']
      delete headers['Content-Encoding']
      delete headers['Content-Type']
      return new Response(null, { status: 304, headers })
    }
    return new Response(head ? null : variant.bytes[encoding], { status: 200, headers })
  }

  function variantKey(article: RememberedArticle, { access, viewer }: Decided, part: Part): string {
    const shown =
      access.kind === 'gate' ? `${access.gate} ${access.reason}` : access.kind === 'metered' ? access.left : 'open'
    const { version } = paywall.policy()
    const tail = part === 'page' ? deps.tail.version() : ''
    return `${article.loadedAs} ${part} ${viewer} ${access.kind} ${shown} ${version} ${deps.offers.version()} ${today()} ${deps.frame.version()} ${tail}`
  }

  async function render(article: RememberedArticle, decided: Decided, part: Part): Promise<string> {
    const rendering: ArticleRendering = {
      ...deps,
      publication: deps.publication(),
      allowance: paywall.policy().allowance,
      offer: await deps.offers.current(deps.clock.now()),
    }
    return renderArticle(rendering, article, decided, part === 'page' ? await deps.tail.tail(article) : undefined)
  }

  function headersOf(variant: Variant, encoding: Encoding, access: string, part: Part): Record<string, string> {
    const headers: Record<string, string> = {
      ...deps.pageHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(variant.bytes[encoding].length),
      'Cache-Control': 'private, no-cache',
      ETag: variant.etags[encoding],
      Vary: 'Accept-Encoding',
      'Dateline-Access': access,
    }
    if (encoding !== 'identity') headers['Content-Encoding'] = encoding
    if (part === 'body') headers['X-Robots-Tag'] = 'noindex'
    return headers
  }

  return { show }
}

/** An older address leads on; anything else is not here. */
async function elsewhere(deps: ArticlePageDeps, c: Context): Promise<Response> {
  const moved = await findMovedArticle(deps.db, c.req.path)
  if (!moved) throw notFound('article-unknown', 'There is no article at this address.')
  return c.redirect(moved, 301)
}

function pathWithQuery(c: Context, article: RememberedArticle): string {
  const query = new URL(c.req.url).search
  return articlePath({ section: article.section.slug, slug: article.slug }) + query
}

/** The browser fetches ahead of a click that may never come (prefetch, prerender). */
function isSpeculative(purpose: string | undefined): boolean {
  return purpose !== undefined && /\b(?:prefetch|prerender)\b/i.test(purpose)
}

/** What `setCookie` would write; the hot path builds its headers once. */
function setCookieLine(name: string, value: string, maxAge: number, site: Site): string {
  return `${name}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${site.secure ? '; Secure' : ''}`
}

/** One cookie's value, without parsing the others: this runs for every article request. */
function cookieValue(header: string | undefined, name: string): string | undefined {
  if (!header) return undefined
  for (const pair of header.split(';')) {
    const trimmed = pair.trimStart()
    if (trimmed.startsWith(name) && trimmed[name.length] === '=') return trimmed.slice(name.length + 1).trimEnd()
  }
  return undefined
}

/** The date in the publication's zone, looked up at most once a second: gates name the day of the first charge. */
function createToday({ clock, publication }: ArticlePageDeps): () => string {
  let date = ''
  let until = 0
  let zone = ''
  return () => {
    const now = clock.now()
    const nowZone = publication().zone
    if (now.epochMilliseconds >= until || nowZone !== zone || now.epochMilliseconds < until - 1_000) {
      zone = nowZone
      date = dateIn(now, zone)
      until = now.epochMilliseconds + 1_000
    }
    return date
  }
}
