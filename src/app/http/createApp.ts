import { type Context, Hono } from 'hono'
import type { Languages } from '../../design/words/languages.ts'
import { splitPrefix } from '../../design/words/prefix.ts'
import type { Words } from '../../design/words/words.ts'
import { PASS_PARAMETER } from '../../paywall/letterPasses/letterPasses.module.ts'
import { notAllowed } from '../../platform/errors.ts'
import { mayPost, readCookie, redirect, type Site } from '../../platform/http.ts'
import type { Endpoints, PagesOfLanguage } from '../compose/composePages.ts'
import { chosenLanguage } from './chosenLanguage.rule.ts'
import { machineRoutes } from './machineRoutes.ts'
import { formOfPath, formOfSearch } from './paths.rule.ts'
import { readerRoutes } from './readerRoutes.ts'

export type AppDeps = {
  site: Site
  languages: Languages
  answered(status: number): void
  pagesOf(words: Words): PagesOfLanguage
  endpoints: Endpoints
  /** What stands below /desk, in one language and without a prefix. */
  deskApp: Hono
  /** What every answer carries; pages come with it already. */
  pageHeaders: Readonly<Record<string, string>>
  /** Where an address of an older site leads now. */
  findMoved(path: string): Promise<string | undefined>
}

const SAFE = new Set(['GET', 'HEAD'])
const FORBIDDEN = new Set(['TRACE', 'TRACK', 'CONNECT'])
const METHODS = ['GET', 'POST'] as const

/**
 * Every request's way: the path in its one form, then the cross-site guard, then a letter's pass, then its route, then errors to answers. A
 * page's language is the first segment of its path; its routes see the path without it. `routes`: every path that is
 * answered, as the router writes them.
 */
export function createApp(deps: AppDeps): { app: Hono; routes: readonly string[] } {
  const { languages } = deps
  const app = new Hono()
  const readerApps = new Map(languages.all().map((words) => [words.locale, createReaderApp(words)]))

  app.use(async (c, next) => {
    await next()
    deps.answered(c.res.status)
    if (c.res.headers.has('Content-Security-Policy')) return
    for (const [name, value] of Object.entries(deps.pageHeaders)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
  })

  app.use(async (c, next) => {
    // No request with one of these can be made again for the pages of a language (Fetch standard, forbidden methods).
    if (FORBIDDEN.has(c.req.method.toUpperCase())) return errorPages(c).methodNotAllowed(c, 'GET, HEAD')
    const { pathname, search } = new URL(c.req.url)
    const form = formOfPath(pathname)
    const asked = formOfSearch(search)
    if (form.kind === 'refused') return errorPages(c).notFound(c)
    if (form.kind === 'redirect' || asked !== search) {
      // No form of ours is sent to another form of its address: `/en//elsewhere` must not lead on to `//elsewhere`.
      if (!SAFE.has(c.req.method)) return errorPages(c).notFound(c)
      return redirect(c, (form.kind === 'redirect' ? form.to : pathname) + asked, 'spelling')
    }
    if (!SAFE.has(c.req.method) && !c.req.path.startsWith('/webhooks/')) {
      if (!mayPost({ get: (name) => c.req.header(name) }, deps.site)) {
        throw notAllowed('cross-site', 'This form was not sent from this site. Go back, reload the page and try again.')
      }
    }
    if (SAFE.has(c.req.method) && c.req.query(PASS_PARAMETER) !== undefined) return deps.endpoints.letterPass(c)
    await next()
  })

  machineRoutes(app, deps.endpoints)
  // Two segments like an article's, so that a GET would be for an unknown article instead of the wrong method.
  app.all('/webhooks/stripe', (c) => errorPages(c).methodNotAllowed(c, 'POST'))
  app.all('*', answerInLanguage)
  app.onError((error, c) => errorPages(c).failed(error, c))
  const pageRoutes = readerApps.get(languages.own().locale)?.routes ?? []
  return { app, routes: [...app.routes, ...deps.deskApp.routes, ...pageRoutes].map(({ path }) => path) }

  async function answerInLanguage(c: Context): Promise<Response> {
    const url = new URL(c.req.url)
    if (/^\/desk(?:\/|$)/.test(url.pathname)) return deps.deskApp.fetch(c.req.raw, c.env)
    const { language, path } = splitPrefix(url.pathname)
    const words = language === undefined ? undefined : languages.find(language)
    const own = languages.own()
    if (!words) {
      const kept = SAFE.has(c.req.method) ? keptFor(c, url) : undefined
      if (kept) return redirect(c, kept, 'language')
      return answerFrom(own, c.req.raw, c)
    }
    if (words === own) {
      const moved = await movedBelowPrefix(c, url.pathname)
      if (moved !== undefined && moved !== path) return redirect(c, moved, 'moved')
      // Kept by a browser it would lead in a circle once the publication speaks another language.
      return redirect(c, path + url.search, SAFE.has(c.req.method) ? 'ownLanguage' : 'ownLanguageOfForm')
    }
    const whole = url.pathname
    url.pathname = path
    const answer = await answerFrom(words, new Request(url, c.req.raw), c)
    const moved = answer.status === 404 ? await movedBelowPrefix(c, whole) : undefined
    return moved === undefined ? answer : redirect(c, moved, 'moved')
  }

  /** Older sites had languages in their addresses, too. */
  async function movedBelowPrefix(c: Context, path: string): Promise<string | undefined> {
    return SAFE.has(c.req.method) ? deps.findMoved(path) : undefined
  }

  async function answerFrom(words: Words, request: Request, c: Context): Promise<Response> {
    const answer = (await readerApps.get(words.locale)?.fetch(request, c.env)) as Response
    const location = answer.headers.get('Location')
    if (location) answer.headers.set('Location', words.path(location))
    return answer
  }

  /** Where the same page stands in the language that this browser has chosen. */
  function keptFor(c: Context, url: URL): string | undefined {
    const chosen = readCookie(c, deps.site, 'language')
    const words = chosen === undefined ? undefined : languages.find(chosen)
    if (!words || words === languages.own()) return undefined
    const signedIn = readCookie(c, deps.site, 'session') !== undefined
    return chosenLanguage(url, signedIn) ? words.path(url.pathname) + url.search : undefined
  }

  function errorPages(c: Context) {
    return deps.pagesOf(languages.speak(splitPrefix(c.req.path).language)).errorPages
  }

  function createReaderApp(words: Words): Hono {
    const { pages, errorPages } = deps.pagesOf(words)
    const readerApp = new Hono()
    readerRoutes(readerApp, pages)
    readerApp.notFound(async (c) => {
      const moved = SAFE.has(c.req.method) ? await deps.findMoved(c.req.path) : undefined
      if (moved) return redirect(c, moved, 'moved')
      const has = (method: string) => hasRoute(readerApp, method, c.req.path) || hasRoute(app, method, c.req.path)
      const allowed = METHODS.filter(has)
      if (allowed.length === 0 || allowed.includes(c.req.method as 'GET')) return errorPages.notFound(c)
      return errorPages.methodNotAllowed(
        c,
        allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '),
      )
    })
    readerApp.onError(errorPages.failed)
    return readerApp
  }
}

/** Whether a page, and not only the guard above, answers this method there. */
function hasRoute(app: Hono, method: string, path: string): boolean {
  return app.router.match(method, path)[0].some(([[, route]]) => route.method === method)
}
