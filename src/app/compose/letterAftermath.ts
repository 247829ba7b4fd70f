import { headlinesOfGroups } from '../../articles/store/store.module.ts'
import { countReturnsOf } from '../../letters/returns/returns.module.ts'
import type { Aftermath } from '../../letters/sending/sending.module.ts'
import type { Visits } from '../../letters/visits/visits.module.ts'
import type { Checkout } from '../../money/checkout/checkout.module.ts'
import type { Database } from '../../platform/database.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

/** So many of the articles that people clicked. */
const MOST_ARTICLES = 10

export type AftermathDeps = {
  publication: Publication
  visits: Pick<Visits, 'count' | 'clicks'>
  checkout: Pick<Checkout, 'begunByLetter'>
}

/** What is known of a letter in the rooms that each know a part of it. */
export async function letterAftermath(deps: AftermathDeps, db: Database, letterId: number): Promise<Aftermath> {
  const returns = await countReturnsOf(db, letterId)
  const returned = (wanted: string) => returns.find(({ outcome }) => outcome === wanted)?.readers ?? 0
  const visits = await deps.visits.count(letterId)
  const visited = (wanted: string) =>
    visits.filter(({ kind }) => kind === wanted).reduce((total, { readers }) => total + readers, 0)
  const clicks = (await deps.visits.clicks(letterId)).slice(0, MOST_ARTICLES)
  const { language, letterStatistics } = deps.publication.facts()
  const ids = clicks.map(({ groupId }) => groupId)
  const headlines = await headlinesOfGroups(db, ids, language)
  return {
    returned: {
      delivered: returned('delivered') || undefined,
      hard: returned('hard'),
      soft: returned('soft'),
      complaints: returned('complaint'),
    },
    counted: {
      counting: letterStatistics,
      openedUnreliably: visited('open'),
      clicked: visited('click'),
      fetchedByMachines: visited('scan'),
      articles: clicks.map(({ groupId, readers }) => ({ groupId, headline: headlines.get(groupId) ?? '', readers })),
      unsubscribed: visited('stop'),
      ...(await deps.checkout.begunByLetter(letterId)),
    },
  }
}
