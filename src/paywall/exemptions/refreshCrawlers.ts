import { z } from 'zod'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { announce } from '../../platform/notices.ts'
import { POLICY_CHANNEL } from '../meter/meter.module.ts'
import { CRAWLER_SNAPSHOT } from './crawlerSnapshot.ts'
import { CRAWLERS, type Crawler, isPlausibleList } from './crawlers.rule.ts'
import { loadRanges, storeRanges } from './crawlers.sql.ts'

const List = z.object({
  prefixes: z.array(z.object({ ipv4Prefix: z.string().optional(), ipv6Prefix: z.string().optional() })),
})

const ANSWERS_WITHIN_MS = 10_000
const LARGEST_BYTES = 2_000_000

/**
 * Fetches each operator's list of ranges, where the network allows. A list that cannot be one is refused, and the last
 * good one holds. Returns the names of the crawlers whose lists are new. `sources`: for tests.
 */
export async function refreshCrawlers(
  deps: { db: Database; now: () => Temporal.Instant; log: Log; signal: AbortSignal },
  sources: readonly Pick<Crawler, 'name' | 'ranges'>[] = CRAWLERS,
): Promise<string[]> {
  const held = await loadRanges(deps.db)
  const renewed: string[] = []
  const lists = await Promise.all(
    sources.map(async ({ name, ranges: url }) => {
      const fetched = await fetchList(url, deps.signal).catch((error: Error) => {
        deps.log.info({ crawler: name, err: error.message }, 'a list of crawlers could not be fetched')
        return undefined
      })
      return { name, fetched }
    }),
  )
  for (const { name, fetched } of lists) {
    const before = held.get(name) ?? CRAWLER_SNAPSHOT[name] ?? []
    if (!fetched) continue
    if (!isPlausibleList(fetched, before)) {
      deps.log.warn({ crawler: name, ranges: fetched.length }, 'a list of crawlers was refused')
      continue
    }
    await inTransaction(deps.db, async (tx) => {
      await storeRanges(tx, name, fetched, deps.now())
      await announce(tx, POLICY_CHANNEL, '')
    })
    renewed.push(name)
  }
  return renewed
}

async function fetchList(url: string, signal: AbortSignal): Promise<string[]> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(ANSWERS_WITHIN_MS)])
  const answer = await fetch(url, { signal: within, redirect: 'error' })
  if (!answer.ok) throw new Error(`it was answered ${answer.status}`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST_BYTES) throw new Error('it is too large')
    chunks.push(chunk)
  }
  const { prefixes } = List.parse(JSON.parse(Buffer.concat(chunks).toString()))
  return prefixes.flatMap(({ ipv4Prefix, ipv6Prefix }) => ipv4Prefix ?? ipv6Prefix ?? [])
}
