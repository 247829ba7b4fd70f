import type { Shell } from '../../design/frame/shell.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import type { Checkouts } from '../subscriptions/subscriptions.module.ts'
import type { CheckoutDeps } from './checkoutDeps.ts'
import { createCheckoutReturnPage } from './checkoutReturn.page.tsx'
import {
  completeCheckout,
  eraseCheckouts,
  findCheckout,
  listAgreements,
  listHeldCheckouts,
  moveCheckouts,
} from './checkouts.sql.ts'
import { closeCheckouts } from './closeCheckouts.ts'
import { createSubscribePage } from './subscribe.page.tsx'
import { type CheckoutOutcome, takeOverCheckout } from './takeOverCheckout.ts'

export { renewsOn } from './renewal.rule.ts'

/** For subscriptions: where one came from. */
export const checkouts: Checkouts = { find: findCheckout, complete: completeCheckout }

export type Checkout = {
  /** Asks the provider what became of a payment page, and takes over the subscription that it led to; throws `ProviderUnanswered`. */
  takeOverCheckout(session: string, cause: string): Promise<CheckoutOutcome>
}

/** From the choice of a plan to the payment page and back. */
export function createCheckout(deps: CheckoutDeps) {
  const checkout: Checkout = {
    takeOverCheckout: (session, cause) => takeOverCheckout(deps, session, cause),
  }
  const personalData: PersonalDataHolder = {
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
    release(db, readerId, signal) {
      const gateway = signal ? deps.gateway.until(signal) : deps.gateway
      return closeCheckouts({ ...deps, gateway }, db, readerId)
    },
    erase: (tx, { readerId, emailKey }) => eraseCheckouts(tx, { readerId, emailKey }),
  }
  return {
    ...checkout,
    pages: (shell: Shell) => ({
      subscribe: createSubscribePage({ ...deps, shell }),
      checkoutReturn: createCheckoutReturnPage({ ...deps, shell }),
    }),
    personalData: [personalData],
  }
}
