import type { Browser } from '../../platform/browser.ts'
import type { CheckoutDeps } from './checkoutDeps.ts'
import { type Checkout, claimLink, releaseLink } from './checkouts.sql.ts'

/**
 * Mails whoever paid a link that signs them in, once however often the page is loaded. `refused` where it went out neither
 * now nor before, since too many were asked for: the page tries again when it is loaded again.
 */
export async function mailCheckoutLink(
  { db, clock, signIn }: CheckoutDeps,
  browser: Browser,
  { id, email, returnTo }: Checkout,
  language: string,
): Promise<'sent' | 'refused'> {
  if (!(await claimLink(db, id, clock.now()))) return 'sent'
  const asked = await signIn.mailSignInLink(browser, { email, returnTo, language })
  if (asked.kind === 'asked') return 'sent'
  await releaseLink(db, id)
  return 'refused'
}
