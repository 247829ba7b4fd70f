import type { ReturnOutcome } from '../returns/returns.module.ts'

/** One of a provider's events, as far as it is about what became of a mail. */
export type ProviderEvent = {
  /** Unique with that provider. */
  id: string
  outcome: ReturnOutcome
  /** Of the mail as we sent it, where the provider keeps it. */
  messageId: string | undefined
  /** What we gave along for the provider to give back: the token. */
  metadata: unknown
  email: string | undefined
  diagnostic: string
}
