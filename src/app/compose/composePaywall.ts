import { Resolver } from 'node:dns/promises'
import { headlinesOfGroups } from '../../articles/store/store.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import { openPaywall, type Paywall } from '../../paywall/decisions/decisions.module.ts'
import { createCrawlerLists, type DnsResolver, isLinkPreviewAgent } from '../../paywall/exemptions/exemptions.module.ts'
import { createLetterPasses, type LetterVisit } from '../../paywall/letterPasses/letterPasses.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { type Readers, STANDING_CHANNEL } from '../../readers/accounts/accounts.module.ts'
import { roleOf } from '../../staff/accounts/accounts.module.ts'
import { may } from '../../staff/permissions/permissions.module.ts'

export type PaywallWingDeps = {
  languages: Languages
  publication: Publication
  readers: Readers
  subscriberUntil(readerId: number, now: Temporal.Instant): Promise<Temporal.Instant | undefined>
  /** Another one than the machine's. */
  resolver: DnsResolver | undefined
  /** Keeps that a link of a letter was followed, for the letter's report. */
  recordVisit?: (visit: LetterVisit) => Promise<unknown>
}

/** Who may read what. It knows sessions, roles and subscriptions only through these ports. */
export async function composePaywall(platform: Platform, deps: PaywallWingDeps) {
  const { db } = platform
  const { languages, publication, readers } = deps
  const known: { paywall?: Paywall } = {}
  const zone = () => publication.facts().zone
  const letterPasses = createLetterPasses(platform, {
    terms: () => known.paywall?.policy().letterPasses,
    zone,
    subscriberUntil: deps.subscriberUntil,
    isLinkPreview: isLinkPreviewAgent,
    recordVisit: deps.recordVisit,
    isCounting: () => publication.facts().letterStatistics,
  })
  const paywall = await openPaywall(platform, {
    heldPasses: letterPasses.held,
    words: languages.own,
    resolver: deps.resolver ?? new Resolver({ timeout: 2_000, tries: 1 }),
    headlinesOf: (groupIds) => headlinesOfGroups(db, groupIds, publication.facts().language),
    zone,
    standingChannel: STANDING_CHANNEL,
    sessionReader: async (token, now) => {
      const session = await readers.sessionFromToken(db, token, now)
      if (!session) return undefined
      const { readerId, lastUsedAt, email, emailKey, addressConfirmed } = session
      return {
        readerId,
        lastUsedAt,
        previews: session.staff && may(await roleOf(db, emailKey), 'preview'),
        emailDomain: addressConfirmed ? email.slice(email.lastIndexOf('@') + 1).toLowerCase() : undefined,
      }
    },
    touchSession: (sessionHash, now) => readers.touch(db, sessionHash, now),
    subscriberUntil: deps.subscriberUntil,
    lockReader: async (tx, readerId) => (await readers.lock(tx, readerId)) !== undefined,
  })
  known.paywall = paywall
  const crawlerLists = createCrawlerLists(platform, () => paywall.policy().crawlers)
  return { paywall, letterPasses, crawlerLists, parts: [paywall, letterPasses] as const }
}
