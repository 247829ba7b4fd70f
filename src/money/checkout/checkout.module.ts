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
  listPersonalCheckouts,
  moveCheckouts,
} from './checkouts.sql.ts'
import { closeCheckouts } from './closeCheckouts.ts'
import { nothingCameOf } from './forgetCheckout.job.ts'
import { forgetCheckouts } from './forgetCheckouts.ts'
import { forgetUnlessPaid } from './forgetUnlessPaid.ts'
import { type BegunByLetter, countBegun } from './letters.sql.ts'
import { createSubscribePage } from './subscribe.page.tsx'
import { type CheckoutOutcome, syncCheckout } from './syncCheckout.ts'
import { createWelcomePage } from './welcome.page.tsx'

export type { CheckoutDeps } from './checkoutDeps.ts'
export { endCheckoutSignIns } from './checkouts.sql.ts'

/** For subscriptions: where one came from. */
export const checkouts: Checkouts = { find: findCheckout, complete: completeCheckout }

export type Checkout = {
  /** Asks the provider what became of a payment page, and takes over the subscription that it led to; throws `ProviderUnanswered`. */
  syncCheckout(session: string, cause: string): Promise<CheckoutOutcome>
  /** What was begun, within seven days, by those whom a letter brought: trials, and subscriptions without one. */
  begunByLetter(letterId: number): Promise<BegunByLetter>
}

/** From the choice of a plan to the payment page and back. */
export function createCheckout(deps: CheckoutDeps) {
  const within = (signal: AbortSignal) => ({ ...deps, gateway: deps.gateway.until(signal) })
  deps.jobs.handle(nothingCameOf, (which, { signal }) => forgetUnlessPaid(within(signal), which))
  const checkout: Checkout = {
    syncCheckout: (session, cause) => syncCheckout(deps, session, cause),
    begunByLetter: (letterId) => countBegun(deps.db, letterId),
  }
  const personalData: PersonalDataHolder = {
    // Told and exported with the subscription that it leads to.
    name: 'subscription',
    facts: async () => undefined,
    everything: (db, { readerId, emailKey }) => listPersonalCheckouts(db, readerId, emailKey),
    consents: async (db, { readerId }) =>
      (await listAgreements(db, readerId)).map(({ at, plan, evidence }) => ({
        at,
        event: 'agreed',
        to: plan,
        shown: String(evidence.agreed ?? ''),
      })),
    move: (tx, { readerId, from, to }) => moveCheckouts(tx, { readerId, fromKey: from.emailKey, to: to.email }),
    endElsewhere(db, readerId, _askedAt, signal) {
      return closeCheckouts(signal ? within(signal) : deps, db, readerId)
    },
    erase: (tx, { readerId, emailKey }, now) => eraseCheckouts(tx, { readerId, emailKey }, now),
  }
  return {
    ...checkout,
    pages: (shell: Shell) => ({
      subscribe: createSubscribePage({ ...deps, shell }),
      checkoutReturn: createCheckoutReturnPage({ ...deps, shell }),
      welcome: createWelcomePage({ ...deps, shell }),
    }),
    personalData: [personalData],
    dueWork: [forgetCheckouts(deps)],
  }
}
