import type { Browser } from '../../platform/browser.ts'
import type { CheckoutDeps } from './checkoutDeps.ts'
import { type Checkout, claimLink } from './checkouts.sql.ts'

/** Mails whoever paid a link that signs them in, once however often the page is loaded. */
export async function mailCheckoutLink(
  { db, clock, signIn }: CheckoutDeps,
  browser: Browser,
  { id, email, returnTo }: Checkout,
  language: string,
): Promise<void> {
  if (await claimLink(db, id, clock.now())) await signIn.mailSignInLink(browser, { email, returnTo, language })
}
