import type { Context } from 'hono'
import { clearCookie, readCookie, type Site, writeCookie } from '../platform/http.ts'
import { SESSION_COOKIE_SECONDS } from './session.rule.ts'
import { isToken, SIGN_IN_MINUTES } from './signInRequest.rule.ts'

/** `dateline_session`: who is signed in here. */
const SESSION_COOKIE = 'session'
/** `dateline_sign_in`: which browser asked for a code. */
const BROWSER_COOKIE = 'sign_in'

export function sessionCookieToken(c: Context, site: Site): string | undefined {
  return tokenIn(c, site, SESSION_COOKIE)
}

export function writeSessionCookie(c: Context, site: Site, token: string): void {
  writeCookie(c, site, SESSION_COOKIE, token, SESSION_COOKIE_SECONDS)
}

export function clearSessionCookie(c: Context, site: Site): void {
  clearCookie(c, site, SESSION_COOKIE)
}

export function browserSecret(c: Context, site: Site): string | undefined {
  return tokenIn(c, site, BROWSER_COOKIE)
}

export function writeBrowserSecret(c: Context, site: Site, secret: string): void {
  writeCookie(c, site, BROWSER_COOKIE, secret, SIGN_IN_MINUTES * 60)
}

export function clearBrowserSecret(c: Context, site: Site): void {
  clearCookie(c, site, BROWSER_COOKIE)
}

/** Anything that we did not make is as good as nothing, and never reaches the database. */
function tokenIn(c: Context, site: Site, name: string): string | undefined {
  const token = readCookie(c, site, name)
  return token !== undefined && isToken(token) ? token : undefined
}
