/** What a dispute comes to: a person must look at it, the money is gone, or nothing has come of it. */
export type Verdict = 'open' | 'lost' | 'over'

/** By the provider's word for how it stands; a word that nobody knows is one that a person must look at. */
export function judgeDispute(status: string): Verdict {
  switch (status) {
    case 'lost':
      return 'lost'
    case 'won':
    case 'warning_closed':
    case 'prevented':
      return 'over'
    default:
      return 'open'
  }
}
