import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'
import type { StoredState } from '../../newsroom/articles/articles.module.ts'
import { type FactName, listFacts, saveFact } from '../../newsroom/editor/editor.module.ts'
import { giveErrand } from '../../newsroom/errands/errands.module.ts'
import { markSeen } from '../../newsroom/history/history.module.ts'
import { findStaffNamed, type StaffMember } from '../../staff/accounts/accounts.module.ts'
import {
  mayWithArticle,
  STAFF_ROLES,
  type StaffRole,
  workflowState,
} from '../../staff/permissions/permissions.module.ts'

const ZONE = 'Europe/Paris'
const STATES: StoredState[] = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'expired', 'withdrawn']

describe('what lists and Today say of articles, and to whom', () => {
  let site: TestSite
  let editor: Client
  let contributor: Client
  let ana: StaffMember
  let ben: StaffMember

  const body: Parameters<TestSite['publish']>[0]['body'] = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The boats came in at dawn.' }] }],
  }

  before(async () => {
    site = await createSite('desk_lists')
    editor = await site.reader({ role: 'editor', email: 'ana@news.test' })
    contributor = await site.reader({ role: 'contributor', email: 'ben@news.test' })
    await sql`insert into authors (slug, name) values ('ben', 'Ben')`.execute(site.dateline.db)
    await sql`update staff set author = 'ben', name = 'Ben' where email = 'ben@news.test'`.execute(site.dateline.db)
    const idOf = async (name: string) => (await findStaffNamed(site.dateline.db, name))[0] ?? 0
    ana = { id: await idOf('ana'), role: 'editor', author: undefined } as StaffMember
    ben = { id: await idOf('ben'), role: 'contributor', author: 'ben' } as StaffMember
  })
  after(() => site?.close())

  const list = async (query: string, who = editor) =>
    (await who.fetch(`/desk/articles?${new URLSearchParams({ q: query })}`)).text
  const listed = (text: string) => [...text.matchAll(/data-article="(\d+)"/g)].map(([, id]) => Number(id))
  const rowOf = (text: string, id: number) => text.slice(text.indexOf(`data-article="${id}"`)).split('</tr>')[0] ?? ''
  const say = async (id: number, fact: FactName, value: unknown, by = ana) => {
    const { db, clock } = site.dateline
    const { version } = (await listFacts(db, id))[fact]
    assert.equal((await saveFact(db, id, { fact, value, base: version }, by.id, clock.now())).kind, 'saved')
  }
  const wallIn = (hours: number) =>
    site.dateline.clock
      .now()
      .add({ hours })
      .toZonedDateTimeISO(ZONE)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
  const goingOut = async (who = editor) => {
    const text = (await who.fetch('/desk')).text
    return text.slice(text.indexOf('id="going-out-heading"'), text.indexOf('id="running-out-heading"'))
  }
  async function due(name: string) {
    const { db, clock, dueWork } = site.dateline
    while ((await dueWorkNamed({ dueWork }, name).runDue(db, clock.now())) > 0);
  }

  test('a night editor sees the change that goes out at its hour, and until when another is under embargo', async () => {
    const { workflow, clock } = site.dateline
    const changed = await site.publish({ slug: 'changed', body })
    await say(changed, 'headline', 'Boats are back')
    await workflow.sendOut(ana, changed, { kind: 'small', hour: { wall: wallIn(5), zone: ZONE } }, clock.now())
    const held = await site.publish({ slug: 'held', body, status: 'draft' })
    await workflow.embargo(ana, held, { wall: wallIn(3), zone: ZONE }, clock.now())

    const text = await list('')
    assert.match(rowOf(text, changed), /<time[^>]*>[^<]+<\/time> <span[^>]*>change</)
    assert.match(rowOf(text, held), />not before<\/span> <time/)
    const today = await goingOut()
    assert.match(today, /Headline of held[\s\S]*embargo ends[\s\S]*Boats are back[\s\S]*a change/)
    assert.match((await editor.fetch('/desk')).text, /Next out: [^<]*Boats are back/)
    // Nothing of it is a contributor's.
    assert.doesNotMatch((await contributor.fetch('/desk')).text, /Boats are back|Headline of held/)
    assert.match(await goingOut(contributor), /Nothing of yours goes out/)
  })

  test('what is typed after something was scheduled does not block it on Today; what goes out is judged', async () => {
    const { workflow, clock } = site.dateline
    const good = await site.publish({ slug: 'good', body, status: 'draft' })
    await workflow.move(ana, good, { action: 'send-to-review' }, clock.now())
    await workflow.move(ana, good, { action: 'approve' }, clock.now())
    await workflow.sendOut(ana, good, { kind: 'new', hour: { wall: wallIn(4), zone: ZONE } }, clock.now())
    const imported = await site.publish({
      slug: 'imported',
      body,
      headline: '',
      firstPublished: clock.now().add({ hours: 6 }),
    })
    await say(good, 'headline', '')
    await say(imported, 'headline', 'Mended at the desk')
    const today = await goingOut()
    const line = (id: number) => today.slice(today.indexOf(`href="/desk/articles/${id}"`)).split('</li>')[0] ?? ''
    assert.doesNotMatch(line(good), /Blocked/)
    assert.match(line(imported), /Blocked/)
  })

  test('an editor finds what others have changed since they read it, and nothing they never opened', async () => {
    const { db, clock } = site.dateline
    const [read, other] = [
      await site.publish({ slug: 'read', body, status: 'draft', authors: ['Ben'] }),
      await site.publish({ slug: 'other', body, status: 'draft', authors: ['Ben'] }),
    ]
    for (const staffId of [ana.id, ben.id]) {
      await markSeen(db, { articleId: read, staffId, version: 0 }, clock.now())
    }
    assert.deepEqual(listed(await list('changed')), [])
    await site.pass({ minutes: 1 })
    for (const id of [read, other]) await say(id, 'kicker', 'New', ben)
    const text = await list('changed')
    assert.deepEqual(listed(text), [read])
    assert.match(rowOf(text, read), /history\/since"[^>]*>\s*1 new change</)
    assert.doesNotMatch(rowOf(await list(''), other), /new change/)
    assert.deepEqual(listed(await list('changed', contributor)), [], 'one’s own changes are none')
  })

  test('a contributor who names the number of somebody else’s article learns nothing of it', async () => {
    const secret = await site.publish({ slug: 'secret', body, headline: 'The secret', status: 'draft' })
    const form = { action: 'send-to-review', which: 'selected', q: '', [`article-${secret}`]: 'on' }
    const asked = await contributor.fetch('/desk/articles/bulk', { form })
    const shown = asked.status === 303 ? await contributor.fetch(asked.headers.get('location') ?? '') : asked
    assert.doesNotMatch(shown.text, /The secret/)
    assert.equal(asked.status, 422)
    for (const path of ['/desk/find?q=secret', '/desk/articles?q=secret', '/desk']) {
      assert.doesNotMatch((await contributor.fetch(path)).text, /The secret/, path)
    }
  })

  test('whoever is no author of it any more is neither told by mail nor on Today what an article is called', async () => {
    const { db, clock } = site.dateline
    const lost = await site.publish({ slug: 'lost', body, headline: 'Not his', status: 'draft', authors: ['Ben'] })
    const errand = { staffId: ben.id, articleId: lost, by: ana.id }
    await db.transaction().execute(async (tx) => {
      await giveErrand(tx, { ...errand, kind: 'returned', detail: 'Names?' }, clock.now())
      await giveErrand(tx, { ...errand, kind: 'assigned', detail: '' }, clock.now())
    })
    assert.match((await contributor.fetch('/desk')).text, /Not his/)
    await sql`delete from article_authors where article_id = ${lost}`.execute(db)
    await site.pass({ minutes: 6 })
    await due('mail-errands')
    assert.deepEqual(await site.mailsTo('ben@news.test'), [])
    assert.doesNotMatch((await contributor.fetch('/desk')).text, /Not his/)
  })

  test('each role finds what it may read, and no list, filter, count or page tells it of anything else', async () => {
    const { db, clock } = site.dateline
    const now = clock.now()
    await sql`insert into authors (slug, name) values ('own', 'Own')`.execute(db)
    const members = new Map<StaffRole, Client>()
    for (const role of STAFF_ROLES) {
      members.set(role, await site.reader({ role, email: `some-${role}@news.test` }))
      await sql`update staff set author = 'own' where email = ${`some-${role}@news.test`}`.execute(db)
    }
    type One = { id: number; headline: string; language: string; state: StoredState; isOwn: boolean }
    const all: One[] = []
    for (const [n, state] of STATES.entries()) {
      for (const isOwn of [true, false]) {
        const slug = `veil-${state}-${isOwn ? 'own' : 'other'}`
        const [language, headline] = [['en', 'fr', 'de', 'es', 'ar', 'pl', 'ja'][n] as string, `Veil ${state} ${isOwn}`]
        const variantOf = n === 0 ? undefined : `veil-draft-${isOwn ? 'own' : 'other'}`
        const authors = [isOwn ? 'Own' : 'Another']
        const id = await site.publish({ slug, body, headline, authors, language, ...(variantOf && { variantOf }) })
        all.push({ id, headline, language, state, isOwn })
      }
    }
    const ids = all.map(({ id }) => id)
    for (const { id, state } of all) {
      const from = state === 'withdrawn' ? 'published' : null
      await sql`update articles set status = ${state}, withdrawn_from = ${from} where id = ${id}`.execute(db)
    }
    // Each is everybody's in every way in which a list could take it for theirs.
    await sql`update articles set first_published = ${now.add({ hours: 5 })} where id = any(${ids}) and status = 'scheduled'`.execute(
      db,
    )
    await sql`update articles set expires_at = ${now.add({ hours: 100 })} where id = any(${ids}) and status = 'published'`.execute(
      db,
    )
    await sql`insert into article_workflow (article_id, embargo_wall, embargo_zone, embargo_at)
      select id, '', 'UTC', ${now.add({ hours: 3 })} from unnest(${ids}::bigint[]) id`.execute(db)
    await sql`insert into article_assignees (article_id, staff_id, assigned_by, at)
      select a.id, s.id, s.id, ${now} from staff s, unnest(${ids}::bigint[]) as a (id)`.execute(db)
    await sql`insert into article_dues (article_id, due_at, staff_id, at)
      select id, ${now.subtract({ hours: 1 })}, ${ana.id}, ${now} from unnest(${ids}::bigint[]) id`.execute(db)
    await sql`insert into article_needs (article_id, need, staff_id, at)
      select id, 'legal', ${ana.id}, ${now} from unnest(${ids}::bigint[]) id`.execute(db)
    await sql`insert into staff_errands (staff_id, kind, article_id, detail, at)
      select s.id, 'returned', a.id, 'Veil', ${now} from staff s, unnest(${ids}::bigint[]) as a (id)`.execute(db)
    const { rows: everybody } = await sql<{ id: number }>`select id from staff`.execute(db)
    for (const id of ids) {
      for (const { id: staffId } of everybody) await markSeen(db, { articleId: id, staffId, version: 0 }, now)
      await saveFact(db, id, { fact: 'kicker', value: 'Veil', base: 0 }, ana.id, now.add({ seconds: 1 }))
    }
    await due('index-desk-texts')
    await editor.fetch('/desk/views', { form: { name: 'Of everybody', q: 'Veil', whose: 'all' } })
    await editor.fetch('/desk/views', { form: { name: 'Of one', q: 'Veil', whose: 'own' } })

    const queries = ['Veil', 'Veil mine', 'Veil assigned:me', 'changed', 'overdue', 'due:today', 'needs:legal']
    queries.push('author:another', 'language:fr', 'terms:metered', 'section:world', ...STATES)
    for (const [role, client] of members) {
      const reads = ({ state, isOwn }: One) => mayWithArticle(role, 'read', { state: workflowState(state), isOwn })
      const hidden = all.filter((one) => !reads(one))
      const shows = async (path: string, init?: Parameters<Client['fetch']>[1]) => {
        const { status, text, headers } = await client.fetch(path, init)
        for (const { id, headline } of hidden) {
          assert.equal(text.includes(headline), false, `${role} ${path}: ${headline}`)
          assert.doesNotMatch(text, new RegExp(`(articles/|article[=-]"?)${id}\\b`), `${role} ${path}: ${headline}`)
        }
        return { status, text, headers }
      }
      await shows('/desk')
      const none = role === 'circulation' ? 403 : 200
      for (const q of queries) {
        const path = `/desk/articles?${new URLSearchParams({ q })}`
        const { status, text } = await shows(path)
        assert.equal(status, none, `${role} ${path}`)
        const found = new Set(listed(text))
        for (const { id, language, isOwn } of all.filter(({ id }) => found.has(id))) {
          const known = all.filter((one) => one.isOwn === isOwn && (reads(one) || one.state === 'published'))
          const said = /languages[^>]*>([^<]*)</i.exec(rowOf(text, id))?.[1]
          assert.equal(
            said,
            known
              .map((one) => one.language)
              .sort()
              .join(' '),
            `${role} ${q} ${language}`,
          )
        }
        if (q !== 'Veil' || none === 403) continue
        assert.deepEqual(
          [...found].sort(),
          all
            .filter(reads)
            .map(({ id }) => id)
            .sort(),
          role,
        )
      }
      await shows('/desk/find?q=Veil')
      const { text: views } = await shows('/desk/views')
      assert.equal(views.includes('Of everybody'), none === 200)
      assert.equal(views.includes('Of one'), false)
      const named = Object.fromEntries(ids.map((id) => [`article-${id}`, 'on']))
      for (const which of [{ which: 'all', q: 'Veil' }, named]) {
        const asked = await shows('/desk/articles/bulk', { form: { ...which, action: 'due' } })
        if (none === 403) continue
        await shows(asked.headers.get('location') ?? '')
        const { rows } = await sql<{ count: number }>`select cardinality(articles) as count from bulk_runs
          order by id desc limit 1`.execute(db)
        assert.equal(rows[0]?.count, all.filter(reads).length, role)
      }
      for (const { id } of hidden) {
        for (const part of [
          '',
          '/look',
          '/state',
          '/publish',
          '/assignment',
          '/details',
          '/history',
          '/history/since',
        ]) {
          const { status } = await client.fetch(`/desk/articles/${id}${part}`)
          assert.equal(status, none === 403 ? 403 : 404, `${role} ${part}`)
        }
      }
    }
  })
})
