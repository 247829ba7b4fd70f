import type { Browser } from '../../platform/browser.ts'
import type { Signer } from '../../platform/signing.ts'

/**
 * `dateline_known`: with which addresses this browser has signed in, as keyed hashes that only we can make (OWASP,
 * "Slow Down Online Guessing Attacks with Device Cookies"). It opens nothing; its bearer is merely no stranger to the
 * limits. Signing out leaves it.
 */
const KNOWN_COOKIE = 'known'
const KNOWN_SECONDS = 180 * 24 * 3600
/** A family at one computer. */
const MOST_KNOWN = 5

const markOf = (signer: Signer, emailKey: string) => signer.hash(`known browser ${emailKey}`).toString('base64url')

const marksOf = (browser: Browser) => browser.cookie(KNOWN_COOKIE)?.split('.') ?? []

/** Whether somebody has signed in here with this address by its mail. */
export function isKnownBrowser(signer: Signer, browser: Browser, emailKey: string): boolean {
  return marksOf(browser).includes(markOf(signer, emailKey))
}

export function rememberBrowser(signer: Signer, browser: Browser, emailKey: string): void {
  const mark = markOf(signer, emailKey)
  const marks = [mark, ...marksOf(browser).filter((other) => other !== mark && /^[\w-]{43}$/.test(other))]
  browser.setCookie(KNOWN_COOKIE, marks.slice(0, MOST_KNOWN).join('.'), KNOWN_SECONDS)
}
