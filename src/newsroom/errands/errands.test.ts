import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'
import { createLanguages } from '../../design/words/languages.ts'
import { type ErrandsMail, writeErrands } from './errands.email.tsx'

const languages = await createLanguages({ own: () => 'en', phrase: () => undefined })
const mail = (language: string, ...errands: ErrandsMail['errands']) =>
  writeErrands({
    words: languages.speak(language),
    zone: 'Europe/Paris',
    publication: { name: 'The Test Meridian', url: 'http://news.test/' },
    email: 'ana@news.test',
    account: 'http://news.test/desk/account',
    errands,
  })
const url = 'http://news.test/desk/articles/7'
const errand = { kind: 'mentioned', headline: 'Boats came in', by: 'Ben', detail: '', dueAt: null, url } as const

test('one thing is said in the subject; of several they are counted there, and each is said below with its link', () => {
  const one = mail('en', { ...errand, detail: '@Ana, is this so?' })
  assert.equal(plain(one.subject), 'Ben mentions you in “Boats came in”.')
  assert.match(one.text, /@Ana, is this so\?/)
  const two = mail('en', errand, { ...errand, kind: 'returned', by: 'Cy', detail: 'Who says so?' })
  assert.match(two.subject, /^2 /)
  for (const said of [/Ben mentions you/, /Cy sent .*Boats came in.* back to you/, /Who says so\?/]) {
    assert.match(plain(two.text), said)
  }
  assert.equal(two.text.split(url).length - 1, 2)
})

test('a headline without end is cut at a word, one that is missing is said to be, a name that is missing is Somebody', () => {
  const long = mail('en', { ...errand, headline: 'All the boats of the bay '.repeat(20) })
  assert.ok(long.subject.length < 140, long.subject)
  assert.match(plain(long.subject), /(?:All|the|boats|of|bay) …”/)
  const bare = mail('en', { ...errand, headline: '', by: null })
  assert.equal(plain(bare.subject), 'Somebody mentions you in an article without a headline.')
})

test('a note from right to left stands in its own direction in an English mail, and an English headline in an Arabic one', () => {
  const note = mail('en', { ...errand, kind: 'returned', detail: 'من قال هذا؟' })
  assert.match(note.html, /dir="(?:auto|rtl)"[^>]*>[^<]*من قال هذا؟/)
  const arabic = mail('ar', errand)
  assert.match(arabic.html, /<html lang="ar" dir="rtl">/)
  // U+2068 FIRST STRONG ISOLATE … U+2069: else its last mark jumps to the other end.
  assert.match(arabic.subject, /\u2068Boats came in\u2069/)
})

/** Without what holds directions apart. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '')

describe('what somebody is told', () => {
  let site: TestSite
  let ana: Client
  let article: number
  before(async () => {
    site = await createSite('errands')
    await site.dateline.jobs.startWorking()
    ana = await site.reader({ role: 'editor', email: 'ana@news.test' })
    await site.reader({ role: 'editor', email: 'ben@news.test' })
    const content = [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Boats came in.' }] }]
    article = await site.publish({ slug: 'boats', body: { type: 'doc', content } })
  })
  after(() => site?.close())

  async function due(name: string) {
    const { db, clock, dueWork } = site.dateline
    while ((await dueWorkNamed({ dueWork }, name).runDue(db, clock.now())) > 0);
  }

  test('the mail to whoever is named in a comment leads to that comment; a comment that is gone leaves the article', async () => {
    const { db, clock, jobs } = site.dateline
    const { version } = JSON.parse((await ana.fetch(`/desk/articles/${article}/text`)).text)
    const comment = { from: 1, to: 6, version, quote: 'Boats', words: '@ben, how many?' }
    const said = await ana.fetch(`/desk/articles/${article}/comments.json`, { json: comment })
    assert.equal(said.status, 200, said.text)
    const { rows } = await sql<{ id: number }>`select id from article_comments`.execute(db)
    await clock.advanceTo(clock.now().add({ minutes: 6 }))
    await due('mail-errands')
    await jobsDone({ db, jobs })
    const [mail] = await site.mailsTo('ben@news.test')
    assert.match(mail?.text ?? '', new RegExp(`/desk/articles/${article}/comments#comment-${rows[0]?.id}\\b`))
    await sql`delete from article_comments`.execute(db)
    const left = await sql`select from staff_errands where comment_id is null`.execute(db)
    assert.equal(left.rows.length, 1)
  })

  test('after three months nobody knows any more what somebody was told', async () => {
    const { db, clock } = site.dateline
    const count = async () => (await sql`select from staff_errands`.execute(db)).rows.length
    await clock.advanceTo(clock.now().add({ hours: 89 * 24 }))
    await due('forget what staff were told')
    assert.equal(await count(), 1)
    await clock.advanceTo(clock.now().add({ hours: 2 * 24 }))
    await due('forget what staff were told')
    assert.equal(await count(), 0)
  })
})
