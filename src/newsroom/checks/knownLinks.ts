import { findAddresses, lookedFor } from '../../articles/store/store.module.ts'
import type { Database } from '../../platform/database.ts'
import { isFixedPath } from '../../publication/facts/facts.module.ts'
import { addressOf } from './addresses.rule.ts'
import type { LinkState } from './findings.rule.ts'
import { findLooks } from './links.sql.ts'

/** For so long what was found at the other end of a link is believed. */
const BELIEVED_HOURS = 24

export type KnownLinks = {
  states: Map<string, LinkState>
  /** Looked at, without an answer that says whether it is there. */
  unchecked: { url: string; detail: string }[]
  /** Nobody has looked within a day. */
  unlooked: string[]
}

/** What is known of these links now: ours by the database, others by what the last look has found. */
export async function knownLinks(
  db: Database,
  hrefs: readonly string[],
  origin: string,
  now: Temporal.Instant,
): Promise<KnownLinks> {
  const own = new Map<string, string>()
  const elsewhere = new Map<string, string>()
  for (const href of new Set(hrefs)) {
    const address = addressOf(href, origin)
    if (address?.kind === 'elsewhere') elsewhere.set(href, address.url)
    const path = address?.kind === 'own' ? lookedFor(address.path) : undefined
    if (path !== undefined && !isFixedPath(path)) own.set(href, path)
  }
  const [there, looks] = await Promise.all([
    findAddresses(db, [...new Set(own.values())]),
    findLooks(db, [...new Set(elsewhere.values())]),
  ])
  const states = new Map<string, LinkState>()
  for (const [href, path] of own) states.set(href, { kind: there.has(path) ? 'there' : 'no-article' })
  const byUrl = new Map(looks.map((look) => [look.url, look]))
  const believedSince = now.subtract({ hours: BELIEVED_HOURS })
  const [unlooked, unchecked] = [new Set<string>(), new Map<string, string>()]
  for (const [href, url] of elsewhere) {
    const look = byUrl.get(url)
    const isOld = !look || Temporal.Instant.compare(look.lookedAt, believedSince) < 0
    if (isOld) unlooked.add(url)
    if (!look) continue
    const { state, detail } = look
    states.set(href, state === 'gone' || state === 'private' ? { kind: state, detail } : { kind: state })
    if (state === 'unknown') unchecked.set(url, detail)
  }
  return { states, unchecked: [...unchecked].map(([url, detail]) => ({ url, detail })), unlooked: [...unlooked] }
}
