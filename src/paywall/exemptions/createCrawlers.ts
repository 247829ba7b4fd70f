import type { BlockList } from 'node:net'
import { LRUCache } from 'lru-cache'
import { isInRanges } from '../../platform/addressRanges.ts'
import type { Database } from '../../platform/database.ts'
import { type Crawler, claimedCrawler } from './crawlers.rule.ts'
import { findVerdict, storeVerdict } from './crawlers.sql.ts'
import { type DnsResolver, proveCrawler } from './proveCrawler.ts'

export type Crawlers = {
  /**
   * The crawler that a request has proven to be, as far as is known now; undefined for everybody else, and while it is
   * being found out. Never waits.
   */
  verified(userAgent: string | undefined, address: () => string): string | undefined
  /** Resolves when what is being found out has been found out. */
  proven(): Promise<void>
}

export type CrawlersDeps = {
  db: Database
  now: () => Temporal.Instant
  resolver: DnsResolver
  /** What their operators publish, by the name of the crawler. */
  crawlerRanges: () => ReadonlyMap<string, BlockList>
}

/** Addresses remembered, and lookups at once: strangers decide how many there are. */
const REMEMBERED = 5_000
const AT_ONCE = 20
/** A crawler's address stays one for long; whoever only says so is asked again tomorrow; no answer, soon. */
const HOLDS = { verified: { hours: 24 * 7 }, refuted: { hours: 24 }, unknown: { minutes: 10 } } as const

type Known = { verified: boolean; untilMs: number }

/** Search engines by what their operators publish: ranges, else a name that leads back to the address. */
export function createCrawlers({ db, now, resolver, crawlerRanges }: CrawlersDeps): Crawlers {
  const known = new LRUCache<string, Known>({ max: REMEMBERED })
  const asking = new Map<string, Promise<void>>()

  function isProven(crawler: Crawler, address: string): boolean {
    const published = crawlerRanges().get(crawler.name)
    if (published && isInRanges(published, address)) return true
    const key = `${crawler.name} ${address}`
    const verdict = known.get(key)
    if (verdict && verdict.untilMs > now().epochMilliseconds) return verdict.verified
    if (crawler.domains.length > 0 && !asking.has(key) && asking.size < AT_ONCE) {
      // A question that fails leaves doubt, and doubt is an ordinary visitor.
      const question = findOut(crawler, address, key).catch(() => {})
      asking.set(
        key,
        question.finally(() => asking.delete(key)),
      )
    }
    return false
  }

  async function findOut(crawler: Crawler, address: string, key: string): Promise<void> {
    const at = now()
    const verifiedUntil = await findVerdict(db, address, crawler.name, at)
    if (verifiedUntil) {
      known.set(key, { verified: true, untilMs: verifiedUntil.epochMilliseconds })
      return
    }
    const found = await proveCrawler(resolver, crawler, address)
    const until = at.add(HOLDS[found])
    known.set(key, { verified: found === 'verified', untilMs: until.epochMilliseconds })
    // Strangers decide how many addresses are refuted: those are for the memory, which has an end.
    if (found === 'verified') await storeVerdict(db, { address, crawler: crawler.name, until }, at)
  }

  return {
    verified(userAgent, address) {
      const crawler = claimedCrawler(userAgent)
      return crawler && isProven(crawler, address()) ? crawler.name : undefined
    },
    async proven() {
      await Promise.all(asking.values())
    },
  }
}
