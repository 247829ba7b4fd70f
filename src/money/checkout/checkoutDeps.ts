import type { Shell } from '../../design/frame/shell.ts'
import type { SignIn } from '../../readers/signIn/signIn.module.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'

/** What the use cases of the checkout work with. */
export type CheckoutDeps = SubscriptionsDeps & {
  signIn: SignIn
  /** The letter by which a browser came, by its cookie `letter`; undefined where none did, or that may not be known. */
  broughtBy: (cookie: string | undefined, objects: boolean) => number | undefined
}

export type CheckoutPageDeps = CheckoutDeps & { shell: Shell }
