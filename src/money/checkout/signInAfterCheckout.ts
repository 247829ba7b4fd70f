import type { Browser } from '../../platform/browser.ts'
import { inTransaction } from '../../platform/database.ts'
import type { CheckoutDeps } from './checkoutDeps.ts'
import { type Checkout, claimSignIn } from './checkouts.sql.ts'

/**
 * Begins a session in the browser that paid, once, and answers with its token for the cookie. Only for an account that
 * this very checkout made and whose address nobody has proven since: whoever has one signs in by mail (undefined).
 */
export async function signInAfterCheckout(
  { db, clock, readers }: CheckoutDeps,
  browser: Browser,
  checkout: Checkout,
  readerId: number,
): Promise<string | undefined> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    // The reader before the checkout, as the take-over locks them: the other way round the two wait for each other.
    await readers.lock(tx, readerId)
    if (!(await claimSignIn(tx, checkout.id, now))) return undefined
    return readers.startSession(tx, browser, { readerId, staff: false, addressProven: false, now })
  })
}
