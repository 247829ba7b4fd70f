import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { fillHoles, findLetter, LETTER_STANDINGS } from '../../src/letters/composing/composing.module.ts'
import {
  type NewsletterDraft,
  type RecipeBlock,
  saveNewsletters,
} from '../../src/letters/newsletters/newsletters.module.ts'
import { dueLetter } from '../support/dueLetter.ts'
import { openEpub } from '../support/epub.ts'
import { readPdf } from '../support/readPdf.ts'
import { releaseIssue } from '../support/releaseIssue.ts'
import { type Client, createSite, type TestSite } from '../support/site.ts'
import { ROUTES } from './routes.ts'

/**
 * What people at the desk say to each other, planted in every place where something can be said, and looked for outside;
 * and what stands in articles that somebody may not read, looked for by them at the desk.
 */
const SAID = {
  comment: 'Deskcommentx',
  reply: 'Deskreplyx',
  mention: 'Deskmentionx',
  inserted: 'Deskinsertedx',
  struck: 'Deskstruckx',
  returned: 'Deskreturnedx',
  override: 'Deskoverridex',
  view: 'Deskviewx',
  style: 'Deskstylex',
  neverOut: 'Deskneveroutx',
  factNeverOut: 'Deskfactneveroutx',
  staff: 'Deskstaffx',
} as const
/** Of an article that has never been out, and is one contributor’s. */
const CYS = ['Cysheadlinex', 'Cystextx', 'Cyscommentx', SAID.returned]

let site: TestSite
let out: number
let cys: number
let issue: string
const staff = new Map<string, Client>()
before(async () => {
  site = await createSite('desk_sentinels')
  const { db } = site.dateline
  const body = { type: 'doc' as const, content: ['Boats came in.', 'Nobody counted them.'].map(paragraph) }
  out = await site.publish({ slug: 'boats', body, authors: ['Somebody Else'], terms: 'free' })
  await site.publish({ slug: 'by-cy', body, authors: ['Cy'] })
  await site.publish({ slug: 'by-tia', body, authors: ['Tia'] })
  for (const role of ['publisher', 'contributor', 'translator', 'circulation'] as const)
    staff.set(role, await site.reader({ role, email: `${role}@news.test` }))
  await sql`update staff set author = 'cy' where role = 'contributor'`.execute(db)
  await sql`update staff set author = 'tia' where role = 'translator'`.execute(db)
  await sql`update staff set name = ${SAID.staff} where role = 'publisher'`.execute(db)

  // What is out, and everything around it.
  await say(out, `${SAID.comment} @${SAID.staff} ${SAID.mention}`)
  await send(`/desk/articles/${out}/comments`, { does: 'reply', comment: await lastComment(), words: SAID.reply })
  await fact(out, 'standfirst', 'Nobody counted them, all summer.')
  // So long that somebody has to say why.
  await fact(out, 'headline', `Boats came in, and nobody counted them ${'all summer '.repeat(4)}long`)
  await publish(out)
  await suggest(out, `${SAID.inserted} `, 'insertion')
  await suggest(out, `${SAID.struck} `, 'deletion')
  await type(out, `${SAID.neverOut} `)
  await fact(out, 'headline', `Boats ${SAID.factNeverOut}`)
  await send(`/desk/articles/${out}/assignment`, { due: '2031-05-06T07:08', 'need-legal': 'on' })
  await send('/desk/views', { name: SAID.view, q: 'published', whose: 'all' })
  const rule = { languages: 'en', phrase: 'utilize', suggestion: 'use', reason: SAID.style, owner: '' }
  await send('/desk/style', { ...rule, capitals: '', speaksIn: 'We utilize it.', silentIn: '' })

  // What has never been out.
  const cy = staff.get('contributor') as Client
  const begun = await cy.fetch('/desk/articles', { form: {} })
  cys = Number(begun.headers.get('location')?.split('/').at(-1))
  await fact(cys, 'section', 'world')
  await fact(cys, 'headline', 'Cysheadlinex')
  await type(cys, 'Cystextx ')
  await say(cys, 'Cyscommentx')
  await send(`/desk/articles/${cys}/state`, { action: 'send-to-review' })
  await send(`/desk/articles/${cys}/state`, { action: 'return', words: SAID.returned })
  await site.dateline.searchIndex.settle()
  issue = await releaseIssue(site)
})
after(() => site?.close())

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })
const publisher = () => staff.get('publisher') as Client

async function send(path: string, form: Record<string, string>) {
  const answer = await publisher().fetch(path, { form })
  assert.equal(
    answer.status,
    303,
    `${path}: ${/role="alert">([^<]+)/.exec(answer.text)?.[1] ?? answer.text.slice(0, 300)}`,
  )
}

async function sendJson(path: string, json: unknown) {
  const answer = await publisher().fetch(path, { json })
  assert.equal(answer.status, 200, `${path}: ${answer.text.slice(0, 500)}`)
}

async function fact(article: number, name: string, value: string) {
  const facts = JSON.parse((await publisher().fetch(`/desk/articles/${article}/facts`)).text)
  await sendJson(`/desk/articles/${article}/facts`, { fact: name, value, base: facts[name].version })
}

const versionOf = async (article: number) =>
  JSON.parse((await publisher().fetch(`/desk/articles/${article}/text`)).text).version as number

async function type(article: number, text: string, marks: unknown[] = []) {
  const step = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text, marks }] } }
  const batch = { base: await versionOf(article), client: 'crawl', batch: randomUUID(), steps: [step] }
  await sendJson(`/desk/articles/${article}/steps`, batch)
}

async function suggest(article: number, text: string, mark: string) {
  const { rows } = await sql<{ id: number }>`select id from staff where role = 'publisher'`.execute(site.dateline.db)
  await type(article, text, [{ type: mark, attrs: { id: randomUUID(), author: rows[0]?.id } }])
}

async function say(article: number, words: string) {
  const comment = { from: 1, to: 4, version: await versionOf(article), quote: 'Boa', words }
  await sendJson(`/desk/articles/${article}/comments.json`, comment)
}

async function lastComment(): Promise<string> {
  const { comments } = JSON.parse((await publisher().fetch(`/desk/articles/${out}/comments.json`)).text)
  return String(comments.at(-1).id)
}

async function publish(article: number) {
  const { text } = await publisher().fetch(`/desk/articles/${article}/publish`)
  const form: Record<string, string> = { kind: 'small', when: 'now' }
  form.seen = /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? ''
  for (const [, name = ''] of text.matchAll(/name="(reason-[^"]+)"/g)) form[name] = SAID.override
  assert.ok(Object.keys(form).length > 3, 'something is overridden')
  await send(`/desk/articles/${article}/publish`, form)
}

/** Every address that the crawl knows, of these articles. */
function addresses(): string[] {
  const known = Object.values(ROUTES)
    .flat()
    .map((path) => path.replace('ISSUE', issue))
  const ofArticles = known
    .filter((path) => path.startsWith('/desk/articles/1'))
    .flatMap((path) => [out, cys].map((id) => path.replace('/desk/articles/1', `/desk/articles/${id}`)))
  const revisions = [out, cys].flatMap((id) => [1, 2, 3].map((n) => `/desk/articles/${id}/history/${n}`))
  const own = ['/world/boats', '/world/by-cy', `/magazine/${issue}/boats`, '/archive?q=boats']
  const asked = Object.values(SAID).flatMap((word) => [`/archive?q=${word}`, `/archive/suggestions.json?q=${word}`])
  return [...known, ...ofArticles, ...revisions, ...own, ...asked].filter((path) => path !== '/sign-out')
}

const OUTSIDE = [...Object.values(SAID), ...CYS, '2031-05-06']

for (const [name, come] of [
  ['a stranger', async () => site.visitor()],
  ['a reader', () => site.reader()],
  ['a subscriber', () => site.reader({ subscription: 'active' })],
] as const) {
  test(`${name} meets nothing of what people at the desk say to each other, or of what has never been out`, async () => {
    const client = await come()
    for (const path of addresses())
      for (const method of ['GET', 'POST']) {
        // A page repeats what was asked.
        const answer = await client.fetch(path, { method })
        const said = `${answer.text}${JSON.stringify([...answer.headers])}`
        const found = OUTSIDE.filter((word) => said.includes(word) && !path.includes(word))
        assert.deepEqual(found, [], `${method} ${path} to ${name}`)
      }
    const page = await client.fetch('/world/boats')
    assert.match(page.text, /all summer/, 'the change is out')
  })
}

test('no file of an issue holds any of it', async () => {
  const subscriber = await site.reader({ subscription: 'active' })
  const epub = await subscriber.fetch(`/magazine/${issue}.epub`)
  const pdf = await subscriber.fetch(`/magazine/${issue}.pdf`)
  const sample = await site.visitor().fetch(`/magazine/${issue}/sample.epub`)
  for (const [name, { status }] of Object.entries({ epub, pdf, sample })) assert.equal(status, 200, name)
  const texts = {
    epub: openEpub(epub.bytes).all,
    pdf: readPdf(pdf.bytes).root.text,
    sample: openEpub(sample.bytes).all,
  }
  for (const [name, text] of Object.entries(texts)) {
    assert.deepEqual(
      OUTSIDE.filter((word) => text.includes(word)),
      [],
      name,
    )
  }
  for (const text of [texts.epub, texts.pdf]) assert.match(text, /Boats came in/)
})

const HOLES = { pass: 'x', unsubscribe: 'x', address: 'reader@example.org' }

test('no letter holds any of it, not even one with the whole text', async () => {
  const { db, clock, composing, newsletters } = site.dateline
  const recipe: RecipeBlock[] = [
    { block: 'lead', fallback: true, whole: true },
    { block: 'list', count: 12, fallback: true },
    { block: 'mostRead', count: 3, days: 7 },
  ]
  const draft: NewsletterDraft = { slug: 'noon', name: 'Noon', promise: 'A.', every: 'daily', language: 'en', recipe }
  await db.transaction().execute((tx) => saveNewsletters(tx, [draft]))
  await newsletters.open()
  const { due, date, work } = await dueLetter(site)
  const text = '---\nsubject: Noon\n---\n::: lead article="boats" whole=yes\n::: list articles="by-cy by-tia boats"\n'
  await composing.write('cli', { newsletter: 'noon', bytes: Buffer.from(text), readPicture: async () => undefined })
  await clock.advanceTo(due)
  await work()
  const letter = await findLetter(db, 'noon', date)
  assert.ok(letter)
  for (const standing of LETTER_STANDINGS) {
    const { html, text } = await composing.writeVariant(letter, { standing, language: 'en', arm: 'a' })
    for (const face of [html, text].map((face) => fillHoles(face, HOLES))) {
      assert.match(face, /all summer long/)
      assert.deepEqual(
        OUTSIDE.filter((word) => face.includes(word)),
        [],
        standing,
      )
    }
  }
})

/** Of the article that is out, which is not theirs. */
const { comment, reply, mention, inserted, struck, override, neverOut, factNeverOut } = SAID
const ANOTHERS = [comment, reply, mention, inserted, struck, override, neverOut, factNeverOut]

for (const [role, hidden] of [
  ['contributor', ANOTHERS],
  // What is out may be read, to be translated; what others write may not.
  ['translator', CYS],
  ['circulation', [...Object.values(SAID), ...CYS]],
] as const) {
  test(`crawling the desk, a ${role} sees only what is theirs`, async () => {
    const client = staff.get(role) as Client
    const seen = new Set<string>()
    for (const path of addresses().filter((one) => one.startsWith('/desk') && one !== '/desk/events')) {
      const answer = await client.fetch(path)
      for (const word of [...Object.values(SAID), ...CYS]) if (answer.text.includes(word)) seen.add(word)
      const found = hidden.filter((word) => answer.text.includes(word))
      assert.deepEqual(found, [], `GET ${path} to a ${role}: ${answer.status}`)
    }
    if (role === 'contributor') for (const word of CYS) assert.ok(seen.has(word), `${word} is theirs`)
    if (role === 'translator') assert.ok(seen.has(SAID.comment), 'what is out may be read')
  })
}
