import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { type Client, createSite, ORIGIN } from '../../../tests/support/site.ts'
import type { ArticleDocument } from '../../articles/store/store.module.ts'

const site = await createSite('working_copy')
after(() => site.close())
const { db, app } = site.dateline

const body: ArticleDocument = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Boats came in.' }] }],
}
const theirs = await site.publish({ slug: 'boats', body, authors: ['Ben'] })
const published = await site.publish({ slug: 'fog', body, authors: ['Cy'] })
const draft = await site.publish({ slug: 'rain', body, authors: ['Cy'], status: 'draft' })

const editor = await site.reader({ role: 'editor', email: 'ana@news.test' })
const contributor = await site.reader({ role: 'contributor', email: 'cy@news.test' })
await sql`update staff set author = 'cy' where email = 'cy@news.test'`.execute(db)
const circulation = await site.reader({ role: 'circulation', email: 'dee@news.test' })

const typing = (words: string, base = 0) => ({
  base,
  client: 'one',
  batch: randomUUID(),
  steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: words }] } }],
})
const asJson = { accept: 'application/json' }
const send = (who: Client, article: number, batch: unknown) =>
  who.fetch(`/desk/articles/${article}/steps`, { json: batch, headers: asJson })
const read = (who: Client, article: number, query = '') =>
  who.fetch(`/desk/articles/${article}/text${query}`, { headers: asJson })

test('what an editor types comes back to whoever opens the article, and as steps to whoever has it open', async () => {
  const batch = typing('Blue. ')
  const first = await send(editor, theirs, batch)
  assert.deepEqual([first.status, JSON.parse(first.text)], [200, { kind: 'accepted', version: 1 }])
  assert.deepEqual(JSON.parse((await send(editor, theirs, batch)).text), { kind: 'accepted', version: 1 })
  const opened = await read(editor, theirs)
  assert.match(opened.text, /Blue\. Boats came in\./)
  assert.equal(opened.headers.get('cache-control'), 'no-store')
  const since = JSON.parse((await read(editor, theirs, '?since=0')).text)
  assert.deepEqual([since.kind, since.version, since.steps.length], ['behind', 1, 1])

  const late = await send(editor, theirs, typing('Red. '))
  assert.equal(late.status, 409)
  assert.equal(JSON.parse(late.text).steps.length, 1)
})

test('a contributor writes in a draft of their own, not in what is out, and knows nothing of a colleague’s', async () => {
  assert.equal((await send(contributor, draft, typing('Wet. '))).status, 200)
  assert.equal((await read(contributor, published)).status, 200)
  const closed = await send(contributor, published, typing('Grey. '))
  assert.equal(closed.status, 422)
  assert.match(JSON.parse(closed.text).sentence, /You may suggest changes here and not make them/)
  const withdrawn = await site.publish({ slug: 'hail', body, authors: ['Cy'] })
  await sql`update articles set status = 'withdrawn', withdrawn_from = 'published' where id = ${withdrawn}`.execute(db)
  const off = await send(contributor, withdrawn, typing('Grey. '))
  assert.deepEqual([off.status, JSON.parse(off.text).error.code], [403, 'article-closed'])
  assert.equal((await read(contributor, theirs)).status, 404)
  assert.equal((await send(contributor, theirs, typing('Mine. '))).status, 404)
  assert.equal((await read(contributor, 987_654)).status, 404)
})

test('whoever hands over at the review suggests from then on, under their own name and in nobody else’s', async () => {
  const { rows } = await sql<{ id: number; email: string }>`select id, email from staff`.execute(db)
  const idOf = (email: string) => rows.find((row) => row.email === email)?.id
  const suggesting = (words: string, base: number, author: number | undefined, type = 'insertion') => ({
    ...typing(words, base),
    steps: [
      {
        stepType: 'replace',
        from: 1,
        to: 1,
        slice: { content: [{ type: 'text', text: words, marks: [{ type, attrs: { id: words, author } }] }] },
      },
    ],
  })
  const [mine, anas] = [idOf('cy@news.test'), idOf('ana@news.test')]
  assert.equal((await send(contributor, published, suggesting('Grey. ', 0, mine))).status, 200)
  assert.equal((await send(contributor, published, suggesting('Wet. ', 1, anas))).status, 422)
  assert.equal((await send(contributor, published, suggesting('Out. ', 1, mine, 'deletion'))).status, 422)
  assert.equal((await send(editor, published, suggesting('Blue. ', 1, anas))).status, 200)
  // Nor do they take away what a colleague suggests.
  const taking = { ...typing('', 2), steps: [{ stepType: 'replace', from: 1, to: 7 }] }
  assert.equal((await send(contributor, published, taking)).status, 422)
  assert.match((await read(contributor, published)).text, /Blue\. .*Grey\. .*Boats came in\./)
})

test('strangers, readers and circulation get no text, and nothing of theirs is taken', async () => {
  const expected: [Client, number][] = [
    [site.visitor(), 401],
    [await site.reader(), 404],
    [circulation, 403],
  ]
  for (const [who, status] of expected) {
    for (const answer of [await read(who, theirs), await send(who, theirs, typing('No. ', 1))]) {
      assert.equal(answer.status, status, answer.text.slice(0, 200))
      assert.doesNotMatch(answer.text, /Boats came in/)
    }
  }
})

test('what is no batch is refused in a sentence', async () => {
  const wrong: [unknown, string][] = [
    [{ ...typing('x'), steps: [] }, 'steps'],
    [{ ...typing('x'), base: -1 }, 'steps'],
    [{ ...typing('x'), batch: 'mine' }, 'steps'],
    [{ ...typing('x'), client: 'a\0b' }, 'steps'],
    [[], 'steps'],
    ['x'.repeat(12_000_001), 'too-large'],
  ]
  for (const [batch, code] of wrong) {
    const answer = await send(editor, theirs, batch)
    assert.deepEqual([answer.status, JSON.parse(answer.text).error.code], [422, code])
  }
  const form = await editor.fetch(`/desk/articles/${theirs}/steps`, { form: { base: '1' }, headers: asJson })
  assert.equal(JSON.parse(form.text).error.code, 'json')
  const script = { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }
  const hostile = { ...typing('x', 1), steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [script] } }] }
  const refused = await send(editor, theirs, hostile)
  assert.equal(refused.status, 422)
  assert.match(JSON.parse(refused.text).sentence, /a link in it that we would not follow/)
})

test('an editor who has an article open hears that a colleague has typed, and of no article that is closed to them', async () => {
  const cookie = [...editor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const leaving = new AbortController()
  const stream = await app.fetch(
    new Request(`${ORIGIN}/desk/events?articles=${draft}`, { headers: { cookie }, signal: leaving.signal }),
  )
  assert.match(stream.headers.get('content-type') ?? '', /^text\/event-stream/)
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader() ?? assert.fail()
  await send(contributor, draft, typing('Very. ', 1))
  let said = ''
  while (!said.includes('event: steps')) said += (await reader.read()).value ?? assert.fail('the stream has ended')
  assert.match(said, new RegExp(`data: {"article":${draft},"version":2}`))
  assert.doesNotMatch(said, /Very/)
  leaving.abort()
  while (!(await reader.read()).done);

  const nothing = await contributor.fetch(`/desk/events?articles=${theirs}`)
  assert.deepEqual([nothing.status, nothing.text], [200, 'retry: 1000\n\n'])
  assert.equal((await editor.fetch('/desk/events?articles=all', { headers: asJson })).status, 422)
})
