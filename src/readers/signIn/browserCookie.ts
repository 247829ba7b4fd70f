import type { Context } from 'hono'
import { clearCookie, readCookie, type Site, writeCookie } from '../../platform/http.ts'
import { isToken } from '../../platform/signing.ts'
import { SIGN_IN_MINUTES } from './signInRequest.rule.ts'

/** `dateline_sign_in`: which browser asked for a code. */
const BROWSER_COOKIE = 'sign_in'

export function browserSecret(c: Context, site: Site): string | undefined {
  const secret = readCookie(c, site, BROWSER_COOKIE)
  return secret !== undefined && isToken(secret) ? secret : undefined
}

export function writeBrowserSecret(c: Context, site: Site, secret: string): void {
  writeCookie(c, site, BROWSER_COOKIE, secret, SIGN_IN_MINUTES * 60)
}

export function clearBrowserSecret(c: Context, site: Site): void {
  clearCookie(c, site, BROWSER_COOKIE)
}
