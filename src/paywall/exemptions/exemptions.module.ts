import type { Platform } from '../../platform/platform.ts'
import { crawlerListsAged } from './crawlerLists.job.ts'
import { refreshCrawlers } from './refreshCrawlers.ts'

export { CRAWLER_SNAPSHOT } from './crawlerSnapshot.ts'
export { CRAWLERS } from './crawlers.rule.ts'
export { loadRanges } from './crawlers.sql.ts'
export { createExemptions, type ExemptingRequest } from './createExemptions.ts'
export type { Institutions } from './createInstitutionIndex.ts'
export { createInstitutionIndex } from './createInstitutionIndex.ts'
export { createNetworkCap } from './createNetworkCap.ts'
export { type Exemption, exemptionFor } from './exemption.rule.ts'
export { INSTITUTION_WORDS, type Institution } from './institution.rule.ts'
export { loadInstitutions } from './institutions.sql.ts'
export { isLinkPreviewAgent } from './linkPreviewAgents.rule.ts'
export type { DnsResolver } from './proveCrawler.ts'
export { readInstitutionChange } from './readInstitutionChange.ts'
export { setInstitution } from './setInstitution.ts'

/** The lists of addresses that operators of search engines publish. `areRead`: the publisher's switch. */
export function createCrawlerLists({ db, clock, log, jobs }: Platform, areRead: () => boolean) {
  jobs.handle(crawlerListsAged, async (_, { signal }) => {
    await refreshCrawlers({ db, now: clock.now, log, signal })
  })
  return {
    /** Has them fetched by a worker, where they are of use; while one is at it, nothing more. */
    async refresh() {
      if (areRead()) await jobs.enqueue(db, crawlerListsAged, {})
    },
  }
}
