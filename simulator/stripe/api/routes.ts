import { customerRoutes } from '../billing/customers.ts'
import { invoiceRoutes } from '../billing/invoiceRoutes.ts'
import { subscriptionItemRoutes } from '../billing/subscriptionItems.ts'
import { subscriptionRoutes } from '../billing/subscriptions.ts'
import { catalogRoutes } from '../catalog/catalog.ts'
import { checkoutRoutes } from '../checkout/checkoutRoutes.ts'
import { account } from '../objects/account.ts'
import { cardRoutes } from '../payments/cards.ts'
import { disputeRoutes } from '../payments/disputes.ts'
import { paymentRoutes } from '../payments/paymentRoutes.ts'
import { portalRoutes } from '../portal/portal.ts'
import type { Route } from '../request/router.ts'
import { endpointRoutes } from '../webhooks/endpoints.ts'
import { eventRoutes } from '../webhooks/events.ts'

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
  ...disputeRoutes,
  ...cardRoutes,
  ...portalRoutes,
  ...endpointRoutes,
  ...eventRoutes,
]
