import type { Context } from 'hono'
import type { Shell } from '../../design/shell.ts'
import type { Limits } from '../../platform/limits.ts'
import type { SignIn } from '../../readers/signIn/signIn.module.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'

/** What the use cases of the checkout work with. */
export type CheckoutDeps = SubscriptionsDeps

export type CheckoutPageDeps = CheckoutDeps & {
  shell: Shell
  limits: Limits
  signIn: SignIn
  /** The client's address, behind trusted proxies too. */
  clientAddressOf(c: Context): string
}
