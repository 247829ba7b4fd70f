import type { PassHolder } from './letterPasses.sql.ts'

type LetterStanding = PassHolder['standing']

/** As whom a letter is shown on the web: who subscribed when it was sent and does not any more has lapsed. */
export function standingNow(standing: LetterStanding, subscribesNow: boolean): LetterStanding {
  const paid = standing === 'trial' || standing === 'subscriber'
  return paid && !subscribesNow ? 'lapsed' : standing
}
