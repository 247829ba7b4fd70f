import type { Database } from '../../platform/database.ts'
import { absoluteUrl, type Site } from '../../platform/http.ts'
import type { Log } from '../../platform/log.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { storeAnnounced } from './hub.sql.ts'

export type TellHubDeps = { db: Database; site: Site; publication: Publication; log: Log }

/**
 * Tells the publisher's hub that the feeds have changed (W3C WebSub §6, `hub.mode=publish`). A hub that does not listen
 * is told again when its column says so; after the last try it counts as told, until the next article.
 */
export async function tellHub(
  deps: TellHubDeps,
  { change, last }: { change: number; last: boolean },
  signal: AbortSignal,
): Promise<void> {
  const { hub } = deps.publication.facts()
  // Somebody took the hub away meanwhile.
  if (hub === '') return
  try {
    await post(deps.site, hub, signal)
    await storeAnnounced(deps.db, change)
  } catch (error) {
    deps.log.warn({ err: (error as Error).message }, 'the hub could not be told of new articles')
    if (last) await storeAnnounced(deps.db, change)
  }
}

async function post(site: Site, hub: string, signal: AbortSignal): Promise<void> {
  const body = new URLSearchParams({ 'hub.mode': 'publish' })
  for (const feed of ['/rss.xml', '/feed.json']) body.append('hub.url', absoluteUrl(site, feed))
  const answer = await fetch(hub, { method: 'POST', body, signal })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`it answered ${answer.status}`)
}
