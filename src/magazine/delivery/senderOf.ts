import type { DeliveryDeps } from './deliveryDeps.ts'

/** From which address mails come, which a Kindle's owner has to allow: as the platform's mailer has it. */
export function senderOf({ publication, site }: Pick<DeliveryDeps, 'publication' | 'site'>): string {
  return publication.facts().email || `no-reply@${new URL(site.origin).hostname}`
}
