export const STATES = ['incomplete', 'trialing', 'active', 'past_due', 'paused', 'canceling', 'ended'] as const
export type State = (typeof STATES)[number]

/** What one of our own commands may ask the provider for. */
export type Command = 'check-out' | 'cancel' | 'resume' | 'manage' | 'end-now'

/**
 * The table of what we may ask for, by the state we know. What the provider says is not judged by it: that is taken
 * over, see `decideSync`.
 */
const allowed: Readonly<Record<State, readonly Command[]>> = {
  incomplete: ['check-out', 'end-now'],
  trialing: ['cancel', 'manage', 'end-now'],
  active: ['cancel', 'manage', 'end-now'],
  past_due: ['cancel', 'resume', 'manage', 'end-now'],
  paused: ['cancel', 'resume', 'manage', 'end-now'],
  canceling: ['resume', 'manage', 'end-now'],
  ended: ['check-out'],
}

export function mayAskFor(state: State, command: Command): boolean {
  return allowed[state].includes(command)
}

/** Whether a subscription stands as a reader asked for: it will end, or it goes on. */
export function isAsAsked(
  command: 'cancel' | 'resume',
  { state, cancelAt }: { state: State; cancelAt: Temporal.Instant | undefined },
): boolean {
  return isPaying(state) && (cancelAt !== undefined) === (command === 'cancel')
}

/** Canceling leaves one that is owed or paused what it is, for what it opens: only the day says that it was done. */
export function isCanceled({ state, cancelAt }: { state: State; cancelAt?: Temporal.Instant | undefined }): boolean {
  return state === 'canceling' || ((state === 'past_due' || state === 'paused') && cancelAt !== undefined)
}

/** At most one of a reader's subscriptions is in one of these; the database holds it to that. */
export function isPaying(state: State): boolean {
  return state !== 'incomplete' && state !== 'ended'
}

/** In the provider's own words: nothing more will be charged for it there. */
export function isOverThere(status: string): boolean {
  return status === 'canceled' || status === 'incomplete_expired'
}

/** Where a subscription is expected to go from each state; `undefined` is one that we have not seen before. */
const expected: Readonly<Record<State | 'unseen', readonly State[]>> = {
  unseen: ['incomplete', 'trialing', 'active'],
  incomplete: ['trialing', 'active', 'ended'],
  trialing: ['active', 'past_due', 'paused', 'canceling', 'ended'],
  active: ['past_due', 'paused', 'canceling'],
  past_due: ['active', 'canceling', 'ended'],
  paused: ['active', 'trialing', 'canceling', 'ended'],
  canceling: ['trialing', 'active', 'past_due', 'ended'],
  ended: [],
}

export type SaidByProvider = { status: string; collectionPaused: boolean; cancelAt: Temporal.Instant | undefined }

export type SyncDecision =
  | { kind: 'take'; state: State; path: 'expected' | 'reconciled' }
  /** Leaves the last known state as it is, and alarms. */
  | { kind: 'refuse'; reason: string }

/** The provider's re-fetched object decides, whatever we believed; only a status nobody knows is refused. */
export function decideSync(last: State | undefined, said: SaidByProvider): SyncDecision {
  const state = stateOf(said)
  if (!state) return { kind: 'refuse', reason: `unknown status ${said.status.slice(0, 40)}` }
  const isExpected = state === last || expected[last ?? 'unseen'].includes(state)
  return { kind: 'take', state, path: isExpected ? 'expected' : 'reconciled' }
}

function stateOf(said: SaidByProvider): State | undefined {
  switch (said.status) {
    case 'trialing':
    case 'active':
      if (said.collectionPaused) return 'paused'
      return said.cancelAt ? 'canceling' : said.status
    case 'paused':
      return 'paused'
    // Unpaid: the provider has stopped trying. To us it is still owed; the grace period decides about access.
    case 'past_due':
    case 'unpaid':
      return 'past_due'
    case 'incomplete':
      return 'incomplete'
    default:
      return isOverThere(said.status) ? 'ended' : undefined
  }
}
