import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import type { Checkouts, SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import {
  completeCheckout,
  eraseCheckouts,
  findCheckout,
  listAgreements,
  listHeldCheckouts,
  moveCheckouts,
} from './checkouts.sql.ts'
import { closeCheckouts } from './closeCheckouts.ts'
import { type CheckoutOutcome, takeOverCheckout } from './takeOverCheckout.ts'

export { createCheckoutReturnPage } from './checkoutReturn.page.tsx'
export { renewsOn } from './renewal.rule.ts'
export { createSubscribePage } from './subscribe.page.tsx'

/** For subscriptions: where one came from. */
export const checkouts: Checkouts = { find: findCheckout, complete: completeCheckout }

export type Checkout = {
  /** Asks the provider what became of a payment page, and takes over the subscription that it led to; throws `ProviderUnanswered`. */
  takeOverCheckout(session: string, cause: string): Promise<CheckoutOutcome>
  personalData: PersonalDataHolder
}

/** From the choice of a plan to the payment page and back. */
export function createCheckout(deps: SubscriptionsDeps): Checkout {
  return {
    takeOverCheckout: (session, cause) => takeOverCheckout(deps, session, cause),
    personalData: {
      name: 'checkouts',
      facts: async () => undefined,
      everything: (db, { readerId, emailKey }) => listHeldCheckouts(db, readerId, emailKey),
      consents: async (db, { readerId }) =>
        (await listAgreements(db, readerId)).map(({ at, plan, evidence }) => ({
          at,
          event: 'agreed',
          to: plan,
          shown: String(evidence.agreed ?? ''),
        })),
      move: (tx, { readerId, from, to }) => moveCheckouts(tx, { readerId, fromKey: from.emailKey, to: to.email }),
      release: (db, readerId) => closeCheckouts(deps, db, readerId),
      erase: (tx, { readerId, emailKey }) => eraseCheckouts(tx, { readerId, emailKey }),
    },
  }
}
