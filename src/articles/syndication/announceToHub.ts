import type { DueWork } from '../../platform/dueWork.ts'
import { absoluteUrl, type Site } from '../../platform/http.ts'
import type { Log } from '../../platform/log.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { postponeAnnouncement, selectAnnouncement, storeAnnounced } from './hub.sql.ts'

/** A hub that does not answer is tried again after so long, and then at the next article. */
const AGAIN_MINUTES = [1, 10, 60, 360]
const ANSWERS_WITHIN_MS = 5_000

/**
 * Tells the publisher's hub that the feeds have changed (W3C WebSub §6, `hub.mode=publish`). However many articles came
 * since it last heard, it hears once; publishing never waits for it.
 */
export function announceToHub(deps: { site: Site; publication: Publication; log: Log }): DueWork {
  const hub = () => deps.publication.facts().hub

  async function tell(address: string): Promise<void> {
    const body = new URLSearchParams({ 'hub.mode': 'publish' })
    for (const feed of ['/rss.xml', '/feed.json']) body.append('hub.url', absoluteUrl(deps.site, feed))
    const answer = await fetch(address, { method: 'POST', body, signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`it answered ${answer.status}`)
  }

  return {
    name: 'announce-to-hub',
    evenWhileHeld: true,
    async nextDue(db) {
      if (hub() === '') return undefined
      return (await selectAnnouncement(db))?.dueAt
    },
    async runDue(db, now) {
      const address = hub()
      const waiting = address === '' ? undefined : await selectAnnouncement(db)
      if (!waiting || Temporal.Instant.compare(waiting.dueAt, now) > 0) return 0
      try {
        await tell(address)
        await storeAnnounced(db, waiting.versionId)
      } catch (error) {
        deps.log.warn({ err: (error as Error).message }, 'the hub could not be told of new articles')
        const minutes = AGAIN_MINUTES[waiting.tries]
        if (minutes === undefined) await storeAnnounced(db, waiting.versionId)
        else await postponeAnnouncement(db, now.add({ minutes }))
      }
      return 1
    },
  }
}
