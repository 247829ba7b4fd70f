import type { Browser } from '../../platform/browser.ts'
import { isToken } from '../../platform/signing.ts'
import { SESSION_COOKIE_SECONDS } from './session.rule.ts'

/** `dateline_session`: who is signed in here. */
const SESSION_COOKIE = 'session'

/** The token that this browser has, whether or not a session belongs to it. */
export function sessionToken(browser: Browser): string | undefined {
  const token = browser.cookie(SESSION_COOKIE)
  return token !== undefined && isToken(token) ? token : undefined
}

/** After the transaction that began the session has committed, and again whenever the session is used. */
export function writeSessionCookie(browser: Browser, token: string): void {
  browser.setCookie(SESSION_COOKIE, token, SESSION_COOKIE_SECONDS)
}

export function clearSessionCookie(browser: Browser): void {
  browser.clearCookie(SESSION_COOKIE)
}
