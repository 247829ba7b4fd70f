import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { createSite } from '../../../tests/support/site.ts'

const site = await createSite('editor_screen')
after(() => site.close())
const { db, publication } = site.dateline

const editor = await site.reader({ role: 'editor', email: 'ana@news.test' })
const json = { accept: 'application/json' }

async function begun(): Promise<number> {
  const { headers } = await editor.fetch('/desk/articles', { form: {} })
  return Number(headers.get('location')?.split('/').at(-1))
}
const speaks = async (language: string) => {
  await sql`update publication set language = ${language}`.execute(db)
  await publication.reload()
}

test('whoever writes too much, or what no article can have, reads how much in their own language beside the field', async () => {
  const id = await begun()
  const save = (fact: string, value: unknown, base = 0) =>
    editor.fetch(`/desk/articles/${id}/facts`, { json: { fact, value, base }, headers: json })
  const said: [string, unknown, RegExp, number?][] = [
    ['headline', 'x'.repeat(312), /This has 312 signs, and there is room for 300\. It is kept here and not saved/],
    ['authors', Array.from({ length: 51 }, (_, at) => `A${at}`), /These are 51, and there is room for 50/],
    ['tags', ['harbor '.repeat(40)], /harbor harbor .*…: This has 279 signs, and there is room for 200/],
    ['leadPicture', { pictureId: 'one', alt: 'x'.repeat(1_001) }, /Alternative text: This has 1,001 signs/],
    ['slug', 'Boats at dawn', /single hyphens between/],
    ['places', 'Atlantis', /two letters and a city/],
    ['section', 'nowhere', /no such section any more/, 1],
    ['standfirst', 'a \u0000 in it', /a sign in it that cannot be kept/],
    ['terms', 'secret', /cannot be saved as it is/],
  ]
  for (const [fact, value, sentence, base] of said) {
    const { status, text } = await save(fact, value, base)
    assert.equal(status, 422, fact)
    assert.match(JSON.parse(text).error.message, sentence)
    assert.doesNotMatch(text, /expected|Too big|Invalid/, fact)
  }
  const form = await editor.fetch(`/desk/articles/${id}`, { form: { kicker: 'k'.repeat(101) } })
  assert.equal(form.status, 422)
  assert.match(
    form.text,
    /id="fact-kicker"[^>]*aria-invalid="true"[^>]*aria-describedby="fact-kicker-problem"[^>]*>k{101}</,
  )
  assert.match(form.text, /id="fact-kicker-problem">This has 101 signs, and there is room for 100\./)
  for (const [language, sentence] of [
    ['fr', /Il y a ici 312 signes, et de la place pour 300\./],
    ['ar', /هنا .*312.*300|هنا ٣١٢/],
  ] as const) {
    await speaks(language)
    assert.match((await save('headline', 'x'.repeat(312))).text, sentence)
  }
  await speaks('en')
})

test('an article begins in no section, the checks say so, and nothing of it goes out until somebody chooses one', async () => {
  const id = await begun()
  const details = await editor.fetch(`/desk/articles/${id}/details`)
  assert.match(details.text, /<option value="" selected[^>]*>Not yet</)
  await editor.fetch(`/desk/articles/${id}/facts`, { json: { fact: 'headline', value: 'Fog', base: 0 } })
  assert.match((await editor.fetch(`/desk/articles/${id}/checks`)).text, /It stands in no section\./)
  for (const action of ['send-to-review', 'approve'])
    await editor.fetch(`/desk/articles/${id}/state`, { form: { action } })
  const sheet = await editor.fetch(`/desk/articles/${id}/publish`)
  assert.match(sheet.text, /It stands in no section yet, and so has no address\./)
  const seen = /name="seen" value="([^"]+)"/.exec(sheet.text)?.[1] ?? ''
  const form: Record<string, string> = { when: 'now', seen }
  for (const [, name = ''] of sheet.text.matchAll(/name="(reason-[^"]+)"/g)) form[name] = 'It is a test.'
  const refused = await editor.fetch(`/desk/articles/${id}/publish`, { form })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /It does not go out like this: It stands in no section\./)
  const copied = await editor.fetch(`/desk/articles/${id}/state`, { form: { action: 'copy' } })
  assert.equal(copied.status, 303)
  const copy = Number(copied.headers.get('location')?.split('/').at(-1))
  assert.match((await editor.fetch(`/desk/articles/${copy}/details`)).text, /<option value="" selected/)
  const chosen = { section: 'world', 'section-version': '1' }
  assert.equal((await editor.fetch(`/desk/articles/${id}/details`, { form: chosen })).status, 303)
  assert.doesNotMatch((await editor.fetch(`/desk/articles/${id}/checks`)).text, /no section/)
})

test('colleagues are called by their names, and without one by the front of their address', async () => {
  const content = [{ type: 'text' as const, text: 'Boats came in.' }]
  const id = await site.publish({ slug: 'boats', body: { type: 'doc', content: [{ type: 'paragraph', content }] } })
  const asked = { does: 'write', quote: 'Boats', words: 'Who says so?' }
  const comments = async () => (await editor.fetch(`/desk/articles/${id}/comments`)).text
  const kept = await editor.fetch(`/desk/articles/${id}/comments`, { form: asked })
  assert.equal(kept.status, 303, kept.text.slice(0, 400))
  const nameless = await comments()
  assert.match(nameless, />ana</)
  assert.doesNotMatch(nameless, /ana@news\.test/)
  await editor.fetch('/desk/account', { form: { name: 'Ana Author' } })
  assert.match(await comments(), /Ana Author/)
})

test('whoever has an article open has read what others wrote in it, and the line above says who has it and by when', async () => {
  const content = [{ type: 'text' as const, text: 'Fog came in.' }]
  const id = await site.publish({ slug: 'fog', body: { type: 'doc', content: [{ type: 'paragraph', content }] } })
  const { rows } = await sql<{ id: number }>`select id from staff where email = 'ana@news.test'`.execute(db)
  const ana = rows[0]?.id as number
  const seen = async () =>
    (await sql<{ version: number }>`select version from article_seen where article_id = ${id}`.execute(db)).rows
  await editor.fetch(`/desk/articles/${id}`)
  assert.deepEqual(await seen(), [{ version: 0 }])
  const open = { client: 'one', block: null }
  await editor.fetch(`/desk/articles/${id}/presence?typist=${ana}`, { json: { ...open, version: 3, left: true } })
  await editor.fetch(`/desk/articles/${id}/presence?typist=${ana}`, { json: { ...open, version: 2 } })
  assert.deepEqual(await seen(), [{ version: 3 }])
  const bar = async () =>
    /<turbo-frame id="state-bar".*?<\/turbo-frame>/s.exec(
      (await editor.fetch(`/desk/articles/${id}/state`)).text,
    )?.[0] ?? ''
  assert.match(await bar(), />nobody has it</)
  const given = await editor.fetch(`/desk/articles/${id}/assignment`, {
    form: { [`person-${ana}`]: 'on', due: '2027-03-01T18:00' },
  })
  assert.equal(given.status, 303, given.text.slice(0, 300))
  assert.match(await bar(), /due [^<]*Mar[^<]*18:00|due [^<]*March[^<]*18:00/)
  assert.match(await bar(), />Ana Author</)
})

test('what one person left typed in a browser is never saved under the name of who logs in there next', async () => {
  const id = await begun()
  const other = await site.reader({ role: 'editor', email: 'ben@news.test' })
  const { rows } = await sql<{ id: number }>`select id from staff where email = 'ana@news.test'`.execute(db)
  const fact = { json: { fact: 'headline', value: 'Ana’s', base: 0 }, headers: json }
  const refused = await other.fetch(`/desk/articles/${id}/facts?typist=${rows[0]?.id}`, fact)
  assert.equal(refused.status, 401)
  assert.match(JSON.parse(refused.text).error.message, /Somebody else has logged in here/)
  assert.equal((await editor.fetch(`/desk/articles/${id}/facts?typist=${rows[0]?.id}`, fact)).status, 200)
})

test('whoever looks for a key of the text finds it where all keys stand', async () => {
  const { text } = await editor.fetch('/desk/account')
  for (const key of ['Esc', 'Alt F10', 'F6', 'F8', 'Ctrl Enter', 'Ctrl Shift M', 'Ctrl Shift E', 'Ctrl ]'])
    assert.ok(text.includes(`<kbd>${key}</kbd>`), key)
})
