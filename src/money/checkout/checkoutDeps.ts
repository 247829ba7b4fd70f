import type { Shell } from '../../design/frame/shell.ts'
import type { SignIn } from '../../readers/signIn/signIn.module.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'

/** What the use cases of the checkout work with. */
export type CheckoutDeps = SubscriptionsDeps & { signIn: SignIn }

export type CheckoutPageDeps = CheckoutDeps & { shell: Shell }
