import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'
import { ensureSection } from '../../publication/facts/facts.module.ts'
import { assignArticle } from './assignArticle.ts'
import { setNeed } from './setNeed.ts'

describe('who has which article, by when', () => {
  let site: TestSite
  let editor: Client
  let contributor: Client
  let ana: number
  let ben: number
  const drafts: number[] = []
  const body: Parameters<TestSite['publish']>[0]['body'] = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The harbor seals have come back to 東京都.' }] }],
  }

  before(async () => {
    site = await createSite('assignments')
    await site.dateline.jobs.startWorking()
    editor = await site.reader({ role: 'editor', email: 'ana@news.test' })
    contributor = await site.reader({ role: 'contributor', email: 'ben@news.test' })
    for (let n = 1; n <= 60; n++) {
      drafts.push(await site.publish({ slug: `draft-${n}`, body, status: 'draft', authors: n === 1 ? ['Ben'] : [] }))
    }
    const { db } = site.dateline
    await sql`update staff set author = 'ben', name = 'Ben' where email = 'ben@news.test'`.execute(db)
    await sql`update staff set name = 'Ana' where email = 'ana@news.test'`.execute(db)
    const { rows } = await sql<{ id: number; name: string }>`select id, name from staff order by name`.execute(db)
    ana = rows[0]?.id ?? 0
    ben = rows[1]?.id ?? 0
    await indexed()
  })
  after(() => site?.close())

  async function due(name: string) {
    const { db, clock, dueWork } = site.dateline
    while ((await dueWorkNamed({ dueWork }, name).runDue(db, clock.now())) > 0);
  }
  const indexed = () => due('index-desk-texts')
  const list = async (query: string, who = editor) =>
    (await who.fetch(`/desk/articles?${new URLSearchParams({ q: query })}`)).text
  const listed = (text: string) => [...text.matchAll(/data-article="(\d+)"/g)].map(([, id]) => Number(id))
  const logged = async (action: string) => {
    const { rows } = await sql<{ subject: string; detail: Record<string, unknown> }>`
      select subject, detail::jsonb as detail from audit_log where action = ${action} order by id`.execute(
      site.dateline.db,
    )
    return rows
  }

  test('of two who say who has an article at once neither takes from anybody what the other has given', async () => {
    const path = `/desk/articles/${drafts[1]}/assignment`
    const opened = (await editor.fetch(path)).text
    const shown = Object.fromEntries(
      ['had', 'wasDue', 'needed'].map((name) => [
        name,
        new RegExp(`name="${name}" value="([^"]*)"`).exec(opened)?.[1] ?? '?',
      ]),
    )
    await editor.fetch(path, { form: { ...shown, [`person-${ana}`]: 'on', 'need-legal': 'on' } })
    assert.equal((await editor.fetch(path, { form: { ...shown, due: '2036-11-30T18:00' } })).status, 303)
    const { rows } =
      await sql`select (select array_agg(staff_id::int) from article_assignees where article_id = ${drafts[1]}) as people,
      (select count(*)::int from article_dues where article_id = ${drafts[1]}) as dues,
      (select count(*)::int from article_needs where article_id = ${drafts[1]} and met_at is null) as needs`.execute(
        site.dateline.db,
      )
    assert.deepEqual(rows, [{ people: [ana], dues: 1, needs: 1 }])
    await sql`delete from article_assignees where article_id = ${drafts[1]}`.execute(site.dateline.db)
    await sql`delete from article_dues where article_id = ${drafts[1]}`.execute(site.dateline.db)
    await sql`delete from article_needs where article_id = ${drafts[1]}`.execute(site.dateline.db)
  })

  test('an editor gives an article to two people with an hour and a need; the list says so, and finds it by each', async () => {
    const path = `/desk/articles/${drafts[0]}/assignment`
    const done = await editor.fetch(path, {
      form: { [`person-${ana}`]: 'on', [`person-${ben}`]: 'on', due: '2036-11-30T18:00', 'need-legal': 'on' },
    })
    assert.equal(done.status, 303, done.text)
    const shown = await editor.fetch(path)
    assert.match(shown.text, /value="2036-11-30T18:00"/)
    assert.match(shown.text, /since [^<]*, by Ana/)
    for (const query of ['assigned:ben', 'assigned:me needs:legal', 'mine assigned:"ana"']) {
      assert.deepEqual(listed(await list(query)), [drafts[0]], query)
    }
    assert.deepEqual(listed(await list('needs:pictures')), [])
    assert.match(await list('assigned:zoe'), /Nothing matches/)
    assert.match(await list('due:someday'), /There is no such filter: due:someday/)
    assert.match(await list('needs:legal'), /Ana, Ben/)
    assert.deepEqual((await logged('article.assign')).at(-1)?.detail, { added: [ana, ben], removed: [] })
  })

  test('the same again changes nothing and tells nobody', async () => {
    const { db, clock } = site.dateline
    const before = await logged('article.assign')
    const member = { id: ana, role: 'editor', author: undefined } as const
    const again = { people: [ana, ben], how: 'only' } as const
    assert.equal(await assignArticle(db, member, drafts[0] ?? 0, again, clock.now()), false)
    assert.deepEqual(await logged('article.assign'), before)
  })

  test('an hour that the clocks skip is refused beside its field, with what was typed; nothing of the form is kept', async () => {
    const path = `/desk/articles/${drafts[1]}/assignment`
    const refused = await editor.fetch(path, { form: { [`person-${ana}`]: 'on', due: '2027-03-28T02:30' } })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /this hour does not exist/)
    assert.match(refused.text, /value="2027-03-28T02:30"/)
    assert.match(refused.text, new RegExp(`name="person-${ana}" checked`))
    assert.doesNotMatch((await editor.fetch(path)).text, new RegExp(`name="person-${ana}" checked`))
  })

  test('nobody is given an article that they cannot see', async () => {
    const path = `/desk/articles/${drafts[2]}/assignment`
    const refused = await editor.fetch(path, { form: { [`person-${ben}`]: 'on', due: '2036-01-01T10:00' } })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Ben does not see this article/)
    assert.doesNotMatch((await editor.fetch(path)).text, /value="2036/)
  })

  test('a contributor reads who has their article and changes none of it, and does not learn of others', async () => {
    const own = `/desk/articles/${drafts[0]}/assignment`
    const shown = await contributor.fetch(own)
    assert.match(shown.text, /Ana and Ben/)
    assert.doesNotMatch(shown.text, /<form[^>]*assignment/)
    assert.equal((await contributor.fetch(own, { form: {} })).status, 403)
    for (const path of [`/desk/articles/${drafts[3]}/assignment`, `/desk/articles/${drafts[3]}/look`]) {
      assert.equal((await contributor.fetch(path)).status, 404)
    }
    assert.equal((await contributor.fetch(`/desk/articles/${drafts[3]}/assignment`, { form: {} })).status, 404)
    assert.deepEqual(listed(await list('seals', contributor)), [drafts[0]])
  })

  test('a need that was met says by whom, and can be needed again', async () => {
    const { db, clock } = site.dateline
    const member = { id: ana, role: 'editor', author: undefined } as const
    const met = () => setNeed(db, member, drafts[0] ?? 0, { need: 'legal', isNeeded: false }, clock.now())
    assert.equal(await met(), true)
    assert.equal(await met(), false)
    assert.match((await editor.fetch(`/desk/articles/${drafts[0]}/assignment`)).text, /done on [^<]*, by Ana/)
    assert.deepEqual(listed(await list('needs:legal')), [])
    assert.equal((await logged('article.met')).length, 1)
  })

  test('a draft is found by a word of its text, by the start of one, and by two letters of Japanese', async () => {
    assert.equal(listed(await list('seals')).length, 50)
    assert.equal(listed(await list('harb')).length, 50)
    assert.equal(listed(await list('京都')).length, 50)
    assert.equal(listed(await list('zebras')).length, 0)
    assert.deepEqual(listed(await list('draft-17')), [drafts[16]])
  })

  test('the headline that the newsroom has changed stands in the list and is found; the old one is not', async () => {
    const { db, clock } = site.dateline
    await sql`insert into article_facts values
      (${drafts[4]}, 'headline', '"Whales at last"', 1, ${ana}, ${clock.now()}),
      (${drafts[55]}, 'headline', '""', 1, ${ana}, ${clock.now()})`.execute(db)
    await indexed()
    assert.match(await list('whales'), /Whales at last/)
    assert.deepEqual(listed(await list('whales')), [drafts[4]])
    assert.deepEqual(listed(await list('headline draft-5')), [])
    assert.match(await list(''), /No headline yet/)
  })

  test('many: the number is named before anything happens, and each that is refused is named after', async () => {
    const withdrawn = await site.publish({ slug: 'gone', body, headline: 'Gone whales' })
    const { db } = site.dateline
    await sql`update articles set status = 'withdrawn', withdrawn_reason = 'wrong', withdrawn_from = 'published' where id = ${withdrawn}`.execute(
      db,
    )
    const chosen = { [`article-${drafts[7]}`]: 'on', [`article-${drafts[8]}`]: 'on', [`article-${withdrawn}`]: 'on' }
    const asked = await editor.fetch('/desk/articles/bulk', {
      form: { ...chosen, action: 'assign', which: 'selected', q: '' },
    })
    assert.equal(asked.status, 303)
    const page = asked.headers.get('location') ?? ''
    const named = await editor.fetch(page)
    assert.match(named.text, /Give to somebody: <strong>3 articles/)
    assert.match(named.text, /With 1 of them it cannot be done/)
    assert.match(named.text, /Gone whales/)
    assert.match(named.text, /Do it with 2 articles/)
    assert.deepEqual(listed(await list(`assigned:ana draft-8`)), [])
    const run = /run=(\d+)/.exec(page)?.[1] ?? ''
    const nobody = await editor.fetch('/desk/articles/bulk/begin', { form: { run } })
    assert.equal(nobody.status, 422)
    assert.match(nobody.text, /Choose somebody/)
    const begun = await editor.fetch('/desk/articles/bulk/begin', {
      form: { run, [`person-${ana}`]: 'on', how: 'also' },
    })
    assert.equal(begun.headers.get('location'), page)
    await jobsDone(site.dateline)
    const over = await editor.fetch(page)
    assert.match(over.text, /Changed: 2\. So already: 0\. Not done: 1\./)
    assert.match(over.text, /this is not to be done[\s\S]*?Gone whales/)
    const twice = await editor.fetch('/desk/articles/bulk/begin', { form: { run, [`person-${ana}`]: 'on' } })
    assert.equal(twice.status, 409)
  })

  test('all that match: those that matched when the number was named, and nobody else’s page', async () => {
    const asked = await editor.fetch('/desk/articles/bulk', {
      form: { action: 'due', which: 'all', q: 'draft seals' },
    })
    const page = asked.headers.get('location') ?? ''
    assert.match((await editor.fetch(page)).text, /60 articles/)
    const late = await site.publish({ slug: 'late-seals', body, status: 'draft' })
    await indexed()
    const run = /run=(\d+)/.exec(page)?.[1] ?? ''
    assert.equal((await contributor.fetch(page)).status, 404)
    assert.equal((await contributor.fetch('/desk/articles/bulk/begin', { form: { run } })).status, 404)
    await editor.fetch('/desk/articles/bulk/begin', { form: { run, due: '2036-12-24T12:00' } })
    await jobsDone(site.dateline)
    assert.match((await editor.fetch(page)).text, /Changed: 60\. So already: 0\. Not done: 0\./)
    const { rows } = await sql<{
      id: number
    }>`select article_id as id from article_dues where article_id = ${late}`.execute(site.dateline.db)
    assert.deepEqual(rows, [])
    assert.equal(
      (await editor.fetch('/desk/articles/bulk', { form: { action: 'due', which: 'selected' } })).status,
      422,
    )
  })

  test('a section is changed as a fact, and the list finds it there and no longer where it was', async () => {
    const { db } = site.dateline
    await ensureSection(db, 'sea', 'Sea')
    await site.dateline.publication.reload()
    const asked = await editor.fetch('/desk/articles/bulk', {
      form: { action: 'section', which: 'selected', [`article-${drafts[9]}`]: 'on' },
    })
    const page = asked.headers.get('location') ?? ''
    const run = /run=(\d+)/.exec(page)?.[1] ?? ''
    await editor.fetch('/desk/articles/bulk/begin', { form: { run, section: 'sea' } })
    await jobsDone(site.dateline)
    assert.deepEqual(listed(await list('section:sea')), [drafts[9]])
    assert.ok(!listed(await list('section:world draft-10')).includes(drafts[9] ?? 0))
  })

  test('what somebody is given comes by one mail within minutes, what they turned off does not, and nobody is told of their own doing', async () => {
    await due('mail-errands')
    assert.equal((await site.mailsTo('ben@news.test')).length, 0, 'not yet')
    await site.pass({ minutes: 6 })
    await due('mail-errands')
    const mails = await site.mailsTo('ben@news.test')
    assert.equal(mails.length, 1)
    assert.match(mails[0]?.text ?? '', /Ana gave you “Headline of draft-1”\. It is due on/)
    assert.match(mails[0]?.text ?? '', /\/desk\/articles\/\d+/)
    assert.equal((await site.mailsTo('ana@news.test')).length, 0)
    const off = await contributor.fetch('/desk/account', { form: { mails: 'chosen', 'mail-due': 'on' } })
    assert.equal(off.status, 303)
    await editor.fetch(`/desk/articles/${drafts[0]}/assignment`, { form: {} })
    await editor.fetch(`/desk/articles/${drafts[0]}/assignment`, { form: { [`person-${ben}`]: 'on' } })
    await site.pass({ minutes: 6 })
    await due('mail-errands')
    assert.equal((await site.mailsTo('ben@news.test')).length, 1)
  })

  test('in the morning before, whoever has it is told that it is due tomorrow, once', async () => {
    const { clock } = site.dateline
    const dueOn = clock.now().add({ hours: 72 }).toZonedDateTimeISO('Europe/Paris').with({ hour: 15, minute: 0 })
    const wall = dueOn.toPlainDateTime().toString({ smallestUnit: 'minute' })
    await editor.fetch(`/desk/articles/${drafts[0]}/assignment`, { form: { [`person-${ben}`]: 'on', due: wall } })
    const morning = dueOn.subtract({ days: 1 }).with({ hour: 8, minute: 6 }).toInstant()
    await site.pass(clock.now().until(morning))
    await due('remind-of-due-articles')
    await due('remind-of-due-articles')
    await site.pass({ minutes: 6 })
    await due('mail-errands')
    const mails = await site.mailsTo('ben@news.test')
    assert.equal(mails.length, 2)
    assert.match(mails[1]?.text ?? '', /“Headline of draft-1” is due on/)
    assert.match((await contributor.fetch('/desk')).text, />due<[\s\S]*?Headline of draft-1/)
  })

  test('two processes that look for mails at the same moment write one', async () => {
    const { db, clock, dueWork } = site.dateline
    await editor.fetch(`/desk/articles/${drafts[6]}/assignment`, { form: { [`person-${ana}`]: 'on' } })
    const publisher = await site.reader({ role: 'publisher', email: 'zoe@news.test' })
    for (const id of [drafts[10], drafts[11]]) {
      await publisher.fetch(`/desk/articles/${id}/assignment`, { form: { [`person-${ana}`]: 'on' } })
    }
    await site.pass({ minutes: 6 })
    const work = dueWorkNamed({ dueWork }, 'mail-errands')
    await Promise.all([1, 2, 3].map(() => work.runDue(db, clock.now())))
    const mails = await site.mailsTo('ana@news.test')
    assert.equal(mails.length, 1)
    assert.match(mails[0]?.subject ?? '', /2 things for you at the desk/)
    assert.match(mails[0]?.text ?? '', /zoe gave you “Headline of draft-11”[\s\S]*zoe gave you “Headline of draft-12”/)
  })

  test('Today names first what cannot go out as it stands, and why', async () => {
    const { clock } = site.dateline
    const soon = (hours: number) => ({ firstPublished: clock.now().add({ hours }) })
    await site.publish({ slug: 'fine', body, ...soon(1) })
    await site.publish({ slug: 'blocked', body, headline: '', ...soon(2) })
    const today = (await editor.fetch('/desk')).text
    const goingOut = today.slice(today.indexOf('id="going-out-heading"'))
    assert.match(goingOut, /No headline yet[\s\S]*Blocked:[\s\S]*Headline of fine/)
  })

  test('a view is kept for oneself or for all, stands above the list, and only who may changes it', async () => {
    const kept = await editor.fetch('/desk/views', { form: { name: 'Late ones', q: 'overdue mine', whose: 'all' } })
    assert.equal(kept.headers.get('location'), '/desk/articles?q=overdue+mine')
    assert.match(await list('', contributor), /<a href="\/desk\/articles\?q=overdue\+mine">\s*Late ones/)
    assert.equal((await contributor.fetch('/desk/views', { form: { name: 'x', q: '', whose: 'all' } })).status, 403)
    assert.equal((await contributor.fetch('/desk/views', { form: { name: ' ', q: 'mine' } })).status, 422)
    await contributor.fetch('/desk/views', { form: { name: 'My own', q: 'mine' } })
    assert.doesNotMatch(await list(''), /My own/)
    const { rows } = await sql<{ id: number }>`select id from desk_views order by id`.execute(site.dateline.db)
    const [forAll = 0, bens = 0] = rows.map(({ id }) => id)
    assert.equal((await contributor.fetch(`/desk/views/${forAll}`, { form: { forget: 'yes' } })).status, 404)
    assert.equal((await editor.fetch(`/desk/views/${bens}`, { form: { name: 'Mine now' } })).status, 404)
    await editor.fetch(`/desk/views/${forAll}`, { form: { name: 'Too late' } })
    assert.match(await list(''), /Too late/)
    await editor.fetch(`/desk/views/${forAll}`, { form: { forget: 'yes' } })
    assert.doesNotMatch(await list(''), /Too late/)
  })

  test('what Ctrl K asks finds articles by their words, and views', async () => {
    const found = await editor.fetch('/desk/find?q=whales')
    assert.match(found.text, new RegExp(`href="/desk/articles/${drafts[4]}"[^>]*data-found="draft"`))
    assert.match((await contributor.fetch('/desk/find?q=own')).text, /data-found="view"[^>]*>\s*My own/)
    assert.match((await contributor.fetch('/desk/find?q=whales')).text, /Nothing is called so/)
  })

  test('a look beside says what there is of an article, inside the frame that the list has for it', async () => {
    const look = await editor.fetch(`/desk/articles/${drafts[4]}/look`)
    assert.match(look.text, /<turbo-frame id="look"[^>]*>[\s\S]*Whales at last[\s\S]*<\/turbo-frame>/)
  })
})
