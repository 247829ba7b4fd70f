import type { ReturnsDeps } from '../returns/returns.module.ts'
import { topicToConfirm } from './confirmTopic.job.ts'
import { confirmTopic } from './confirmTopic.ts'
import { keepCertificates } from './keepCertificates.ts'
import { createMailWebhookEndpoint, type WebhookSecrets } from './webhook.endpoint.ts'

export type { WebhookSecrets } from './webhook.endpoint.ts'

export type MailEventsSettings = {
  secrets: WebhookSecrets
  /** Another way to Amazon's certificates than the network. */
  certificateAt?: ((url: string) => Promise<string>) | undefined
}

/** What mail providers tell by webhook of the letters that went through them. */
export function createMailEvents(deps: ReturnsDeps, settings: MailEventsSettings) {
  deps.jobs.handle(topicToConfirm, ({ url }, { signal }) => confirmTopic(url, signal))
  const { secrets, certificateAt = keepCertificates() } = settings
  return { endpoints: { mailWebhook: createMailWebhookEndpoint(deps, secrets, certificateAt) } }
}
