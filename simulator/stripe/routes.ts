import { account } from './account.ts'
import { cardRoutes } from './cards.ts'
import { catalogRoutes } from './catalog.ts'
import { checkoutRoutes } from './checkoutRoutes.ts'
import { customerRoutes } from './customers.ts'
import { endpointRoutes } from './endpoints.ts'
import { eventRoutes } from './events.ts'
import { invoiceRoutes } from './invoiceRoutes.ts'
import { paymentRoutes } from './paymentRoutes.ts'
import { portalRoutes } from './portal.ts'
import type { Route } from './router.ts'
import { subscriptionItemRoutes } from './subscriptionItems.ts'
import { subscriptionRoutes } from './subscriptions.ts'

/** The whole API. Fixed paths stand before those with an id in the same place. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/v1/account', access: 'read', act: () => account() },
  ...customerRoutes,
  ...catalogRoutes,
  ...checkoutRoutes,
  ...subscriptionRoutes,
  ...subscriptionItemRoutes,
  ...invoiceRoutes,
  ...paymentRoutes,
  ...cardRoutes,
  ...portalRoutes,
  ...endpointRoutes,
  ...eventRoutes,
]
