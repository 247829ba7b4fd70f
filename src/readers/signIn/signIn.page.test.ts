import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openBrowser } from '../../../tests/support/cookieBrowser.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

let site: TestSite
before(async () => {
  site = await createSite('sign in pages')
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

/** Every reader of these tests sits in a network of their own, so that limits of one test do not spill over. */
let networks = 0
const newBrowser = () => openBrowser(site.dateline.app, { address: `198.51.100.${++networks}` })

async function lastSecrets(email: string) {
  const mail = (await site.mailsTo(email)).at(-1)
  const text = mail?.text ?? ''
  return {
    path: /http:\/\/news\.test(\/sign-in\/[\w-]{43})/.exec(text)?.[1] ?? assert.fail(`no link in: ${text}`),
    code: /^\s+(\d{6})$/m.exec(text)?.[1] ?? assert.fail(`no code in: ${text}`),
    mail,
  }
}

async function sessionsOf(email: string) {
  const { rows } = await sql<{ ended_at: unknown; staff: boolean; address_proven: boolean }>`
    select s.ended_at, s.staff, s.address_proven from sessions s join readers r on r.id = s.reader_id
    where r.email_key = ${email} order by s.created_at, s.ended_at nulls last`.execute(site.dateline.db)
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
  assert.ok(
    mail?.html ? mail.html.includes(path) && mail.html.includes(code) : false,
    'the HTML says what the text says',
  )
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

async function ask(browser: ReturnType<typeof newBrowser>, email: string, wanted = '/') {
  assert.equal((await browser.post('/sign-in', { email, return: wanted })).status, 200)
  return lastSecrets(email)
}

async function signIn(browser: ReturnType<typeof newBrowser>, email: string) {
  const { path } = await ask(browser, email)
  assert.equal((await browser.post(path)).status, 303)
}

test('a mail scanner that opens the link, however often, does not use it up', async () => {
  const browser = newBrowser()
  const { path } = await ask(browser, 'scanned@example.org')
  const scanner = newBrowser()
  for (let i = 0; i < 3; i += 1) {
    const opened = await scanner.get(path)
    assert.equal(opened.status, 200)
    assert.equal(opened.headers.get('referrer-policy'), 'same-origin')
    assert.equal(opened.headers.get('cache-control'), 'no-store')
    assert.deepEqual(opened.headers.getSetCookie(), [])
  }
  assert.equal((await site.dateline.app.request(path, { method: 'HEAD' })).status, 200)
  assert.equal((await browser.post(path)).status, 303)
})

test('a link signs in once; after that it says so and offers another', async () => {
  const browser = newBrowser()
  const { path, code } = await ask(browser, 'once@example.org')
  assert.equal((await browser.post(path)).status, 303)
  for (const answer of [await newBrowser().get(path), await newBrowser().post(path)]) {
    assert.equal(answer.status, 410)
    assert.deepEqual(answer.headers.getSetCookie(), [])
    const page = await answer.text()
    assert.match(page, /This link has been used/)
    assert.match(page, /href="\/sign-in"/)
  }
  assert.equal((await browser.post('/sign-in/code', { code })).status, 422, 'nor does its code work any more')
  assert.equal((await sessionsOf('once@example.org')).length, 1)
})

test('two presses at the same moment make one account and one session', async () => {
  const { path } = await ask(newBrowser(), 'double@example.org')
  const browsers = Array.from({ length: 8 }, newBrowser)
  const answers = await Promise.all(browsers.map((browser) => browser.post(path)))
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 410, 410, 410, 410, 410, 410, 410])
  assert.equal((await sessionsOf('double@example.org')).length, 1)
})

test('a link is good for ten minutes', async () => {
  const { path, code } = await (async () => {
    const browser = newBrowser()
    const secrets = await ask(browser, 'slow@example.org')
    await site.pass({ minutes: 10 })
    assert.equal((await browser.post('/sign-in/code', { code: secrets.code })).status, 422)
    return secrets
  })()
  assert.match(code, /^\d{6}$/)
  for (const answer of [await newBrowser().get(path), await newBrowser().post(path)]) {
    assert.equal(answer.status, 410)
    assert.match(await answer.text(), /This link has expired/)
  }
})

test('a link that never was is no crash', async () => {
  for (const token of ['x', 'a'.repeat(43), '%00', "'--", 'a'.repeat(5000), '%E0%A4%A']) {
    const opened = await newBrowser().get(`/sign-in/${token}`)
    assert.equal(opened.status, 404, token.slice(0, 50))
    assert.match(await opened.text(), /This link does not work|no page at this address/)
    assert.equal((await newBrowser().post(`/sign-in/${token}`)).status, 404)
  }
})

test('the code signs in the browser that asked, and no other', async () => {
  const browser = newBrowser()
  const { code } = await ask(browser, 'coder@example.org', '/measure/clocks')
  const other = newBrowser()
  const stolen = await other.post('/sign-in/code', { code })
  assert.equal(stolen.status, 422)
  assert.match(await stolen.text(), /No code is waiting in this browser/)
  await ask(other, 'eve@example.org')
  assert.equal((await other.post('/sign-in/code', { code })).status, 422, 'nor one that asked for itself')
  const reload = await browser.get('/sign-in/code')
  assert.equal(reload.status, 200)
  assert.match(await reload.text(), /coder@example\.org/)
  const used = await browser.post('/sign-in/code', { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })
  assert.equal(used.status, 303)
  assert.equal(used.headers.get('location'), '/measure/clocks')
  assert.equal(browser.cookies.has('dateline_sign_in'), false)
  assert.equal((await browser.get('/account')).status, 200)
  assert.equal((await browser.get('/sign-in/code')).headers.get('location'), '/sign-in')
})

test('the code of the first mail still works after asking for a second', async () => {
  const browser = newBrowser()
  const first = await ask(browser, 'twice@example.org')
  await site.pass({ seconds: 31 })
  const second = await ask(browser, 'twice@example.org')
  assert.notEqual(first.path, second.path)
  assert.equal((await browser.post('/sign-in/code', { code: first.code })).status, 303)
})

const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000')

test('after five wrong codes even the right one does not help; the link still does', async () => {
  const browser = newBrowser()
  const { code, path } = await ask(browser, 'guessed@example.org')
  assert.match(await (await browser.post('/sign-in/code', { code: 'abc' })).text(), /The code has six digits/)
  for (let i = 0; i < 5; i += 1) {
    const answer = await browser.post('/sign-in/code', { code: wrongFor(code) })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /This is not the code/)
  }
  const late = await browser.post('/sign-in/code', { code })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /Too many wrong codes/)
  assert.equal((await browser.post(path)).status, 303)
})

test('guesses made all at once are no more than five', async () => {
  const browser = newBrowser()
  const { code } = await ask(browser, 'rush@example.org')
  const guesses = Array.from({ length: 12 }, () => browser.post('/sign-in/code', { code: wrongFor(code) }))
  const pages = await Promise.all((await Promise.all(guesses)).map((answer) => answer.text()))
  assert.equal(pages.filter((page) => page.includes('This is not the code')).length, 5)
  assert.equal((await browser.post('/sign-in/code', { code })).status, 422)
})

test('a patient guesser who asks again and again is stopped after twenty codes for one address', async () => {
  const compared = async (browser: ReturnType<typeof newBrowser>, code: string) =>
    /This is not the code/.test(await (await browser.post('/sign-in/code', { code: wrongFor(code) })).text())
  let guesses = 0
  for (let round = 0; round < 6; round += 1) {
    const browser = newBrowser()
    const { code } = await ask(browser, 'patient@example.org')
    for (let i = 0; i < 5; i += 1) if (await compared(browser, code)) guesses += 1
  }
  assert.equal(guesses, 20)
})

test('nobody learns from the answer whether an address has an account', async () => {
  await signIn(newBrowser(), 'known@example.org')
  const [known, unknown] = [newBrowser(), newBrowser()]
  const answers = [
    await known.post('/sign-in', { email: 'known@example.org', return: '/' }),
    await unknown.post('/sign-in', { email: 'never@example.org', return: '/' }),
  ] as const
  const said = await Promise.all(
    answers.map(async (answer) => ({
      status: answer.status,
      // The tag is made of the page, which repeats the address.
      headers: [...answer.headers]
        .filter(([name]) => name !== 'etag')
        .map(([name, value]) => [name, value.replace(/=[\w-]{43};/, '=…;')]),
      body: (await answer.text()).replace(/(known|never)@/, '…@'),
    })),
  )
  assert.deepEqual(said[0], said[1])
  const [toKnown] = (await site.mailsTo('known@example.org')).slice(-1)
  const [toUnknown] = await site.mailsTo('never@example.org')
  const blurred = (text = '') => text.replace(/[\w-]{43}|^\s+\d{6}$|(known|never)@/gm, '…')
  assert.equal(blurred(toKnown?.text), blurred(toUnknown?.text))
  assert.equal(toKnown?.subject, toUnknown?.subject)
})

test('a known address signs in to its account however it is spelled', async () => {
  const spellings = [
    'ren\u00e9@xn--bcher-kva.example',
    'REN\u00c9@B\u00dcCHER.example',
    'Rene\u0301@bu\u0308cher.example',
  ]
  for (const email of spellings) {
    const browser = newBrowser()
    await browser.post('/sign-in', { email })
    // The mail program's view of the domain.
    const { path } = await lastSecrets('@b\u00fccher.example')
    assert.equal((await browser.post(path)).status, 303)
  }
  const { rows } = await sql<{ email: string; sessions: number }>`
    select r.email, count(*) as sessions from readers r join sessions s on s.reader_id = r.id
    where r.email_key like '%@xn--bcher-kva.example' group by r.id`.execute(site.dateline.db)
  assert.deepEqual(rows, [{ email: 'ren\u00e9@xn--bcher-kva.example', sessions: 3 }])
})

test('a sixth mail within the hour for one address is not sent, and the page says to wait', async () => {
  const browser = newBrowser()
  for (let i = 0; i < 5; i += 1) {
    assert.equal((await browser.post('/sign-in', { email: 'again@example.org' })).status, 200)
    await site.pass({ seconds: 31 })
  }
  const sixth = await browser.post('/sign-in', { email: 'AGAIN@example.org', return: '/borders/one' })
  assert.equal(sixth.status, 429)
  assert.equal(sixth.headers.get('retry-after'), '3600')
  const page = await sixth.text()
  assert.match(page, /Wait a while/)
  assert.match(page, /value="AGAIN@example.org"/)
  assert.match(page, /value="\/borders\/one"/)
  assert.equal((await site.mailsTo('again@example.org')).length, 5)
  const elsewhere = await newBrowser().post('/sign-in', { email: 'again@example.org' })
  assert.equal(elsewhere.status, 200, 'a stranger in another network does not lock the owner out')
})

test('one network asks for at most sixty links an hour, and a /64 is one network', async () => {
  const from = (address: string, email: string) =>
    openBrowser(site.dateline.app, { address }).post('/sign-in', { email })
  const asked: number[] = []
  for (let i = 0; i < 61; i += 1)
    asked.push((await from(`2001:db8:1:1::${(i + 1).toString(16)}`, `n${i}@example.org`)).status)
  assert.deepEqual(
    asked.slice(0, 60).filter((status) => status !== 200),
    [],
  )
  assert.equal(asked[60], 429)
  assert.equal((await from('2001:db8:1:2::1', 'n61@example.org')).status, 200, 'the next /64 is somebody else')
})

test('an address that would write mail headers, or is none, is refused beside the field and kept', async () => {
  for (const email of [
    'ana@example.org\r\nBcc: eve@example.org',
    'ana',
    '',
    `${'a'.repeat(3000)}@example.org`,
    '"><b>@example.org',
  ]) {
    const answer = await newBrowser().post('/sign-in', { email, return: '/borders/one' })
    assert.equal(answer.status, 422, email)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    const page = await answer.text()
    assert.match(page, /aria-invalid="true"/)
    assert.doesNotMatch(page, /<b>/)
    assert.match(page, /value="\/borders\/one"/)
  }
  assert.deepEqual(await site.mailsTo('mallory@example.org'), [])
})

test('nobody is sent to another site after signing in', async () => {
  const tries = [
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'https://evil.example/',
    '/sign-out',
    '/\t/evil.example',
  ]
  for (const [index, wanted] of tries.entries()) {
    const browser = newBrowser()
    const form = await (await browser.get(`/sign-in?return=${encodeURIComponent(wanted)}`)).text()
    assert.doesNotMatch(form, /evil|sign-out/)
    const { path } = await ask(browser, `sent${index}@example.org`, wanted)
    assert.equal((await browser.post(path)).headers.get('location'), '/')
  }
})

test('links in mails lead to the publication, whatever host the request named', async () => {
  const body = new URLSearchParams({ email: 'host@example.org' }).toString()
  await site.dateline.app.request('http://evil.example/sign-in', {
    method: 'POST',
    body,
    headers: {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'content-type': 'application/x-www-form-urlencoded',
      'x-test-address': '203.0.113.77',
    },
  })
  const { mail } = await lastSecrets('host@example.org')
  assert.doesNotMatch(`${mail?.text}${mail?.html}`, /evil/)
})
