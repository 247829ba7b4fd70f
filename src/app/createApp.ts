import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { notAllowed } from '../platform/errors.ts'
import { clientAddress, mayPost, type Site } from '../platform/http.ts'
import type { Endpoints, Pages } from './compose.ts'
import type { createErrorPages } from './errorPages.tsx'
import { machineRoutes } from './machineRoutes.ts'
import { formOfPath } from './paths.rule.ts'
import { readerRoutes } from './readerRoutes.ts'

export type AppDeps = {
  site: Site
  answered(status: number): void
  pages: Pages
  endpoints: Endpoints
  errorPages: ReturnType<typeof createErrorPages>
  /** What every answer carries; pages come with it already. */
  pageHeaders: Readonly<Record<string, string>>
  /** Where an address of an older site leads now. */
  findMoved(path: string): Promise<string | undefined>
}

const SAFE = new Set(['GET', 'HEAD'])
const METHODS = ['GET', 'POST'] as const

/** Every request's way: the path in its one form, then the cross-site guard, then its route, then errors to answers. */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono()

  app.use(async (c, next) => {
    await next()
    if (c.res.headers.has('Content-Security-Policy')) return
    for (const [name, value] of Object.entries(deps.pageHeaders)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
  })

  app.use(async (c, next) => {
    const form = formOfPath(new URL(c.req.url).pathname)
    if (form.kind === 'refused') return deps.errorPages.notFound(c)
    if (form.kind === 'redirect' && SAFE.has(c.req.method)) {
      return c.redirect(form.to + new URL(c.req.url).search, 301)
    }
    if (!SAFE.has(c.req.method) && !c.req.path.startsWith('/webhooks/')) {
      if (!mayPost({ get: (name) => c.req.header(name) }, deps.site)) {
        throw notAllowed('cross-site', 'This form was not sent from this site. Go back, reload the page and try again.')
      }
    }
    await next()
    deps.answered(c.res.status)
  })

  machineRoutes(app, deps.endpoints)
  // Two segments like an article's, so that a GET would be for an unknown article instead of the wrong method.
  app.all('/webhooks/stripe', (c) => deps.errorPages.methodNotAllowed(c, 'POST'))
  readerRoutes(app, deps.pages)

  app.notFound(async (c) => {
    const moved = SAFE.has(c.req.method) ? await deps.findMoved(c.req.path) : undefined
    if (moved) return c.redirect(moved, 301)
    const allowed = METHODS.filter((method) => hasRoute(app, method, c.req.path))
    if (allowed.length === 0 || allowed.includes(c.req.method as 'GET')) return deps.errorPages.notFound(c)
    return deps.errorPages.methodNotAllowed(
      c,
      allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '),
    )
  })
  app.onError(deps.errorPages.failed)
  return app
}

/** Whether a page, and not only the guard above, answers this method there. */
function hasRoute(app: Hono, method: string, path: string): boolean {
  return app.router.match(method, path)[0].some(([[, route]]) => route.method === method)
}

export function createClientAddressOf(trusted: Parameters<typeof clientAddress>[2]) {
  return (c: Context): string => {
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
    return clientAddress(incoming?.socket?.remoteAddress, c.req.header('x-forwarded-for'), trusted)
  }
}
