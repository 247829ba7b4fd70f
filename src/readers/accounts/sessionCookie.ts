import type { Context } from 'hono'
import { clearCookie, readCookie, type Site, writeCookie } from '../../platform/http.ts'
import { isToken } from '../../platform/signing.ts'
import { SESSION_COOKIE_SECONDS } from './session.rule.ts'

/** `dateline_session`: who is signed in here. */
const SESSION_COOKIE = 'session'

export function sessionCookieToken(c: Context, site: Site): string | undefined {
  const token = readCookie(c, site, SESSION_COOKIE)
  return token !== undefined && isToken(token) ? token : undefined
}

export function writeSessionCookie(c: Context, site: Site, token: string): void {
  writeCookie(c, site, SESSION_COOKIE, token, SESSION_COOKIE_SECONDS)
}

export function clearSessionCookie(c: Context, site: Site): void {
  clearCookie(c, site, SESSION_COOKIE)
}
