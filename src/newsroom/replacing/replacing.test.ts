import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { createSite } from '../../../tests/support/site.ts'
import { listFacts, openWorkingCopy, saveFact } from '../editor/editor.module.ts'
import type { Replacement } from './replacement.ts'
import { findReplacement } from './replacements.sql.ts'

const site = await createSite('replacing')
after(() => site.close())
const { db, clock, media, app } = site.dateline
await site.dateline.jobs.startWorking()

async function picture(shade: string, said: { alt: string; caption: string; credit: string }): Promise<string> {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: shade } })
    .png()
    .toBuffer()
  const stored = await media.storePicture(db, bytes, clock.now())
  assert.ok(stored.kind === 'stored', JSON.stringify(stored))
  const { id } = stored.picture
  await sql`update pictures set alt = ${said.alt}, caption = ${said.caption}, credit = ${said.credit} where id = ${id}`.execute(
    db,
  )
  return id
}
const old = await picture('#803020', { alt: 'An old pier', caption: 'The pier', credit: 'Ana Silva' })
const fresh = await picture('#204080', { alt: 'A new pier', caption: 'The pier in June', credit: 'Agency' })

const article = (slug: string, status: 'published' | 'draft') =>
  site.publish({
    slug,
    status,
    leadPicture: { pictureId: old, alt: 'A pier', credit: 'Ana Silva' },
    body: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'They sailed before the tide.' }] },
        {
          type: 'picture',
          attrs: {
            ...{ pictureId: old, alt: 'A pier', credit: 'Ana Silva' },
            caption: [{ type: 'text', text: 'As it was' }],
          },
        },
      ],
    },
  })

const path = `/desk/media/${old}/replace`
const publicOf = async (id: number) =>
  JSON.stringify(
    (
      await sql`select v.* from articles a join article_versions v on v.id = a.version_id where a.id = ${id}`.execute(
        db,
      )
    ).rows,
  )
const copyOf = async (id: number) => JSON.stringify((await openWorkingCopy(db, id, clock.now())).text)
const leadOf = async (id: number) => JSON.stringify((await listFacts(db, id)).leadPicture.value)

test('a picture that may not be used any more is replaced in every article, and nothing goes along that nobody meant', async () => {
  const out = await article('out', 'published')
  const draft = await article('draft', 'draft')
  const ahead = await article('ahead', 'published')
  const off = await article('off', 'published')
  await sql`update articles set status = 'withdrawn', withdrawn_from = 'published', withdrawn_reason = 'Wrong.'
    where id = ${off}`.execute(db)
  const editor = await site.reader({ role: 'editor', email: 'editor@news.test' })
  const { rows } = await sql<{ id: number }>`select id from staff where email_key = 'editor@news.test'`.execute(db)
  const staffId = rows[0]?.id as number
  const change = { fact: 'headline' as const, value: 'Nobody has approved this', base: 0 }
  assert.equal((await saveFact(db, ahead, change, staffId, clock.now())).kind, 'saved')
  const before = (await sql`select updated from articles where id = ${out}`.execute(db)).rows

  const contributor = await site.reader({ role: 'contributor', email: 'contributor@news.test' })
  assert.equal((await contributor.fetch(path)).status, 403)
  assert.match((await editor.fetch(path)).text, new RegExp(`value="${fresh}"`))
  const asked = await editor.fetch(`${path}?with=${fresh}`)
  assert.match(asked.text, /stands in 4 articles/)
  assert.match(asked.text, /Readers see it in 2 of them/)

  const order = (more: Record<string, string>) =>
    editor.fetch(path, {
      method: 'POST',
      form: { with: fresh, words: 'keep', reason: 'Its lease ends.', named: '4', ...more },
    })
  const unreasoned = await order({ reason: '' })
  assert.deepEqual([unreasoned.status, /Say why/.test(unreasoned.text)], [422, true])
  const stale = await order({ named: '3' })
  assert.deepEqual([stale.status, /another number of articles: 4/.test(stale.text)], [409, true])
  assert.match(await leadOf(out), new RegExp(old))

  await sql`update pictures set credit = '' where id = ${fresh}`.execute(db)
  const uncredited = await order({})
  assert.deepEqual([uncredited.status, /credit/.test(uncredited.text)], [409, true])
  await sql`update pictures set credit = 'Agency' where id = ${fresh}`.execute(db)
  // One whose text no program can read keeps none of the others.
  await openWorkingCopy(db, off, clock.now())
  await sql`update articles set status = 'ready', withdrawn_from = null, withdrawn_reason = null where id = ${off}`.execute(
    db,
  )
  await sql`update working_copies set text = jsonb_set(text::jsonb, '{content,0,type}', '"nothing"')
    where article_id = ${off}`.execute(db)

  const begun = await order({})
  assert.equal(begun.status, 303, begun.text)
  const result = begun.headers.get('location') ?? ''
  await jobsDone(site.dateline)
  const run = (await findReplacement(db, Number(result.split('=').at(-1)))) as Replacement
  assert.deepEqual(
    run.outcomes.map(({ article: id, kind }) => [id, kind]).toSorted(([one], [other]) => Number(one) - Number(other)),
    [
      [out, 'out'],
      [draft, 'desk'],
      [ahead, 'waits'],
      [off, 'refused'],
    ],
    JSON.stringify(run.outcomes),
  )
  for (const id of [out, draft, ahead]) {
    const said = (await copyOf(id)) + (await leadOf(id))
    assert.ok(!said.includes(old) && said.includes(fresh), said)
    assert.ok(said.includes('As it was') && said.includes('A pier') && said.includes('Agency'), said)
    assert.ok(!said.includes('Ana Silva'), said)
  }
  const [now, aheadNow] = [await publicOf(out), await publicOf(ahead)]
  assert.ok(now.includes(fresh) && !now.includes(old), now)
  assert.ok(aheadNow.includes(old) && !aheadNow.includes('Nobody has approved this'), aheadNow)
  assert.match(await (await app.request('/world/out')).text(), new RegExp(`/pictures/${fresh}`))
  assert.deepEqual((await sql`select updated from articles where id = ${out}`.execute(db)).rows, before)
  const told = await editor.fetch(result)
  assert.match(told.text, /1 article has it at the desk, and readers still see the old one/)
  assert.match(told.text, /1 article was not changed/)
  const log = await sql<{ subject: string }>`select subject from audit_log where action = 'picture.replace'`.execute(db)
  assert.deepEqual(
    log.rows.map(({ subject }) => subject).toSorted(),
    [`picture:${old}`, ...[out, draft, ahead].map((id) => `article:${id}`)].toSorted(),
  )
})
