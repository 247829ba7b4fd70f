/** A newspaper of yesterday is not brought: after some twenty-four hours it is given up. */
const MOST_TRIES = 28
const FIRST_SECONDS = 60
const LONGEST_SECONDS = 3600

/** How long a mail waits that one reader's mailbox did not take now; undefined: it is given up. */
export function retryAfter(tries: number): Temporal.Duration | undefined {
  if (tries >= MOST_TRIES) return undefined
  return seconds(Math.min(FIRST_SECONDS * 2 ** (tries - 1), LONGEST_SECONDS))
}

/** How long nothing is handed over after so many failures in a row: a receiver wants patience, a server is restarted. */
export function backOffFor(receiver: string, failures: number): Temporal.Duration {
  const [first, longest] = receiver === 'server' ? [5, 300] : [60, 3600]
  return seconds(Math.min(first * 2 ** (failures - 1), longest))
}

/** When nobody knows whether it arrived: long enough for a server that is only slow to make itself heard elsewhere. */
export const UNANSWERED_MINUTES = 15

/** It is tried once more, and no third time: each may have arrived. */
export const mayTryUnanswered = (unanswered: number): boolean => unanswered < 2

const seconds = (count: number) => Temporal.Duration.from({ seconds: count })
