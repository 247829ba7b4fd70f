import type { Signer } from '../../platform/signing.ts'
import { readGiftCookie } from '../gifts/gifts.module.ts'
import { CRAWLER_ARTICLES_A_DAY } from './crawlers.rule.ts'
import { createBudgets } from './createBudgets.ts'
import { type CrawlersDeps, createCrawlers } from './createCrawlers.ts'
import type { Institutions } from './createInstitutionIndex.ts'
import type { Exempted, Exemption } from './exemption.rule.ts'
import { institutionReads } from './institution.rule.ts'

/** What of a request may bring an exemption. */
export type ExemptingRequest = {
  /** The client's address, looked up only where it matters. */
  address: () => string
  userAgent: string | undefined
  /** The gift cookie's value, signed, as it came. */
  gifts: string | undefined
  /** What a letter opens to this browser, found out before. */
  letter?: Exemption | undefined
}

export type Exemptions = {
  /** What a session brings with it: remembered with the reader's standing. */
  ofReader(reader: { previews: boolean; emailDomain: string | undefined }): Exemption[]
  /** The standing with what this one request brings; the same object where it brings nothing. */
  withRequest<Whose extends Exempted>(standing: Whose, request: ExemptingRequest): Whose
  /** Takes note of an article that was opened: institutions and crawlers have so many a day. */
  noteOpened(access: Opened): void
  /** Whether the database has to say first that the day's budget lets this be opened: then `settle`, and decide again. */
  isUnsure(access: Opened): boolean
  settle(access: Opened): Promise<void>
  /** Resolves when every address that says it is a search engine's has been looked at. */
  proven(): Promise<void>
}

type Opened = { kind: string; reason: string; by?: string }

export type ExemptionsDeps = CrawlersDeps & {
  giftSigner: Signer
  zone: () => string
  institutions: () => Institutions
  /** The publisher's switch. */
  crawlersRead: () => boolean
}

/** Who reads although the meter would not let them, so far as the process knows. */
export function createExemptions(deps: ExemptionsDeps): Exemptions {
  const { institutions } = deps
  const crawlers = createCrawlers(deps)
  const budgets = createBudgets(deps.db)
  const budgetOf = ({ kind, reason, by }: Opened) =>
    kind === 'open' && by !== undefined ? `${reason} ${by}` : undefined
  const today = () => deps.now().toZonedDateTimeISO(deps.zone()).toPlainDate()

  /**
   * Whether it still opens articles: what a session brought is remembered for longer than a day may last. Gifts and
   * letters have their budgets in tables of their own, staff need none.
   */
  function opensToday(exemption: Exemption): boolean {
    const { kind } = exemption
    if (kind !== 'institution' && kind !== 'crawler') return true
    const day = today()
    if (kind === 'crawler') return !budgets.isSpent(`crawler ${exemption.name}`, CRAWLER_ARTICLES_A_DAY, day.toString())
    const institution = institutions().named(exemption.name)
    if (!institution || !institutionReads(institution, day)) return false
    return !budgets.isSpent(`institution ${exemption.name}`, institution.daily, day.toString())
  }

  function ofAddress({ address }: ExemptingRequest): Exemption[] {
    const known = institutions()
    const institution = known.haveRanges ? known.ofAddress(address(), today()) : undefined
    return institution ? [{ kind: 'institution', name: institution.name }] : []
  }

  /** A search engine that has proven to be one reads without being counted. None has a session. */
  function ofCrawler(standing: Exempted, { userAgent, address }: ExemptingRequest): Exemption | undefined {
    if (standing.kind !== 'visitor' || !deps.crawlersRead()) return undefined
    const name = crawlers.verified(userAgent, address)
    return name === undefined ? undefined : { kind: 'crawler', name }
  }

  function ofGifts({ gifts }: ExemptingRequest): Exemption[] {
    const value = gifts === undefined ? undefined : deps.giftSigner.verify(gifts)
    if (value === undefined) return []
    return readGiftCookie(value, deps.now()).map(({ groupId }) => ({ kind: 'gift', groupId }))
  }

  return {
    noteOpened(access) {
      const name = budgetOf(access)
      if (name !== undefined) budgets.note(name)
    },
    isUnsure(access) {
      const name = budgetOf(access)
      return name !== undefined && budgets.isUnsure(name)
    },
    async settle(access) {
      const name = budgetOf(access)
      if (name !== undefined) await budgets.settle(name)
    },
    proven: () => crawlers.proven(),
    ofReader({ previews, emailDomain }) {
      const institution = emailDomain === undefined ? undefined : institutions().ofDomain(emailDomain, today())
      return [
        ...(previews ? [{ kind: 'staff' } as const] : []),
        ...(institution ? [{ kind: 'institution', name: institution.name } as const] : []),
      ]
    },
    withRequest(standing, request) {
      // Nearly every request: nothing is made for it.
      const crawler = ofCrawler(standing, request)
      const own = standing.exemptions ?? []
      const { gifts, letter } = request
      if (!institutions().haveRanges && gifts === undefined && !letter && !crawler && own.length === 0) return standing
      const all = [
        ...[...own, ...ofAddress(request), ...ofGifts(request)],
        ...[...(letter ? [letter] : []), ...(crawler ? [crawler] : [])],
      ]
      return all.length === 0 ? standing : { ...standing, exemptions: all.filter(opensToday) }
    },
  }
}
