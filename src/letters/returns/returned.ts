/**
 * What became of a mail. `hard`: there is no such mailbox; `soft`: not this time; `complaint`: the reader called it spam;
 * `unknown`: it came back and says nothing about the mailbox, such as a refusal of the sender.
 */
export type ReturnOutcome = 'hard' | 'soft' | 'complaint' | 'delivered' | 'unknown'

/** Somebody's machine answered, and nothing is wrong with the mailbox. */
export type Heard = ReturnOutcome | 'auto-reply'

/** The providers whose webhooks are understood. */
export const PROVIDERS = ['postmark', 'mailgun', 'ses', 'sendgrid', 'brevo'] as const
export type Provider = (typeof PROVIDERS)[number]

export type Returned = {
  /** `smtp`: the server refused it as it was sent. */
  source: 'mailbox' | 'smtp' | Provider
  /** What makes two reports one: unique within the source. */
  sourceId: string
  outcome: ReturnOutcome
  /** Of the ledger: part of the mail's Message-ID and return path. */
  token: string | undefined
  /** Whose mailbox, where whoever says it is known: by a signature, never by a mail. */
  email: string | undefined
  /** In the words of who refused it. */
  diagnostic: string
}
