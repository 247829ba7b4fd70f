import { BlockList } from 'node:net'
import { addRange } from '../../platform/addressRanges.ts'
import type { Database } from '../../platform/database.ts'
import { keptInMemory } from '../../platform/keptInMemory.ts'
import type { Log } from '../../platform/log.ts'
import type { Notices } from '../../platform/notices.ts'
import {
  CRAWLER_SNAPSHOT,
  CRAWLERS,
  createInstitutionIndex,
  type Institutions,
  loadInstitutions,
  loadRanges,
} from '../exemptions/exemptions.module.ts'
import type { PaywallPolicy } from '../meter/meter.module.ts'
import { loadPolicy, POLICY_CHANNEL } from '../meter/meter.module.ts'

/** By what is decided, besides who asks for what. */
export type KeptRules = {
  policy(): PaywallPolicy
  institutions(): Institutions
  /** What search engines publish of their addresses, by the name of the crawler. */
  crawlerRanges(): ReadonlyMap<string, BlockList>
  reload(): Promise<void>
  close(): void
}

export type RulesDeps = { db: Database; notices: Notices; log: Log; zone: () => string }

/**
 * The publisher's policy, the institutions and the search engines' ranges, in memory. `changed` is told of every change
 * once it has taken effect: what was remembered under the old rules is to be forgotten then.
 */
export async function keepRules({ db, notices, log, zone }: RulesDeps, changed: () => void): Promise<KeptRules> {
  let policy: PaywallPolicy
  let institutions: Institutions
  let crawlerRanges: ReadonlyMap<string, BlockList>
  const kept = keptInMemory({
    name: 'paywall',
    async load() {
      const [stored, list, ranges] = await Promise.all([loadPolicy(db), loadInstitutions(db), loadRanges(db)])
      return { stored, list, ranges }
    },
    notices,
    channels: [POLICY_CHANNEL],
    log,
    changed({ stored, list, ranges }) {
      policy = { ...stored, zone: zone() }
      institutions = createInstitutionIndex(list)
      crawlerRanges = new Map(
        CRAWLERS.map(({ name }) => [name, listOf(ranges.get(name) ?? CRAWLER_SNAPSHOT[name] ?? [])]),
      )
      changed()
    },
  })
  await kept.reload()
  return {
    policy() {
      const now = zone()
      if (now !== policy.zone) policy = { ...policy, zone: now }
      return policy
    },
    institutions: () => institutions,
    crawlerRanges: () => crawlerRanges,
    reload: kept.reload,
    close: kept.close,
  }
}

function listOf(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) addRange(list, entry)
  return list
}
