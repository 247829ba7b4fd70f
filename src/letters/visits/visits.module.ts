import type { Platform } from '../../platform/platform.ts'
import type { AccountPanel, PersonalDataHolder, Readers } from '../../readers/accounts/accounts.module.ts'
import { createCountingPage } from './counting.page.tsx'
import { CountingPanel } from './counting.view.tsx'
import { createObjections } from './createObjections.ts'
import type { LetterVisit } from './letterVisit.ts'
import { moveObjection } from './objections.sql.ts'
import { recordVisit } from './recordVisit.ts'
import { countClicks, countVisits, erasePersonalRows, listPersonalRows, type VisitCount } from './visits.sql.ts'

export { CountingForm } from './counting.view.tsx'
export type { Objections } from './createObjections.ts'
export type { LetterVisit } from './letterVisit.ts'
export type { VisitCount } from './visits.sql.ts'

export type Visits = {
  /**
   * Keeps that a letter was opened or a link of it followed, the first time of each. `objects`: the browser said
   * `Sec-GPC: 1`, or the reader has; then nothing is kept, nor where the publication counts nothing of the kind.
   */
  record(visit: LetterVisit, objects?: boolean): Promise<boolean>
  /** Readers who opened a letter (which is unreliable), clicked, were scanned, or unsubscribed by it, each once, by arm. */
  count(letterId: number): Promise<VisitCount[]>
  /** What of a letter people clicked, by article group. */
  clicks(letterId: number): Promise<{ groupId: number; readers: number }[]>
}

export type VisitsDeps = Pick<Platform, 'db' | 'clock' | 'browserOf'> & {
  /** The publication's setting `letter-statistics`. */
  isCounting: () => boolean
  readers: Readers
}

/** What readers do with letters, and whether it may be counted of whom. */
export function createVisits({ db, isCounting, ...deps }: VisitsDeps) {
  const objections = createObjections(db)
  const visits: Visits = {
    record: (visit, objects = false) => recordVisit(db, { isCounting: isCounting(), objects }, visit),
    count: (letterId) => countVisits(db, letterId),
    clicks: (letterId) => countClicks(db, letterId),
  }
  const personalData: PersonalDataHolder = {
    name: 'letterVisits',
    facts: async () => undefined,
    everything: (from, { emailKey }) => listPersonalRows(from, emailKey),
    move: (tx, { from, to }) => moveObjection(tx, from.emailKey, to.emailKey),
    erase: (tx, { emailKey }) => erasePersonalRows(tx, emailKey),
  }
  const accountPanel: AccountPanel = {
    order: 25,
    async render(_, { emailKey, addressConfirmed, words }) {
      if (!addressConfirmed) return undefined
      const objects = await objections.has(emailKey)
      return isCounting() || objects ? CountingPanel({ words, action: '/account/counting', objects }) : undefined
    },
  }
  return {
    ...visits,
    objections,
    pages: () => ({ counting: createCountingPage({ ...deps, objections }) }),
    accountPanels: [accountPanel],
    personalData: [personalData],
  }
}
