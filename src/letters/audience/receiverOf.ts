import { OTHER_RECEIVER, RECEIVER_OF_DOMAIN } from './receivers.ts'

export function receiverOf(email: string): { domain: string; receiver: string } {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return { domain, receiver: RECEIVER_OF_DOMAIN.get(domain) ?? OTHER_RECEIVER }
}
