import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openBrowser, openReaderSite, type ReaderSite } from '../../tests/support/readerSite.tsx'

let site: ReaderSite
before(async () => {
  site = await openReaderSite('sign in pages')
  await site.startWorking()
})
after(() => site.close())

/** Every reader of these tests sits in a network of their own, so that limits of one test do not spill over. */
let networks = 0
const newBrowser = () => openBrowser(site.app, { address: `198.51.100.${++networks}` })

async function lastSecrets(email: string) {
  const mail = (await site.mailsTo(email)).at(-1)
  const text = mail?.text ?? ''
  return {
    path: /http:\/\/dateline\.test(\/sign-in\/[\w-]{43})/.exec(text)?.[1] ?? assert.fail(`no link in: ${text}`),
    code: /^(\d{6})$/m.exec(text)?.[1] ?? assert.fail(`no code in: ${text}`),
    mail,
  }
}

async function sessionsOf(email: string) {
  const { rows } = await sql<{ ended_at: unknown; staff: boolean; address_proven: boolean }>`
    select s.ended_at, s.staff, s.address_proven from sessions s join readers r on r.id = s.reader_id
    where r.email_key = ${email} order by s.created_at, s.ended_at nulls last`.execute(site.db)
  return rows
}

test('a visitor asks for a link, presses its button, and is signed in where they wanted to go', async () => {
  const browser = newBrowser()
  const asked = await browser.post('/sign-in', { email: ' Ana@Example.org ', return: '/borders/one?x=1' })
  assert.equal(asked.status, 200)
  assert.equal(asked.headers.get('cache-control'), 'no-store')
  assert.equal(asked.headers.get('referrer-policy'), 'same-origin')
  assert.match(await asked.text(), /Check your mail/)
  const { path, mail, code } = await lastSecrets('Ana@example.org')
  assert.ok(mail?.html && mail.html.includes(path) && mail.html.includes(code), 'the HTML says what the text says')
  const shown = await browser.get(path)
  assert.equal(shown.status, 200)
  const used = await browser.post(path)
  assert.equal(used.status, 303)
  assert.equal(used.headers.get('location'), '/borders/one?x=1')
  const cookie = used.headers.getSetCookie().find((line) => line.startsWith('dateline_session=')) ?? ''
  assert.match(cookie, /Max-Age=7776000/)
  assert.match(cookie, /HttpOnly/)
  assert.match(cookie, /SameSite=Lax/)
  const account = await browser.get('/account')
  assert.equal(account.status, 200)
  assert.match(await account.text(), /Ana@example\.org/)
})
