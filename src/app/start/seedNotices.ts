import { readFile } from 'node:fs/promises'
import { findCampaign, readCampaignChange, saveCampaign, setRate } from '../../ads/campaigns/campaigns.module.ts'
import { nextInstalment } from '../../letters/newsletters/newsletters.module.ts'
import { dateIn } from '../../platform/calendar.ts'
import type { Dateline } from '../compose/compose.ts'

type Said = Readonly<Record<string, string>>

/**
 * What the sample has booked, from today on; in letters, in the next of each newsletter that is named. And what it would
 * cost. May be repeated.
 */
export async function seedNotices(
  { db, clock, media, newsletters, campaigns }: Dateline,
  { booked, rates }: { booked: readonly Said[]; rates: readonly Said[] },
  { pictures, zone }: { pictures: URL; zone: string },
): Promise<void> {
  const now = clock.now()
  for (const { slug = '', picture, letters, ...words } of booked) {
    if (await findCampaign(db, slug)) continue
    const next = letters?.split(',').flatMap((name) => {
      const newsletter = newsletters.find(name)
      return newsletter ? [`${name}:${nextInstalment(newsletter, now, zone).day}`] : []
    })
    const change = readCampaignChange({ ...words, from: dateIn(now, zone), ...(next && { letters: next.join(',') }) })
    const stored = picture && (await media.storePicture(db, await readFile(new URL(picture, pictures)), now))
    if (stored && stored.kind === 'refused') throw new Error(`sample/pictures/${picture}: ${stored.reason}`)
    const shown = stored ? { pictureId: stored.picture.id } : {}
    await saveCampaign(db, 'sample', slug, { change: { ...change, ...shown }, manner: 'make' }, now)
  }
  for (const { placement = '', ...words } of rates) await setRate(db, 'sample', placement, words, now)
  await campaigns.reload()
}
