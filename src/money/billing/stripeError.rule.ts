/** What can be read from an error of the provider's SDK; `statusCode` is missing when nobody answered. */
export type FailedCall = { statusCode?: number | undefined; code?: string | undefined }

export type JudgedError =
  /** A definite answer that says no: asking the very same again would only repeat it. */
  | 'refused'
  /** Answered, but with a failure of theirs: stored under the idempotency key like any other answer. */
  | 'failed'
  /** Nobody knows whether it was done; only the same key asks for the same thing. */
  | 'unanswered'

export function judgeStripeError(error: FailedCall): JudgedError {
  const { statusCode, code } = error
  if (statusCode === undefined) return 'unanswered'
  // Not looked at, or still in the work under the same key.
  if (statusCode === 429 || code === 'idempotency_key_in_use' || (statusCode === 409 && code !== undefined))
    return 'unanswered'
  if (statusCode >= 500) return 'failed'
  // A wrong key says nothing about what was asked for.
  if (statusCode === 401 || statusCode === 403) return 'unanswered'
  return 'refused'
}
