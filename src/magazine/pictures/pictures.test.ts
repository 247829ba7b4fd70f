import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { releaseIssue } from '../../../tests/support/releaseIssue.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { COVER_WIDTHS, coverOf } from './pictures.module.ts'

const never = new AbortController().signal

let site: TestSite
before(async () => {
  site = await createSite('issue pictures')
})
after(() => site.close())

test('whoever keeps an issue in its first minute does not wait for its pictures: they were made with it', async () => {
  const { db, clock, media, jobs, files } = site.dateline
  const drawn = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#274b6b' } })
    .png()
    .toBuffer()
  const stored = await media.storePicture(db, drawn, clock.now())
  assert.ok(stored.kind === 'stored')
  const { id } = stored.picture
  await site.publish({
    slug: 'ferry',
    leadPicture: { pictureId: id, alt: 'A ferry' },
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It sails at six.' }] }] },
  })
  await jobs.startWorking()
  const date = await releaseIssue(site)
  const kept = `pictures/${id.slice(0, 2)}/${id}/960.webp`
  await jobsDone(site.dateline)
  assert.equal(await files.has(kept), true)
  const covers = (await files.list()).filter((name) => name.startsWith(`magazine/${date}/cover-`))
  assert.deepEqual(covers.map((name) => name.replace(/^.*-(\d+)\.jpg$/, '$1')).sort(), ['1200', '320', '640'])
})

test('whoever opens the shelf after a correction does not wait for the cover of the revision: it was made with it', async () => {
  const { issues, planning, files } = site.dateline
  const [{ date } = { date: '' }] = await issues.listReleased()
  const coversOf = async () => (await files.list()).filter((name) => name.startsWith(`magazine/${date}/cover-`))
  const before = await coversOf()
  const outcome = await issues.revise('test', await planning.choose(date), 'It sails at seven.', never)
  assert.equal(outcome.kind, 'revised')
  await jobsDone(site.dateline)
  await issues.reload()
  const [revised] = await issues.listReleased()
  assert.ok(revised)
  const kept = await coversOf()
  for (const width of Object.values(COVER_WIDTHS)) {
    const name: string = coverOf(revised, width)?.path.split('/').at(-1) ?? ''
    assert.ok(kept.includes(`magazine/${date}/cover-${name}`), `${name} is not among ${kept}`)
    assert.ok(!before.includes(`magazine/${date}/cover-${name}`), 'it is a cover of its own')
  }
})
