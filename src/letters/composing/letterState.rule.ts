import type { Letter, LetterState } from '../drawing/drawing.module.ts'

export type LetterOrder = 'hold' | 'release' | 'stop'

export type StateDecision =
  | { kind: 'to'; state: LetterState }
  /** It is so already. */
  | { kind: 'stays' }
  | { kind: 'refused'; reason: string }

/**
 * What becomes of a letter when somebody holds, releases or stops it. What has gone stays gone: a stopped letter goes on
 * with those who have not had it.
 */
export function decideState(letter: Pick<Letter, 'state' | 'startedAt'>, order: LetterOrder): StateDecision {
  const { state } = letter
  if (state === 'sent') return { kind: 'refused', reason: 'it has been sent to everybody' }
  if (state === 'empty') return { kind: 'refused', reason: 'there was nothing new, so there is nothing to send' }
  switch (order) {
    case 'hold':
      if (state === 'held') return { kind: 'stays' }
      if (state === 'sending') return { kind: 'refused', reason: 'it is being sent; stop it instead' }
      if (state === 'stopped') return { kind: 'refused', reason: 'it is stopped already' }
      return { kind: 'to', state: 'held' }
    case 'release':
      if (state === 'scheduled' || state === 'sending') return { kind: 'stays' }
      if (state === 'stopped' && letter.startedAt) return { kind: 'to', state: 'sending' }
      return { kind: 'to', state: 'scheduled' }
    case 'stop':
      return state === 'stopped' ? { kind: 'stays' } : { kind: 'to', state: 'stopped' }
  }
}

/** Whether a correction still reaches anybody. */
export function mayCorrect(state: LetterState): boolean {
  return state !== 'sent' && state !== 'empty'
}
