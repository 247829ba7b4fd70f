import type { Browser } from '../../platform/browser.ts'
import { isToken } from '../../platform/signing.ts'
import { SIGN_IN_MINUTES } from './signInRequest.rule.ts'

/** `dateline_sign_in`: which browser asked for a code. */
const BROWSER_COOKIE = 'sign_in'

export function browserSecret(browser: Browser): string | undefined {
  const secret = browser.cookie(BROWSER_COOKIE)
  return secret !== undefined && isToken(secret) ? secret : undefined
}

export function writeBrowserSecret(browser: Browser, secret: string): void {
  browser.setCookie(BROWSER_COOKIE, secret, SIGN_IN_MINUTES * 60)
}

export function clearBrowserSecret(browser: Browser): void {
  browser.clearCookie(BROWSER_COOKIE)
}
