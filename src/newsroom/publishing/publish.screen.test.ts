import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { createSite } from '../../../tests/support/site.ts'
import type { ArticleDocument } from '../../articles/store/store.module.ts'

const site = await createSite('publish_sheet')
after(() => site.close())
const { db } = site.dateline

const body: ArticleDocument = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Boats came in.' }] }],
}
const article = await site.publish({ slug: 'boats', body, authors: ['Cy'], headline: 'Boats' })
const editor = await site.reader({ role: 'editor', email: 'ana@news.test' })
const contributor = await site.reader({ role: 'contributor', email: 'cy@news.test' })
await sql`update staff set author = 'cy' where email = 'cy@news.test'`.execute(db)

const sheet = `/desk/articles/${article}/publish`
const seenIn = (text: string) => /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? ''
async function ready(): Promise<number> {
  const begun = await editor.fetch('/desk/articles', { form: {} })
  const id = Number(begun.headers.get('location')?.split('/').at(-1))
  await editor.fetch(`/desk/articles/${id}/facts`, { json: { fact: 'section', value: 'world', base: 1 } })
  await editor.fetch(`/desk/articles/${id}/facts`, { json: { fact: 'headline', value: `Fog ${id}`, base: 0 } })
  for (const action of ['send-to-review', 'approve']) {
    const moved = await editor.fetch(`/desk/articles/${id}/state`, { form: { action } })
    assert.equal(moved.status, 303, moved.text.slice(0, 500))
  }
  return id
}

test('an editor reads in sentences what goes out, and a contributor that an editor lets it out', async () => {
  const shown = await editor.fetch(sheet)
  assert.equal(shown.status, 200)
  for (const said of [/“Boats” stands at \/world\/boats, in English\./, /free articles/, /The magazine may have it/]) {
    assert.match(shown.text, said)
  }
  assert.match(shown.text, /Publish the changes now/)
  const theirs = await contributor.fetch(sheet)
  assert.match(theirs.text, /An editor lets it out/)
  assert.doesNotMatch(theirs.text, /value="now"/)
})

test('the sheet says until when its pictures may be shown: the first end of any of them', async () => {
  const [lead, inText] = ['a'.repeat(32), 'b'.repeat(32)]
  for (const id of [lead, inText]) {
    await sql`insert into pictures (id, width, height, rendition_widths, colour, credit, original_bytes, created_at)
      values (${id}, 10, 10, '{10}', '#000000', 'Ana', 1, now())`.execute(db)
  }
  const picture = { type: 'picture' as const, attrs: { pictureId: inText, alt: 'Fog over boats' } }
  const [bare, shown] = [
    await site.publish({ slug: 'bare', body }),
    await site.publish({
      slug: 'fog',
      body: { ...body, content: [...body.content, picture] },
      leadPicture: { pictureId: lead, alt: 'Fog' },
    }),
  ]
  const read = async (id: number) => (await editor.fetch(`/desk/articles/${id}/publish`)).text
  assert.doesNotMatch(await read(bare), /rights? to its pictures/i)
  assert.match(await read(shown), /No right to its pictures has an end\./)
  await sql`insert into picture_leases (picture_id, kind, until_day, note, staff_id, at)
    select p.id, 'allow', p.until::date, 'Agency', s.id, now()
    from (values (${lead}, '2031-05-06'), (${inText}, '2029-03-02')) p (id, until), staff s where s.role = 'editor'`.execute(
    db,
  )
  assert.match(await read(shown), /The rights to its pictures end after March 2, 2029\./)
})

test('whoever may not publish publishes nothing, and whoever has seen nothing is shown it first', async () => {
  const refused = await contributor.fetch(sheet, { form: { kind: 'small', when: 'now', seen: '1.0.0' } })
  assert.equal(refused.status, 403)
  const blind = await editor.fetch(sheet, { form: { kind: 'small', when: 'now' } })
  assert.equal(blind.status, 422)
  assert.match(blind.text, /Look at what goes out first/)
})

test('what was typed stays where something is missing, with the sentence beside it', async () => {
  const { text } = await editor.fetch(sheet)
  const wrong = await editor.fetch(sheet, { form: { kind: 'correction', note: ' ', when: 'now', seen: seenIn(text) } })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /id="note-problem"/)
  assert.match(wrong.text, /id="kind-correction"[^>]*checked/)
})

test('the time stands in the button, and an hour that comes twice is asked about', async () => {
  const id = await ready()
  const path = `/desk/articles/${id}/publish`
  assert.match((await editor.fetch(path)).text, />Publish now</)
  const twice = await editor.fetch(`${path}?date=2027-10-31&time=02:30`)
  assert.match(twice.text, /this hour comes twice on this day/)
  assert.doesNotMatch(twice.text, /value="hour"/)
  const chosen = await editor.fetch(`${path}?date=2027-10-31&time=02:30&choice=later`)
  assert.match(chosen.text, /Publish on Sunday, October 31, 2027 at 02:30, Paris time[^<]*UTC\+01:00/)
})

test('what should be mended is led to its very place, and why it stands is kept where the checks keep it', async () => {
  const id = await ready()
  const path = `/desk/articles/${id}/publish`
  const { text } = await editor.fetch(path)
  assert.match(text, new RegExp(`href="/desk/articles/${id}#fact-standfirst"`))
  const form: Record<string, string> = { when: 'now', seen: seenIn(text) }
  for (const [, name = ''] of text.matchAll(/name="(reason-[^"]+)"/g)) form[name] = 'It is a test.'
  assert.equal((await editor.fetch(path, { form })).status, 303)
  const checks = (await editor.fetch(`/desk/articles/${id}/checks`)).text
  assert.match(checks, /<s>There is no standfirst[^<]*<\/s>.*It is a test\./s)
  assert.match(checks, /data-open="0"/)
  const kept = await sql`select distinct check_name, revision from check_overrules where article_id = ${id}`.execute(db)
  assert.deepEqual(kept.rows, [
    { check_name: 'place-missing', revision: 3 },
    { check_name: 'standfirst-missing', revision: 3 },
  ])
})

test('a second press is told that it is out, and nothing is doubled', async () => {
  const id = await ready()
  const path = `/desk/articles/${id}/publish`
  const { text } = await editor.fetch(path)
  const form: Record<string, string> = { when: 'now', seen: seenIn(text) }
  for (const [, name = ''] of text.matchAll(/name="(reason-[^"]+)"/g)) form[name] = 'It is a test.'
  const first = await editor.fetch(path, { form })
  assert.equal(first.status, 303, first.text.slice(0, 3_000))
  const second = await editor.fetch(path, { form })
  assert.equal(second.status, 409)
  assert.match(second.text, /published revision \d+ a moment ago/)
})

test('whoever publishes, schedules, withdraws or puts back is told what went where, and when', async () => {
  const id = await ready()
  const done = async (path: string, form: Record<string, string>) => {
    const { headers, text } = await editor.fetch(`/desk/articles/${id}/${path}`, { form })
    assert.equal(headers.get('location'), `/desk/articles/${id}/state?done`, text.slice(0, 300))
    const shown = await editor.fetch(`/desk/articles/${id}/state?done`)
    return /<p class="desk-notice" role="status">(.*?)<\/p>/s.exec(shown.text)?.[1] ?? ''
  }
  const seen = async () => seenIn((await editor.fetch(`/desk/articles/${id}/publish`)).text)
  const reasons = Object.fromEntries(
    [...(await editor.fetch(`/desk/articles/${id}/publish`)).text.matchAll(/name="(reason-[^"]+)"/g)].map(
      ([, name = '']) => [name, 'It is so.'],
    ),
  )
  const hour = { when: 'hour', date: '2099-03-01', time: '06:00' }
  const scheduled = await done('publish', { kind: 'new', seen: await seen(), ...reasons, ...hour })
  assert.match(scheduled, new RegExp(`“Fog ${id}” goes out on .*March 1, 2099.* 06:00.*/world/fog-${id}`))
  assert.doesNotMatch(scheduled, /href/)
  const out = await done('publish', { kind: 'new', when: 'now', seen: await seen(), ...reasons })
  assert.match(out, new RegExp(`“Fog ${id}” went out on .*\\d\\d:\\d\\d.*<a href="/world/fog-${id}">`))
  const off = await done('state', { action: 'withdraw', words: 'It was wrong.' })
  assert.match(off, new RegExp(`“Fog ${id}” was withdrawn on .*<a href="/world/fog-${id}">`))
  assert.match(await done('state', { action: 'restore' }), new RegExp(`stands again .*<a href="/world/fog-${id}">`))
  const draft = await ready()
  await editor.fetch(`/desk/articles/${draft}/state`, { form: { action: 'return', words: 'Not yet.' } })
  await editor.fetch(`/desk/articles/${draft}/state`, { form: { action: 'discard' } })
  const { text } = await editor.fetch(`/desk/articles/${draft}/state?done`)
  assert.match(text, new RegExp(`“Fog ${draft}” was set aside on`))
})

test('an embargo that comes too late is refused beside its field, with what was typed; an odd address is a plain sheet', async () => {
  const id = await ready()
  const path = `/desk/articles/${id}/publish`
  const { text } = await editor.fetch(path)
  const order = { when: 'hour', date: '2036-05-01', time: '06:00', seen: seenIn(text) }
  const reasons = [...text.matchAll(/name="(reason-[^"]+)"/g)].map(([, name]) => [name, 'So it is.'])
  const sent = await editor.fetch(path, { form: { ...order, ...Object.fromEntries(reasons) } })
  assert.equal(sent.status, 303, sent.text.slice(0, 500))
  const late = await editor.fetch(`/desk/articles/${id}/embargo`, { form: { date: '2036-06-02', time: '07:15' } })
  assert.equal(late.status, 409)
  for (const said of [/id="embargo-problem"/, /value="2036-06-02"/, /value="07:15"/]) assert.match(late.text, said)
  assert.equal((await editor.fetch(`${path}?date=${'9'.repeat(11)}`)).status, 200)
})
