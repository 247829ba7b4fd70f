import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { issuesOf, releasedIssue } from '../../../tests/support/releasedIssues.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { saveNewsletters } from '../../letters/newsletters/newsletters.module.ts'
import { inTransaction } from '../../platform/database.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { createDelivery } from './delivery.module.ts'

describe('an issue comes to its readers', () => {
  let site: TestSite
  let issue: ReleasedIssue
  let issues: ReleasedIssue[]
  let delivery: ReturnType<typeof createDelivery>

  before(async () => {
    site = await createSite('delivery')
    const { dateline } = site
    const letter = {
      ...{ slug: 'magazine', name: 'The magazine', promise: 'Each issue, as it comes out.' },
      ...({ every: 'weekly', audience: 'subscribers', language: 'en' } as const),
    }
    await inTransaction(dateline.db, (tx) => saveNewsletters(tx, [letter]))
    await dateline.newsletters.open()
    const now = dateline.clock.now()
    issue = releasedIssue('2026-11-28', 3, { releasedAt: now, revisedAt: now })
    issues = [issue]
    delivery = createDelivery(dateline, {
      ...dateline,
      issues: {
        ...issuesOf(issues),
        findReleased: async (date) => issues.find((one) => one.date === date),
        reload: async () => {},
      },
      newsletter: async () => 'magazine',
      subscriberUntil: dateline.subscriberUntil,
    })
    await dateline.jobs.startWorking()
  })
  after(() => site.close())

  const release = (which = issue) => inTransaction(site.dateline.db, (tx) => delivery.released(tx, which))
  async function lettersGone(): Promise<void> {
    for (const work of site.dateline.dueWork) await work.runDue(site.dateline.db, site.dateline.clock.now())
  }
  const endSubscription = (readerId: number) =>
    sql`update subscriptions set state = 'ended', ended_at = ${site.dateline.clock.now()},
      period_end = ${site.dateline.clock.now()}, paid_until = ${site.dateline.clock.now()}
      where reader_id = ${readerId}`.execute(site.dateline.db)
  const linkIn = (text: string | undefined, path: string) =>
    new RegExp(`http://news\\.test(/${path}/[\\w-]{43})`).exec(text ?? '')?.[1] ?? ''

  test('on its release a letter goes to every subscriber who has not said no, with contents and links, once', async () => {
    const subscriber = await site.reader({ subscription: 'active', email: 'reads@news.test' })
    await site.reader({ email: 'free@news.test' })
    await site.reader({ subscription: 'ended', email: 'ended@news.test' })
    await release()
    await site.mailsTo('nobody')
    await lettersGone()
    await site.mailsTo('nobody')
    await lettersGone()
    const mails = await site.mailsTo('reads@news.test')
    assert.equal(mails.length, 1)
    const [mail] = mails
    assert.equal(mail?.subject, 'The Test Meridian, 2026-11-28: The salt & the <sea>')
    assert.match(String(mail?.html), /\/magazine\/2026-11-28\/ferry/)
    assert.match(String(mail?.html), /The ferry that carries salt/)
    assert.match(mail?.text ?? '', /The ferry that carries salt\nBrest · 4 minutes/)
    assert.match(mail?.text ?? '', /IN THIS ISSUE/)
    assert.ok(mail?.headers.get('list'), 'it can be stopped from the mail program')
    assert.deepEqual(await site.mailsTo('free@news.test'), [])
    assert.deepEqual(await site.mailsTo('ended@news.test'), [])
    await release()
    await site.mailsTo('nobody')
    await lettersGone()
    assert.equal((await site.mailsTo('reads@news.test')).length, 1, 'released again by whatever accident, it goes once')
    const consents = await site.dateline.ports.holders
      .find(({ name }) => name === 'newsletters')
      ?.consents?.(site.dateline.db, { readerId: subscriber.readerId, emailKey: 'reads@news.test' })
    assert.match(consents?.[0]?.shown ?? '', /Part of your subscription/)
  })

  test('whoever stopped the letter does not get the next, although they subscribe', async () => {
    await site.reader({ subscription: 'active', email: 'stopped@news.test' })
    await sql`insert into newsletter_subscriptions (newsletter_id, email, email_key, status, requested_at, ended_at)
      select id, 'stopped@news.test', 'stopped@news.test', 'ended', ${site.dateline.clock.now()},
        ${site.dateline.clock.now()} from newsletters where slug = 'magazine'`.execute(site.dateline.db)
    await site.pass({ hours: 24 })
    const now = site.dateline.clock.now()
    const next = releasedIssue('2026-12-05', 4, { releasedAt: now, revisedAt: now })
    issues.unshift(next)
    await release(next)
    await site.mailsTo('nobody')
    await lettersGone()
    assert.deepEqual(await site.mailsTo('stopped@news.test'), [])
    assert.equal((await site.mailsTo('reads@news.test')).length, 2)
  })

  test('an issue of the past that a publication begins with is told to nobody', async () => {
    const old = releasedIssue('2020-01-04', 1)
    await release(old)
    const { rows } = await sql`select from jobs.job where name = 'issue-out' and data->>'date' = '2020-01-04'`.execute(
      site.dateline.db,
    )
    assert.equal(rows.length, 0)
  })

  test('a Kindle’s address gets the file at once; the sender to be allowed is named', async () => {
    const reader = await site.reader({ subscription: 'active' })
    const page = await reader.fetch('/account')
    assert.match(page.text, /allow the sender desk@news\.test/)
    const chosen = await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'ana_9@kindle.com' } })
    assert.equal(chosen.headers.get('location'), '/account#sent-issues')
    await reader.fetch('/account/e-reader', { form: { do: 'again' } })
    await again(reader.readerId)
    const [mail] = await site.mailsTo('ana_9@kindle.com')
    const [file] = mail?.attachments ?? []
    assert.equal(file?.filename, 'The Test Meridian 2026-12-05.epub')
    assert.equal(file?.contentType, 'application/epub+zip')
    assert.match(file?.content.toString() ?? '', /^epub of 2026-12-05/)
    assert.match((await reader.fetch('/account')).text, /The issue of December 5, 2026 was sent\./)
  })

  /** The composed site knows no issue of its own: what its reader asks for is asked of the delivery under test. */
  async function again(readerId: number) {
    const { askAgain } = await import('./askAgain.ts')
    const deps = { ...site.dateline, issues: issuesOf(issues) } as unknown as Parameters<typeof askAgain>[0]
    assert.equal(await askAgain(deps, readerId, site.dateline.clock.now()), 'asked')
  }

  test('to a stranger’s address nothing goes before somebody there has said yes', async () => {
    const reader = await site.reader({ subscription: 'active', email: 'owner@news.test' })
    const answer = await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'other@elsewhere.test' } })
    assert.match(answer.text, /We have written to other@elsewhere\.test/)
    await again(reader.readerId)
    const before = await site.mailsTo('other@elsewhere.test')
    assert.equal(before.length, 1)
    assert.equal(before[0]?.attachments.length, 0)
    const path = linkIn(before[0]?.text, 'account/e-reader')
    assert.ok(path, before[0]?.text ?? 'no mail')
    const stranger = site.visitor()
    assert.match((await stranger.fetch(path)).text, /Yes, send it here/)
    await again(reader.readerId)
    assert.equal((await site.mailsTo('other@elsewhere.test')).length, 1, 'whoever only looked has not said yes')
    assert.match((await stranger.fetch(path, { form: {} })).text, /from now on/)
    await again(reader.readerId)
    const mails = await site.mailsTo('other@elsewhere.test')
    assert.equal(mails.at(-1)?.attachments.length, 1)
    assert.equal((await stranger.fetch(path)).status, 410)
  })

  test('a link that nobody followed in three days says yes to nothing', async () => {
    const reader = await site.reader({ subscription: 'active' })
    await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'late@elsewhere.test' } })
    const [mail] = await site.mailsTo('late@elsewhere.test')
    await site.pass({ hours: 73 })
    assert.equal((await site.visitor().fetch(linkIn(mail?.text, 'account/e-reader'), { form: {} })).status, 410)
  })

  test('after the end of the subscription no file goes, whatever was chosen', async () => {
    const reader = await site.reader({ subscription: 'active' })
    await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'over@kindle.com' } })
    await endSubscription(reader.readerId)
    await again(reader.readerId)
    assert.deepEqual(await site.mailsTo('over@kindle.com'), [])
  })

  test('an issue that is out goes once to whoever has it sent, and its next revision only to who asks', async () => {
    const reader = await site.reader({ subscription: 'active' })
    await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'once@kindle.com' } })
    const now = site.dateline.clock.now()
    const third = releasedIssue('2026-12-12', 5, { releasedAt: now, revisedAt: now })
    issues.unshift(third)
    await release(third)
    await release(third)
    assert.equal((await site.mailsTo('once@kindle.com')).length, 1)
    issues[0] = { ...third, revision: 2, revisedAt: now.add({ minutes: 5 }) }
    await release(issues[0])
    assert.equal((await site.mailsTo('once@kindle.com')).length, 1, 'a correction is not sent by itself')
    await again(reader.readerId)
    assert.equal((await site.mailsTo('once@kindle.com')).length, 2)
  })

  test('a file that is too large for mail is a link', async () => {
    const reader = await site.reader({ subscription: 'active' })
    await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'large@kindle.com' } })
    const [newest] = issues
    assert.ok(newest)
    const files = newest.files.map((file) => ({ ...file, bytes: 16 * 1024 * 1024 }))
    issues.unshift({ ...newest, date: '2026-12-19', files })
    await again(reader.readerId)
    const [mail] = await site.mailsTo('large@kindle.com')
    assert.equal(mail?.attachments.length, 0)
    assert.match(mail?.text ?? '', /too large to be attached/)
    assert.match(mail?.text ?? '', /http:\/\/news\.test\/magazine\/2026-12-19/)
    issues.shift()
  })

  test('an address that takes nothing any more is told of once, at the reader’s own, and gets nothing more', async () => {
    const reader = await site.reader({ subscription: 'active', email: 'told@news.test' })
    await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'dead@kindle.com' } })
    await sql`insert into mail_suppressions (email_key, email, reason, since)
      values ('dead@kindle.com', 'dead@kindle.com', 'bounced', ${site.dateline.clock.now()})`.execute(site.dateline.db)
    await again(reader.readerId)
    await again(reader.readerId)
    assert.deepEqual(await site.mailsTo('dead@kindle.com'), [])
    const told = (await site.mailsTo('told@news.test')).filter(({ subject }) => /could not be sent/.test(subject ?? ''))
    assert.equal(told.length, 1)
    assert.match((await reader.fetch('/account')).text, /was not taken, so nothing more goes there/)
  })

  test('what is no address is said beside the field', async () => {
    const reader = await site.reader({ subscription: 'active' })
    const answer = await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'not an address' } })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /class="field-problem" id="e-reader-problem"/)
    assert.match(answer.text, /value="not an address"/)
  })

  test('whoever only paid with an address has nothing sent before they have shown that it is theirs', async () => {
    const reader = await site.reader({ subscription: 'active', unproven: true })
    await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'sly@kindle.com' } })
    const { rows } = await sql`select from e_readers where email = 'sly@kindle.com'`.execute(site.dateline.db)
    assert.equal(rows.length, 0)
  })

  test('what is held is exported without a secret, and goes with the reader', async () => {
    const reader = await site.reader({ subscription: 'active' })
    await reader.fetch('/account/e-reader', { form: { do: 'choose', email: 'gone@elsewhere.test' } })
    const holder = site.dateline.ports.holders.find(({ name }) => name === 'eReader')
    assert.ok(holder)
    const who = { readerId: reader.readerId, emailKey: 'x', email: 'x', personKey: 'x' }
    const rows = await holder.everything(site.dateline.db, who)
    const [held] = rows.e_readers as Record<string, unknown>[]
    assert.equal(held?.email, 'gone@elsewhere.test')
    assert.ok(!('token_hash' in (held ?? {})))
    await inTransaction(site.dateline.db, (tx) => holder.erase(tx, who, site.dateline.clock.now()))
    assert.deepEqual((await holder.everything(site.dateline.db, who)).e_readers, [])
  })
})
