import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'
import { setRole } from '../accounts/accounts.module.ts'

describe('who is staff', () => {
  let site: TestSite
  let publisher: Client & { readerId: number }
  before(async () => {
    site = await createSite('roster')
    await site.dateline.jobs.startWorking()
    publisher = await site.reader({ role: 'publisher', email: 'publisher@news.test' })
  })
  after(() => site?.close())

  const idOf = async (email: string) => {
    const { rows } = await sql<{ id: number }>`select id from staff where email = ${email}`.execute(site.dateline.db)
    return rows[0]?.id ?? assert.fail(`${email} is nobody`)
  }

  test('somebody who is invited gets a mail whose link leads to the desk, with their role', async () => {
    const invited = await publisher.fetch('/desk/staff', { form: { email: 'New@News.test', role: 'editor' } })
    assert.equal(invited.headers.get('location'), '/desk/staff?done')
    const [mail] = await site.mailsTo('New@news.test')
    assert.match(mail?.text ?? '', /invites you\. Your role: editor/)
    const path = /\/sign-in\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? ''
    const browser = site.visitor()
    const entered = await browser.fetch(path, { form: {} })
    assert.equal(entered.headers.get('location'), '/desk')
    assert.match((await browser.fetch('/desk')).text, /editor/)
    assert.equal((await browser.fetch('/desk/staff')).status, 403)
    const list = await publisher.fetch('/desk/staff')
    assert.match(list.text, /New@news\.test/)
  })

  test('what is wrong with an invitation is said beside its field, and nobody is invited', async () => {
    for (const [email, says] of [
      ['nobody', /address/],
      ['', /address/],
      ['publisher@news.test', /has a role already/],
    ] as const) {
      const refused = await publisher.fetch('/desk/staff', { form: { email, role: 'publisher' } })
      assert.equal(refused.status, 422, email)
      assert.match(refused.text, says)
      assert.match(refused.text, /value="publisher" selected/, 'the role that was chosen stays chosen')
    }
    assert.equal((await publisher.fetch('/desk/staff', { form: { email: 'x@news.test', role: 'admin' } })).status, 422)
    assert.equal((await site.mailsTo('x@news.test')).length, 0)
  })

  test('an invitation by mail does not get past a second factor', async () => {
    const editor = await site.reader({ role: 'editor', email: 'careful@news.test' })
    const id = await idOf('careful@news.test')
    await sql`insert into staff_apps values (${id}, 'salt', ${site.dateline.clock.now()}, 0)`.execute(site.dateline.db)
    assert.equal((await editor.fetch('/desk')).status, 200)
    await publisher.fetch(`/desk/staff/${id}/invite`, { form: {} })
    const [mail] = await site.mailsTo('careful@news.test')
    const path = /\/sign-in\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? ''
    const browser = site.visitor()
    assert.equal((await browser.fetch(path, { form: {} })).status, 303)
    assert.equal((await browser.fetch('/desk')).headers.get('location'), '/desk/sign-in?return=/desk')
  })

  test('whoever loses a role is out of the desk in every browser, reads as readers do, and can be invited again', async () => {
    const editor = await site.reader({ role: 'editor', email: 'gone@news.test' })
    assert.equal((await editor.fetch('/desk')).status, 200)
    const id = await idOf('gone@news.test')
    const ended = await publisher.fetch(`/desk/staff/${id}/end`, { form: {} })
    assert.equal(ended.headers.get('location'), '/desk/staff?done')
    assert.equal((await editor.fetch('/desk')).status, 404)
    assert.equal((await editor.fetch('/account')).status, 200)
    assert.equal((await publisher.fetch(`/desk/staff/${id}`)).status, 404)
    const { rows } = await sql<{
      staff: boolean
    }>`select staff from sessions where reader_id = ${editor.readerId}`.execute(site.dateline.db)
    assert.deepEqual(rows, [{ staff: false }])
    const again = await publisher.fetch('/desk/staff', { form: { email: 'gone@news.test', role: 'contributor' } })
    assert.equal(again.status, 303)
    assert.equal(await idOf('gone@news.test'), id, 'what they did stays theirs')
  })

  test('a publisher who names an author that nobody is keeps the rest of what was typed', async () => {
    await site.reader({ role: 'contributor', email: 'typed@news.test' })
    const form = { name: 'Typed', author: 'Nobody at all', role: 'editor' }
    const refused = await publisher.fetch(`/desk/staff/${await idOf('typed@news.test')}`, { form })
    assert.equal(refused.status, 422)
    for (const kept of [/value="Typed"/, /value="Nobody at all"/, /value="editor" selected/])
      assert.match(refused.text, kept)
  })

  test('whoever has lost their role does not get it back by a form that a publisher sends late', async () => {
    await site.reader({ role: 'editor', email: 'late@news.test' })
    const [id, now] = [await idOf('late@news.test'), site.dateline.clock.now()]
    await publisher.fetch(`/desk/staff/${id}/end`, { form: {} })
    const given = { email: 'late@news.test', emailKey: 'late@news.test', role: 'publisher', by: 'staff:1' } as const
    await assert.rejects(
      site.dateline.db.transaction().execute((tx) => setRole(tx, { ...given, instead: true }, now)),
      /no role any more|has this role any more/,
    )
  })

  test('the only publisher stays one: nobody at the desk could give the role back', async () => {
    const id = await idOf('publisher@news.test')
    const form = { name: '', author: '', role: 'editor' }
    for (const [path, sent] of [
      [`/desk/staff/${id}`, form],
      [`/desk/staff/${id}/end`, {}],
    ] as const) {
      const refused = await publisher.fetch(path, { form: sent })
      assert.equal(refused.status, 409)
      assert.match(refused.text, /only publisher/)
    }
    assert.equal((await publisher.fetch('/desk/staff')).status, 200)
  })

  test('two publishers who end each other at the same moment leave one', async () => {
    const [one, two] = [
      await site.reader({ role: 'publisher', email: 'one@news.test' }),
      await site.reader({ role: 'publisher', email: 'two@news.test' }),
    ]
    await publisher.fetch(`/desk/staff/${await idOf('one@news.test')}`)
    const third = await idOf('publisher@news.test')
    const [first, second] = [await idOf('one@news.test'), await idOf('two@news.test')]
    await one.fetch(`/desk/staff/${third}/end`, { form: {} })
    const answers = await Promise.all([
      one.fetch(`/desk/staff/${second}/end`, { form: {} }),
      two.fetch(`/desk/staff/${first}/end`, { form: {} }),
    ])
    assert.ok(answers.every(({ status }) => [303, 404, 409].includes(status)))
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from staff where role = 'publisher' and ended_at is null`.execute(site.dateline.db)
    assert.equal(rows[0]?.count, 1)
    await sql`update staff set ended_at = null, ended_by = null where id = ${third}`.execute(site.dateline.db)
    publisher = await site.reader({ readerId: publisher.readerId })
  })

  test('a contributor’s articles are those of the author they write as, and nobody else’s', async () => {
    await site.publish({ slug: 'ours', body: body(), authors: ['Ada Writer'] })
    await site.publish({ slug: 'theirs', body: body(), authors: ['Somebody Else'] })
    const contributor = await site.reader({ role: 'contributor', email: 'ada@news.test' })
    const id = await idOf('ada@news.test')
    const list = async () => (await contributor.fetch('/desk/articles')).text
    assert.match(await list(), /write under no name yet/)
    const wrong = await publisher.fetch(`/desk/staff/${id}`, {
      form: { name: 'Ada', author: 'Nobody Known', role: 'contributor' },
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Nobody has written under this name/)
    assert.match(wrong.text, /name="newAuthor"/)
    assert.match(wrong.text, /value="Nobody Known"/)
    await publisher.fetch(`/desk/staff/${id}`, { form: { name: 'Ada', author: 'Ada Writer', role: 'contributor' } })
    assert.match(await list(), /Headline of ours/)
    assert.doesNotMatch(await list(), /Headline of theirs/)
    assert.match((await contributor.fetch('/desk')).text, /Headline of ours/)
    assert.match((await contributor.fetch('/desk')).text, /class="desk-who"[^>]*>\s*Ada/)
  })

  test('a newcomer who has published nothing writes under a name as soon as a publisher gives it', async () => {
    const newcomer = await site.reader({ role: 'contributor', email: 'nia@news.test' })
    const id = await idOf('nia@news.test')
    assert.equal((await newcomer.fetch('/desk/articles', { form: {} })).status, 409)
    const form = { name: 'Nia', author: 'Nia Newcomer', role: 'contributor', newAuthor: 'on' }
    assert.equal((await publisher.fetch(`/desk/staff/${id}`, { form })).status, 303)
    const begun = await newcomer.fetch('/desk/articles', { form: {} })
    assert.match(begun.headers.get('location') ?? '', /^\/desk\/articles\/\d+$/)
    assert.match((await newcomer.fetch(`${begun.headers.get('location')}/details`)).text, /value="Nia Newcomer"/)
  })

  test('the log says who did it to whom, and is found by a name in its details', async () => {
    const log = await publisher.fetch(`/desk/log?${new URLSearchParams({ q: 'action:staff.facts Ada' })}`)
    assert.match(log.text, /staff:ada@news\.test/)
    assert.match(log.text, /author: ada-writer/)
    const none = await publisher.fetch('/desk/log?q=action:staff.facts+actor:nobody')
    assert.match(none.text, /Nothing matches/)
    assert.match(none.text, /href="\/desk\/log\?q=action%3Astaff\.facts">Without actor:nobody/)
    const noDay = await publisher.fetch('/desk/log?q=from:2026-02-30')
    assert.equal(noDay.status, 422)
    assert.match(noDay.text, /There is no such day: 2026-02-30/)
  })
})

const body = (): Parameters<TestSite['publish']>[0]['body'] => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'One two three.' }] }],
})
