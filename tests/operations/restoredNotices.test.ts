import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { pauseCampaigns, readCampaignChange, saveCampaign } from '../../src/ads/campaigns/campaigns.module.ts'
import { reportCampaign } from '../../src/ads/counting/counting.module.ts'
import { backUp } from '../../src/app/operate/backUp.ts'
import { restore } from '../../src/app/operate/restore.ts'
import { prepareRestoring } from '../support/restoring.ts'
import { createSite, type TestSite } from '../support/site.ts'

const restoring = await prepareRestoring('notices')
const { source, target, file, configOf } = restoring
after(() => restoring.close())

const PERSON = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const asker = { network: '192.0.2.1', userAgent: PERSON, objects: false, consents: false }
const page = { kind: 'article' as const, tags: [], places: [], language: 'en' }

async function tokenOf({ dateline }: TestSite, now: Temporal.Instant): Promise<string | undefined> {
  const [decision] = await dateline.ads.decide([{ placement: 'below', page }], asker, now)
  return decision?.kind === 'booking' ? decision.token : undefined
}

test('after a restore nothing for sale is shown until somebody says so, and what was counted is there', async () => {
  const before = await createSite('notices before', { database: source })
  const { db, clock, campaigns, ads, publication } = before.dateline
  const now = clock.now()
  const today = now.toZonedDateTimeISO(publication.facts().zone).toPlainDate()
  const change = readCampaignChange({
    ...{
      kind: 'guaranteed',
      booked: '100',
      advertiser: 'x',
      from: `${today.subtract({ days: 9 })}`,
      until: `${today}`,
    },
    ...{ placements: 'below', headline: 'x', link: 'https://advertiser.example' },
  })
  const campaign = await saveCampaign(db, 'test', 'booked', { change, manner: 'make' }, now)
  await campaigns.reload()
  const [told, open] = [await tokenOf(before, now), await tokenOf(before, now)]
  assert.ok(told && open)
  const later = now.add({ seconds: 2 })
  assert.deepEqual(await ads.seen([told], asker, later), ['counted'])
  await backUp(configOf(source, 'before'), file, () => {})
  // Blocks hold five: these are of one that the backup knows nothing of.
  const lost: string[] = []
  for (let asked = 0; asked < 8; asked++) lost.push((await tokenOf(before, now)) ?? '')
  await before.close()

  await restore(configOf(target, 'after'), file, () => {})
  const restored = await createSite('notices after', { database: target })
  try {
    const { ads, db, campaigns } = restored.dateline
    await campaigns.reload()
    assert.equal(ads.isPaused(), true)
    assert.equal(await tokenOf(restored, now), undefined)
    assert.deepEqual(await ads.seen([open], asker, later), ['paused'])
    await pauseCampaigns(db, 'test', 'all', false, now)
    await campaigns.reload()
    assert.deepEqual(await ads.seen([told, open, lost.at(-1) ?? ''], asker, later), ['twice', 'counted', 'old'])
    const { seen, refused } = await reportCampaign(restored.dateline, campaign, now)
    assert.equal(seen, 2)
    assert.deepEqual(
      refused.map(({ reason }) => reason),
      ['old', 'paused', 'twice'],
    )
    assert.ok(await tokenOf(restored, now), 'it runs again')
  } finally {
    await restored.close()
  }
})
