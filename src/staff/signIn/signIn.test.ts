import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'

describe('coming in at the desk', () => {
  let site: TestSite
  before(async () => {
    site = await createSite('staff_sign_in')
    await site.reader({ role: 'publisher', email: 'publisher@news.test' })
  })
  after(() => site?.close())

  /** Somebody with a role, who has signed in by mail as readers do. */
  async function signedInByMail(email: string, role: 'editor' | 'publisher' = 'editor') {
    const { readerId } = await site.reader({ role, email })
    return site.reader({ readerId })
  }
  const actionsOf = async (email: string) => {
    const { rows } = await sql<{ action: string; detail: { by?: string } }>`
      select action, detail from audit_log where subject = ${`staff:${email}`} order by id`.execute(site.dateline.db)
    return rows.map(({ action, detail }) => (detail.by ? `${action} by ${detail.by}` : action))
  }
  const secretOf = (page: string) => /class="desk-code">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
  const codeOf = (secret: string, steps = 0) => {
    const timestamp = site.dateline.clock.now().epochMilliseconds + steps * 30_000
    return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp })
  }
  const codesIn = (page: string) =>
    [...page.matchAll(/class="desk-code">([a-z2-7]{5}-[a-z2-7]{5})</g)].map(([, code = '']) => code)

  /** Sets an app up as its owner would; answers with its secret and the recovery codes. */
  async function setUpApp(client: Client) {
    const page = await client.fetch('/desk/account/app')
    const secret = secretOf(page.text)
    const salt = /name="salt" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const kept = await client.fetch('/desk/account/app', { form: { salt, code: codeOf(secret) } })
    assert.equal(kept.status, 200, kept.text)
    return { secret, codes: codesIn(kept.text) }
  }

  test('an editor who has signed in by mail enters the desk, and the log says so once', async () => {
    const editor = await signedInByMail('mail@news.test')
    for (const path of ['/desk', '/desk/articles', '/desk']) assert.equal((await editor.fetch(path)).status, 200)
    assert.deepEqual(await actionsOf('mail@news.test'), ['staff.role', 'desk.enter by mail'])
  })

  test('whoever paid with an editor’s address at the checkout stands before the door', async () => {
    const { readerId } = await site.reader({ role: 'editor', email: 'paid@news.test' })
    const stranger = await site.reader({ readerId, unproven: true })
    const answer = await stranger.fetch('/desk')
    assert.equal(answer.headers.get('location'), '/desk/sign-in?return=/desk')
    const door = await stranger.fetch('/desk/sign-in?return=/desk/articles')
    assert.equal(door.status, 200)
    assert.match(door.text, /name="return" value="\/desk\/articles"/)
  })

  test('the door leads on to where one wanted to go, and to nobody else’s site', async () => {
    const editor = await signedInByMail('door@news.test')
    for (const [wanted, to] of [
      ['/desk/articles?q=draft', '/desk/articles?q=draft'],
      ['https://elsewhere.test/desk', '/desk'],
      ['//elsewhere.test', '/desk'],
      ['/world/report', '/desk'],
      ['/desk/sign-in?return=/desk', '/desk'],
      ['/deskless', '/desk'],
    ] as const) {
      const door = await editor.fetch(`/desk/sign-in?return=${encodeURIComponent(wanted)}`)
      assert.equal(door.headers.get('location'), to, wanted)
    }
  })

  test('once an app is set up it is asked for, and a code that was read over a shoulder opens nothing', async () => {
    const editor = await signedInByMail('app@news.test')
    const elsewhere = await site.reader({ readerId: editor.readerId })
    assert.equal((await elsewhere.fetch('/desk')).status, 200)
    const { secret, codes } = await setUpApp(editor)
    assert.equal(codes.length, 10)
    assert.equal((await editor.fetch('/desk')).status, 200, 'whoever set it up stays in')
    assert.equal((await elsewhere.fetch('/desk')).status, 303, 'whoever was let in by mail alone is asked again')

    const enter = (client: Client, code: string) =>
      client.fetch('/desk/sign-in/code', { form: { code, return: '/desk/articles' } })
    assert.match((await elsewhere.fetch('/desk/sign-in')).text, /app@news\.test/)
    assert.equal((await enter(elsewhere, codeOf(secret))).status, 422, 'the code that set it up is spent')
    const next = codeOf(secret, 1)
    const known = new Map(elsewhere.cookies)
    const entered = await enter(elsewhere, next)
    assert.equal(entered.status, 303)
    assert.equal(entered.headers.get('location'), '/desk/articles')
    assert.equal((await elsewhere.fetch('/desk')).status, 200)
    const planted = site.visitor()
    for (const [name, value] of known) planted.cookies.set(name, value)
    assert.equal(
      (await planted.fetch('/desk')).status,
      303,
      'whoever knew the session from before has nothing of the desk',
    )

    const thief = await site.reader({ readerId: editor.readerId })
    const replayed = await enter(thief, next)
    assert.equal(replayed.status, 422)
    assert.match(replayed.text, /does not work, or was used before/)
    assert.equal((await thief.fetch('/desk')).status, 303)
    assert.equal((await thief.fetch('/desk/account')).status, 303)
    // A reader's pages ask for nothing more.
    assert.equal((await thief.fetch('/account')).status, 200)
  })

  test('of two who type one code at once, one is in', async () => {
    const editor = await signedInByMail('twice@news.test')
    const { secret } = await setUpApp(editor)
    const both = [await site.reader({ readerId: editor.readerId }), await site.reader({ readerId: editor.readerId })]
    const code = codeOf(secret, 1)
    const answers = await Promise.all(both.map((client) => client.fetch('/desk/sign-in/code', { form: { code } })))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422])
  })

  test('a recovery code opens the desk once; new ones end the old', async () => {
    const editor = await signedInByMail('codes@news.test')
    const { codes } = await setUpApp(editor)
    const [first = '', second = ''] = codes
    const enter = async (code: string) => {
      const client = await site.reader({ readerId: editor.readerId })
      return (await client.fetch('/desk/sign-in/code', { form: { code } })).status
    }
    assert.equal(await enter(first.toUpperCase()), 303)
    assert.equal(await enter(first), 422)
    assert.match((await editor.fetch('/desk/account')).text, /9 are left/)
    const made = codesIn((await editor.fetch('/desk/account/codes', { form: {} })).text)
    assert.equal(made.length, 10)
    assert.equal(await enter(second), 422)
    assert.equal(await enter(made[3] ?? ''), 303)
    const { rows } = await sql<{ text: string }>`select code_hash::text as text from staff_recovery_codes`.execute(
      site.dateline.db,
    )
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(made[0] ?? 'none'))
    assert.ok((await actionsOf('codes@news.test')).includes('desk.enter by recovery'))
  })

  test('a guesser has ten tries in a quarter of an hour, whatever the number of browsers', async () => {
    const editor = await signedInByMail('guessed@news.test')
    await setUpApp(editor)
    let limited = 0
    for (let tried = 0; tried < 12; tried++) {
      const client = await site.reader({ readerId: editor.readerId })
      const { status } = await client.fetch('/desk/sign-in/code', { form: { code: String(tried).padStart(6, '0') } })
      assert.notEqual(status, 303)
      if (status === 429) limited++
    }
    assert.ok(limited >= 2, String(limited))
  })

  test('with the last factor its recovery codes go, and the mail is enough again', async () => {
    const editor = await signedInByMail('removed@news.test')
    await setUpApp(editor)
    await editor.fetch('/desk/account/remove', { form: { app: 'app' } })
    assert.equal((await (await site.reader({ readerId: editor.readerId })).fetch('/desk')).status, 200)
    const page = await editor.fetch('/desk/account')
    assert.doesNotMatch(page.text, /are left/)
    const { rows } = await sql`select 1 from staff_recovery_codes c join staff s on s.id = c.staff_id
      where s.email = 'removed@news.test'`.execute(site.dateline.db)
    assert.equal(rows.length, 0)
  })

  test('an app is kept only with a code of the very secret that was shown to this person', async () => {
    const [one, other] = [await signedInByMail('one@news.test'), await signedInByMail('other@news.test')]
    const page = (await one.fetch('/desk/account/app')).text
    const salt = /name="salt" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const code = codeOf(secretOf(page))
    assert.equal((await other.fetch('/desk/account/app', { form: { salt, code } })).status, 422)
    assert.equal((await one.fetch('/desk/account/app', { form: { salt: `x${salt}`, code } })).status, 422)
    assert.equal((await one.fetch('/desk/account/app', { form: { salt, code: '000000' } })).status, 422)
    assert.equal((await one.fetch('/desk/account/app', { form: { salt, code } })).status, 200)
  })

  test('nothing that is no passkey of ours opens the desk', async () => {
    const visitor = site.visitor()
    for (const answer of ['', '{}', '[]', 'null', '{"id":"x"}', 'x'.repeat(30_000)]) {
      const refused = await visitor.fetch('/desk/sign-in/passkey', { form: { answer } })
      assert.equal(refused.status, 422, answer.slice(0, 20))
      assert.match(refused.text, /does not open the desk/)
    }
  })

  test('whoever has lost everything is let in by the operator’s link, past the app', async () => {
    const editor = await signedInByMail('lost@news.test')
    await setUpApp(editor)
    const { db, signIn } = site.dateline
    const link = await db.transaction().execute((tx) =>
      signIn.createSignInLink(tx, {
        email: 'lost@news.test',
        purpose: 'staff',
        returnTo: '/desk',
        expiresIn: Temporal.Duration.from({ hours: 24 }),
      }),
    )
    const browser = site.visitor()
    const entered = await browser.fetch(new URL(link.url).pathname, { form: {} })
    assert.equal(entered.headers.get('location'), '/desk')
    assert.equal((await browser.fetch('/desk')).status, 200)
  })
})
