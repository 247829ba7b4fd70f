import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { sendingOf, settleLetter } from '../../../tests/support/handWrittenLetter.ts'
import { openMailSink } from '../../../tests/support/mailSink.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

describe('what a reader does from a letter’s foot', () => {
  let site: TestSite
  /** The path that the letter's header and foot lead to. */
  let path: string
  before(async () => {
    site = await createSite('preferences')
  })
  after(() => site?.close())
  beforeEach(async () => {
    const { db, clock } = site.dateline
    await sql`set dateline.erasing = 'yes'; delete from newsletter_consents; set dateline.erasing = '';
      delete from letter_recipients; delete from letters; delete from newsletter_subscriptions;
      update newsletters set weekly_form_id = null, at_readers_hour = false, every = 'daily', weekday = null`.execute(
      db,
    )
    const sink = await openMailSink()
    await using sending = await sendingOf(site.dateline, { smtpUrl: sink.url })
    const letter = await settleLetter(db, { readers: 1, address: () => 'anna@example.org', now: clock.now() })
    for (const slug of ['week', 'quiz']) {
      await settleLetter(db, { slug, readers: 1, address: () => 'anna@example.org', now: clock.now() })
    }
    await sending.freeze(letter)
    await sending.send(new AbortController().signal)
    await sink.close()
    const url = /^List-Unsubscribe: <(.*)>\r$/m.exec(sink.mails[0]?.raw.toString() ?? '')?.[1] ?? ''
    path = new URL(url).pathname
  })

  const status = async (slug = 'daily') => {
    const { rows } = await sql<{ status: string; paused: string | null; zone: string | null }>`
      select s.status, s.paused_until as paused, s.zone
      from newsletter_subscriptions s join newsletters n on n.id = s.newsletter_id
      where n.slug = ${slug} and s.email_key = 'anna@example.org'`.execute(site.dateline.db)
    return rows[0]
  }
  const consents = async () => {
    const { rows } = await sql<{ event: string; how: string; slug: string }>`
      select event, evidence->>'how' as how, n.slug from newsletter_consents c join newsletters n on n.id = c.newsletter_id
      order by c.id`.execute(site.dateline.db)
    return rows.map(({ event, how, slug }) => `${slug} ${event} ${how}`)
  }
  const post = (body: string, headers: Record<string, string> = FORM) =>
    site.dateline.app.fetch(new Request(`http://news.test${path}`, { method: 'POST', headers, body }))

  test('one click in a mail program stops the letter at once, without a cookie, and leaves its evidence', async () => {
    const answer = await post('List-Unsubscribe=One-Click')
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('set-cookie'), null)
    assert.equal((await status())?.status, 'ended')
    assert.equal((await status('week'))?.status, 'confirmed')
    assert.deepEqual(await consents(), ['daily ended one-click'])
    assert.equal((await post('List-Unsubscribe=One-Click')).status, 200)
    assert.deepEqual(await consents(), ['daily ended one-click'])
  })

  test('a mail program that sends its one click as parts of a form is understood, too', async () => {
    const body = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
    assert.equal((await post(body, { 'content-type': 'multipart/form-data; boundary=x' })).status, 200)
    assert.equal((await status())?.status, 'ended')
  })

  test('whoever only opens the link, or looks whether it is there, changes nothing', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await site.visitor().fetch(path, { method })
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
    }
    assert.equal((await status())?.status, 'confirmed')
    assert.deepEqual(await consents(), [])
  })

  test('a scanner that runs scripts and presses the button without choosing anything changes nothing', async () => {
    const page = await site.visitor().fetch(path)
    assert.doesNotMatch(page.text, /type="(?:radio|checkbox)"[^>]*checked/)
    const fields = [...page.text.matchAll(/<input type="(?:hidden|date)" name="([^"]+)"[^>]*value="([^"]*)"/g)]
    const form = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
    const answer = await site.visitor().fetch(path, { form: { until: '2027-01-01', ...form } })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Choose what shall become of it\./)
    for (const slug of ['daily', 'week', 'quiz']) assert.equal((await status(slug))?.status, 'confirmed')
    assert.deepEqual(await consents(), [])
  })

  test('the page stops the letter, pauses it until a day, lets it come again, and says so', async () => {
    const visitor = site.visitor()
    const day = site.dateline.clock
      .now()
      .add({ hours: 24 * 10 })
      .toString()
      .slice(0, 10)
    const paused = await visitor.fetch(path, { form: { choice: 'pause', until: day } })
    assert.match(paused.text, /daily comes again on/)
    assert.equal((await status())?.paused, day)
    assert.match((await visitor.fetch(path)).text, /Let it come again now/)
    await visitor.fetch(path, { form: { choice: 'resume' } })
    assert.equal((await status())?.paused, null)
    const stopped = await visitor.fetch(path, { form: { choice: 'stop' } })
    assert.match(stopped.text, /You do not get daily any more\./)
    assert.equal((await status())?.status, 'ended')
    assert.deepEqual(await consents(), ['daily paused letter', 'daily resumed letter', 'daily ended letter'])
  })

  test('a day that is past, or none, is said to be wrong', async () => {
    for (const until of ['2020-01-01', '2026-02-30', 'tomorrow', '', '2099-01-01']) {
      const answer = await site.visitor().fetch(path, { form: { choice: 'pause', until } })
      assert.equal(answer.status, 422, until)
    }
    assert.deepEqual(await consents(), [])
  })

  test('weekly instead of daily ends the one and takes the other, where there is a weekly one', async () => {
    const { db } = site.dateline
    assert.doesNotMatch((await site.visitor().fetch(path)).text, /Once a week instead/)
    await sql`update newsletters set every = 'weekly', weekday = 1 where slug = 'week'`.execute(db)
    await sql`update newsletters set weekly_form_id = (select id from newsletters where slug = 'week') where slug = 'daily'`.execute(
      db,
    )
    await sql`delete from newsletter_subscriptions where newsletter_id = (select id from newsletters where slug = 'week')`.execute(
      db,
    )
    const answer = await site.visitor().fetch(path, { form: { choice: 'weekly' } })
    assert.match(answer.text, /You get week instead of daily\./)
    assert.equal((await status())?.status, 'ended')
    assert.equal((await status('week'))?.status, 'confirmed')
    assert.deepEqual(await consents(), ['daily ended letter', 'week requested letter', 'week confirmed letter'])
  })

  test('a reader far away lets a letter come by their own clock', async () => {
    await sql`update newsletters set at_readers_hour = true where slug = 'daily'`.execute(site.dateline.db)
    const page = await site.visitor().fetch(path)
    assert.match(page.text, /<option value="Pacific\/Auckland">/)
    await site.visitor().fetch(path, { form: { choice: 'zone', zone: 'Pacific/Auckland' } })
    assert.equal((await status())?.zone, 'Pacific/Auckland')
    assert.equal((await site.visitor().fetch(path, { form: { choice: 'zone', zone: 'Nowhere' } })).status, 422)
  })

  test('other newsletters of the address are stopped from there, too, and only those that were ticked', async () => {
    const answer = await site.visitor().fetch(path, { form: { 'stop:quiz': 'yes' } })
    assert.match(answer.text, /You do not get quiz any more\./)
    assert.deepEqual(
      [(await status())?.status, (await status('week'))?.status, (await status('quiz'))?.status],
      ['confirmed', 'confirmed', 'ended'],
    )
  })

  test('whom the letter was passed on to is not told the whole address', async () => {
    const { text } = await site.visitor().fetch(path)
    assert.doesNotMatch(text, /anna@/)
    assert.match(text, /a…@example\.org/)
  })

  test('a forged link, one of somebody else’s making, and one of a reader who was erased lead nowhere', async () => {
    const [, , token = ''] = path.split('/')
    for (const forged of ['nothing', `z${token}`, token.slice(0, -1), `${token.split('.')[0]}.${'A'.repeat(22)}`]) {
      assert.equal((await site.visitor().fetch(`/unsubscribe/${forged}`)).status, 404, forged)
      const answer = await site.dateline.app.fetch(
        new Request(`http://news.test/unsubscribe/${forged}`, {
          method: 'POST',
          headers: FORM,
          body: 'List-Unsubscribe=One-Click',
        }),
      )
      assert.equal(answer.status, 404, forged)
    }
    assert.equal((await status())?.status, 'confirmed')
    await sql`delete from letter_recipients`.execute(site.dateline.db)
    assert.equal((await site.visitor().fetch(path)).status, 404)
  })

  test('a letter that is paused until a day does not come before it, and comes then', async () => {
    const { db, clock } = site.dateline
    const today = clock.now().toString().slice(0, 10)
    for (const [until, frozen] of [
      [clock.now().add({ hours: 48 }).toString().slice(0, 10), 0],
      [today, 1],
    ] as const) {
      await sql`delete from letter_recipients; delete from letters;
        update newsletter_subscriptions set paused_until = ${sql.raw(`'${until}'`)}`.execute(db)
      const letter = await settleLetter(db, { readers: 0, now: clock.now() })
      await using sending = await sendingOf(site.dateline)
      await sending.freeze(letter)
      const { rows } = await sql<{ frozen: number }>`select frozen from letters where id = ${letter}`.execute(db)
      assert.equal(rows[0]?.frozen, frozen, until)
    }
  })
})
