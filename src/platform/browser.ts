import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { cookieName, readCookie, type Site } from './http.ts'
import { networkOf } from './limits.ts'

/** Where a request comes from, for use cases that know no HTTP. */
export type Browser = {
  /** What the request brought; a cookie that is set meanwhile shows in the next one. */
  cookie(name: string): string | undefined
  setCookie(name: string, value: string, maxAgeSeconds: number): void
  clearCookie(name: string): void
  userAgent: string | undefined
  /** The IPv4 address or the IPv6 customer's /64, behind trusted proxies too. */
  network: string
}

export type BrowserOf = (c: Context) => Browser

/** One and the same for all of a request, so that what is found out about it may be remembered by it. */
export function createBrowsers(site: Site, clientAddressOf: (c: Context) => string): BrowserOf {
  // By context and not by the request inside: a request is handed on from app to app, and cookies are set on the
  // answer of the one that was asked.
  const known = new WeakMap<Context, Browser>()
  return (c) => {
    const before = known.get(c)
    if (before) return before
    const write = (name: string, value: string, maxAge: number) =>
      setCookie(c, cookieName(site, name), value, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: site.secure,
        maxAge,
      })
    const browser: Browser = {
      cookie: (name) => readCookie(c, site, name),
      setCookie: write,
      clearCookie: (name) => write(name, '', 0),
      userAgent: c.req.header('user-agent'),
      network: networkOf(clientAddressOf(c)),
    }
    known.set(c, browser)
    return browser
  }
}
