import { type Context, Hono } from 'hono'
import type { DeskShell } from '../../design/frame/deskShell.ts'
import { sayFault } from '../../design/words/refusal.ts'
import type { Browser } from '../../platform/browser.ts'
import { Fault } from '../../platform/errors.ts'
import { errorJson, seeOther, wantsJson } from '../../platform/http.ts'
import type { AtDesk } from '../../staff/accounts/accounts.module.ts'
import { may, type Permission } from '../../staff/permissions/permissions.module.ts'
import type { WhoComes } from '../../staff/signIn/signIn.module.ts'
import type { Screens } from '../compose/composeDesk.ts'
import type { Screen } from './deskRouter.ts'
import { deskRoutes } from './deskRoutes.ts'
import type { createErrorPages } from './errorPages.tsx'

export type DeskAppDeps = {
  desk: DeskShell
  screens: Screens
  whoIsHere: WeakMap<Context, AtDesk>
  whoComes(browser: Browser): Promise<WhoComes>
  browserOf(c: Context): Browser
  /** Of the publication's own language. */
  errorPages(): ReturnType<typeof createErrorPages>
}

const STATUSES = { invalid: 422, notAllowed: 403, notFound: 404, conflict: 409 } as const

/**
 * Every path below /desk. Strangers learn nothing of what is there: without a session each path leads to the door, known or
 * not, and for readers none exists. Staff are told in a sentence what their role does not open.
 */
export function createDeskApp(deps: DeskAppDeps): Hono {
  const { desk, whoIsHere } = deps
  const app = new Hono()
  const guarded = (permission: Permission, screen: Screen) => (c: Context) =>
    atDesk(c, (at) => {
      if (isOthers(c, at)) return somebodyElse()
      if (!may(at.member.role, permission)) return notForRole(c, at)
      return namesTooMuch(c) ? nothingHere(c) : screen(c, at)
    })
  deskRoutes(
    {
      get: (path, permission, screen) => app.get(path, guarded(permission, screen)),
      post: (path, permission, screen) => app.post(path, guarded(permission, screen)),
      door: { get: (path, handler) => app.get(path, handler), post: (path, handler) => app.post(path, handler) },
    },
    deps.screens,
  )
  app.notFound((c) => atDesk(c, () => nothingHere(c)))
  app.onError((error, c) => {
    if (!(error instanceof Fault) || !whoIsHere.has(c)) return deps.errorPages().failed(error, c)
    const status = STATUSES[error.kind]
    const says = sayFault(desk.words(), error)
    if (wantsJson(c)) return errorJson({ status, code: error.code, message: says }, {})
    return desk.page(c, { status, title: desk.words().t('desk.refused'), body: noWay(says) })
  })
  return app

  async function atDesk(c: Context, answer: (at: AtDesk) => Response | Promise<Response>): Promise<Response> {
    const who = await deps.whoComes(deps.browserOf(c))
    switch (who.kind) {
      case 'at-desk':
        whoIsHere.set(c, who.at)
        return answer(who.at)
      case 'stranger':
        return deps.errorPages().notFound(c)
      case 'nobody':
      case 'to-prove':
        return toDoor(c)
    }
  }

  function toDoor(c: Context): Response {
    if (wantsJson(c))
      return errorJson({ status: 401, code: 'signed-out', message: desk.words().t('desk.signedOut') }, {})
    const isPage = c.req.method === 'GET' || c.req.method === 'HEAD'
    const { pathname, search } = new URL(c.req.url)
    const wanted = isPage ? pathname + search : '/desk'
    return seeOther(c, `/desk/sign-in?return=${encodeURIComponent(wanted).replaceAll('%2F', '/')}`, 'secret')
  }

  /** A page that one person has left open, in a browser in which another has logged in: `?typist=` says whose words these are. */
  function isOthers(c: Context, { member }: AtDesk): boolean {
    const typist = c.req.query('typist')
    return typist !== undefined && typist !== String(member.id)
  }

  /** Numbers that no row can have: neither we nor the database count so far. */
  function namesTooMuch(c: Context): boolean {
    return Object.values(c.req.param()).some((named) => /^\d{16,31}$|^\d{33,}$/.test(String(named)))
  }

  function somebodyElse(): Response {
    return errorJson({ status: 401, code: 'somebody-else', message: desk.words().t('desk.somebodyElse') }, {})
  }

  function notForRole(c: Context, { member }: AtDesk): Promise<Response> {
    const words = desk.words()
    const says = words.t('desk.notForRole', { role: words.t(`desk.role.${member.role}`) })
    return desk.page(c, { status: 403, title: words.t('desk.refused'), problem: says, body: noWay(says) })
  }

  /** What is not to be had, and where one may go on. */
  function noWay(says: string) {
    return (
      <>
        <p>{says}</p>
        <p class="desk-back">
          <a href="/desk">{desk.words().t('desk.today')}</a>
        </p>
      </>
    )
  }

  function nothingHere(c: Context): Promise<Response> {
    const words = desk.words()
    const methods = ['GET', 'POST'].filter((method) =>
      app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method),
    )
    const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    const isWrongMethod = allow.length > 0 && !allow.includes(c.req.method)
    const says = words.t(isWrongMethod ? 'desk.wrongMethod' : 'desk.nothingHere')
    return desk.page(c, {
      status: isWrongMethod ? 405 : 404,
      title: words.t('desk.refused'),
      problem: says,
      body: noWay(says),
      ...(isWrongMethod && { headers: { Allow: allow.join(', ') } }),
    })
  }
}
