import type { Browser } from '../../platform/browser.ts'
import type { CheckoutDeps } from './checkoutDeps.ts'
import { type Checkout, claimLink, releaseLink } from './checkouts.sql.ts'

/**
 * Mails whoever paid a link that signs them in, once however often the page is loaded. False where none was sent, since
 * too many were asked for.
 */
export async function mailCheckoutLink(
  { db, clock, signIn }: CheckoutDeps,
  browser: Browser,
  { id, email, returnTo }: Checkout,
  language: string,
): Promise<boolean> {
  if (!(await claimLink(db, id, clock.now()))) return true
  const asked = await signIn.mailSignInLink(browser, { email, returnTo, language })
  if (asked.kind !== 'asked') await releaseLink(db, id)
  return asked.kind === 'asked'
}
