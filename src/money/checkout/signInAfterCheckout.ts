import type { Browser } from '../../platform/browser.ts'
import { isBefore } from '../../platform/calendar.ts'
import { inTransaction } from '../../platform/database.ts'
import type { CheckoutDeps } from './checkoutDeps.ts'
import { type Checkout, claimSignIn, findCheckout } from './checkouts.sql.ts'

/** Whose answer was lost on a slow line comes back within this time. */
const SAME_RETURN_SECONDS = 60

/**
 * Begins a session in the browser that paid, once, and answers with its token for the cookie; the same token where the
 * browser comes back for it within a minute. Only for an account that this very checkout made and whose address nobody has
 * proven since: whoever has one signs in by mail (undefined). `secret`: what this browser's cookie says.
 */
export async function signInAfterCheckout(
  { db, clock, readers, trialSigner }: CheckoutDeps,
  browser: Browser,
  checkout: Checkout,
  readerId: number,
  secret: string,
): Promise<string | undefined> {
  const now = clock.now()
  const token = trialSigner.hash(`session of checkout ${checkout.id} ${secret}`).toString('base64url')
  return inTransaction(db, async (tx) => {
    // The reader before the checkout, as the take-over locks them: the other way round the two wait for each other.
    await readers.lock(tx, readerId)
    if (await claimSignIn(tx, checkout.id, now)) {
      return readers.startSession(tx, browser, { readerId, staff: false, addressProven: false, token, now })
    }
    const at = (await findCheckout(tx, checkout.id))?.signedInAt
    if (!at || !isBefore(now, at.add({ seconds: SAME_RETURN_SECONDS }))) return undefined
    return (await readers.sessionFromToken(tx, token, now)) && token
  })
}
