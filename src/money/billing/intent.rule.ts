import type { JudgedError } from './stripeError.rule.ts'

/** Something that is ordered of the provider. */
export type Intent = {
  /** `cancel`, `refund` */
  verb: string
  /** What it is about, by id: a checkout of ours, a subscription, a payment. */
  subject: string
  /**
   * What was known of it when this was asked for, where the same may be asked for again: whoever has learnt since that it
   * was done, and undone, means another doing, though no answer to the first was ever heard.
   */
  asOf?: string
  parameters: unknown
  /**
   * A reader may cancel, resume and cancel again: once answered, the next is a new order. Without it a success is the
   * end of it, and asking again is answered with the same success.
   */
  repeatable: boolean
  /** Made for this one order, such as a checkout: nothing is ever ordered of it again, so no answer is remembered. */
  fresh?: true
}

/** What a reader may ask for again and again. */
export function intentOfCommand(
  verb: 'cancel' | 'resume',
  { providerId, version }: { providerId: string; version: number },
): Intent {
  return { verb, subject: providerId, asOf: String(version), parameters: {}, repeatable: true }
}

/** What is done once and for all. */
export function intentOfEnding(verb: 'end' | 'void', subject: string): Intent {
  return { verb, subject, parameters: {}, repeatable: false }
}

export function intentOfRefund(subject: string, parameters: Record<string, string>): Intent {
  return { verb: 'refund', subject, parameters, repeatable: false }
}

/** What tells one intent from another; `hash` is that of its parameters. */
export function nameOfIntent({ verb, subject, asOf }: Intent, hash: string): string {
  return [verb, subject, asOf ?? '', hash].join(':')
}

/** Another database at the same account has a checkout 1, too. `answered`: so many tries of this intent were. */
export function idempotencyKey(installation: string, name: string, answered: number): string {
  return `dateline:${installation}:${name}:${answered}`
}

/**
 * Whether the next try has a key of its own. The provider replays its first answer to a key, for ever: an answered refusal
 * is not to be replayed, and an unheard call is.
 */
export function isAnswerCounted({ repeatable, fresh }: Intent, outcome: 'done' | JudgedError): boolean {
  switch (outcome) {
    case 'done':
      return repeatable
    case 'refused':
    case 'failed':
      return !fresh
    case 'unanswered':
      return false
  }
}
