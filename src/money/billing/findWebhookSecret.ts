import type { BillingDeps } from './deps.ts'
import { findSetting } from './provider.sql.ts'

/** From the environment, else of the endpoint that we made ourselves. */
export async function findWebhookSecret(deps: BillingDeps): Promise<string | undefined> {
  return deps.webhookSecret ?? (await findSetting(deps.db, await deps.account(), 'webhook-secret'))
}
