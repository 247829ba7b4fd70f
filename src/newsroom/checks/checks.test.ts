import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { createTestDatabase } from '../../../tests/support/database.ts'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'
import { migrate, readMigrations } from '../../platform/migrations.ts'
import { storeLook } from './links.sql.ts'

const text = (words: string, href?: string) => ({
  type: 'text' as const,
  text: words,
  ...(href !== undefined && { marks: [{ type: 'link' as const, attrs: { href } }] }),
})
const paragraph = (...content: ReturnType<typeof text>[]) => ({ type: 'paragraph' as const, content })
const body = (...content: ReturnType<typeof paragraph>[]) => ({ type: 'doc' as const, content })

type Said = {
  open: number
  findings: {
    id: string
    check: string
    strength: string
    words: string
    place?: { block: string; from: number; to: number }
    fact?: string
    rule?: { reason: string; suggestion: string; owner?: string }
    overruled?: { by: string; at: string; reason: string }
  }[]
  unchecked: { url: string; detail: string }[]
  unlooked: number
}

describe('what the desk says of an article before it goes out', () => {
  let site: TestSite
  let editor: Client & { readerId: number }
  let contributor: Client & { readerId: number }
  let ruleId: number
  before(async () => {
    site = await createSite('checks')
    editor = await site.reader({ role: 'editor', email: 'ed@news.test' })
    contributor = await site.reader({ role: 'contributor', email: 'c@news.test' })
    await sql`update staff set name = 'Ed Itor' where email = 'ed@news.test'`.execute(site.dateline.db)
    await site.publish({ slug: 'of-the-contributor', body: body(), authors: ['Con Tributor'] })
    await sql`update staff set author = 'con-tributor' where email = 'c@news.test'`.execute(site.dateline.db)
    const added = await editor.fetch('/desk/style', { form: rule })
    assert.equal(added.headers.get('location'), '/desk/style?done', added.text.slice(0, 500))
    const { rows } = await sql<{ id: number }>`select id from style_rules`.execute(site.dateline.db)
    ruleId = rows[0]?.id ?? 0
  })
  after(() => site?.close())

  const rule = {
    phrase: 'utilize',
    suggestion: 'use',
    reason: 'The shorter word says the same.',
    languages: 'en',
    capitals: 'any',
    speaksIn: 'They utilize rain.\nUtilize it.',
    silentIn: 'They use rain.',
    owner: '',
  }
  const say = async (id: number, who: Client = editor) => {
    const answer = await who.fetch(`/desk/articles/${id}/checks`, { headers: { accept: 'application/json' } })
    assert.equal(answer.status, 200, answer.text)
    return JSON.parse(answer.text) as Said
  }
  const checksOf = ({ findings }: Said) => findings.map(({ check }) => check)
  const overrule = (id: number, finding: string, reason: string, does = 'overrule') =>
    editor.fetch(`/desk/articles/${id}/checks`, { form: { finding, reason, does } })
  let step = 0
  const type = async (id: number, steps: object[]) => {
    const { version } = JSON.parse((await editor.fetch(`/desk/articles/${id}/text`)).text)
    const batch = `00000000-0000-4000-8000-${String(++step).padStart(12, '0')}`
    const answer = await editor.fetch(`/desk/articles/${id}/steps`, {
      json: { base: version, client: 'a', batch, steps },
    })
    assert.equal(answer.status, 200, answer.text)
  }
  const insert = (at: number, words: string) => ({
    stepType: 'replace',
    from: at,
    to: at,
    slice: { content: [{ type: 'text', text: words }] },
  })

  test('a finding stands with its place, its reason and who answers for it, on the page and as JSON', async () => {
    const id = await site.publish({ slug: 'rain', body: body(paragraph(text('They utilize rain.'))) })
    const said = await say(id)
    assert.deepEqual(checksOf(said), ['style'])
    assert.deepEqual(said.findings[0]?.place, { block: 'b1', from: 6, to: 13 })
    assert.equal(said.open, 1)
    const page = await editor.fetch(`/desk/articles/${id}/checks`)
    assert.match(page.text, /<turbo-frame id="beside">/)
    assert.match(page.text, /“utilize”: write “use”/)
    assert.match(page.text, /The shorter word says the same\./)
    assert.match(page.text, new RegExp(`href="/desk/articles/${id}#block-b1"[^>]*data-block="b1"`))
  })

  test('it judges what stands at the desk, and not what is out', async () => {
    const id = await site.publish({ slug: 'at-the-desk', body: body(paragraph(text('They utilize rain.'))) })
    await type(id, [{ stepType: 'replace', from: 6, to: 13, slice: { content: [{ type: 'text', text: 'use' }] } }])
    assert.deepEqual(checksOf(await say(id)), [])
  })

  test('a finding is let stand by name, with a reason, and comes back when its text is another', async () => {
    const id = await site.publish({ slug: 'stands', body: body(paragraph(text('They utilize rain.'))) })
    const [finding] = (await say(id)).findings
    assert.ok(finding)
    const unsaid = await overrule(id, finding.id, '  ')
    assert.equal(unsaid.status, 422)
    assert.match(unsaid.text, /Say in a few words why/)
    assert.match(unsaid.text, /<details class="checks-stand" open/)
    assert.equal((await overrule(id, finding.id, 'the name of their pump')).status, 303)
    const said = await say(id)
    assert.equal(said.open, 0)
    assert.equal(said.findings[0]?.overruled?.by, 'Ed Itor')
    const page = await editor.fetch(`/desk/articles/${id}/checks`)
    assert.match(page.text, /<s>“utilize”: write “use”<\/s>/)
    assert.match(page.text, /Ed Itor.*the name of their pump/s)
    assert.match((await editor.fetch(`/desk/style/${ruleId}`)).text, /the name of their pump/)

    await type(id, [insert(1, 'Today ')])
    assert.equal((await say(id)).open, 0, 'the same words with the same neighbors were judged')
    await type(id, [insert(12, 'never ')])
    assert.equal((await say(id)).open, 1)
    await overrule(id, (await say(id)).findings[0]?.id ?? '', 'still their pump')
    assert.equal((await say(id)).open, 0)
    await overrule(id, (await say(id)).findings[0]?.id ?? '', '', 'take-back')
    const { rows } = await sql<{ action: string; reason: string }>`select action, detail::jsonb ->> 'reason' as reason
      from audit_log where subject = ${`article:${id}`} and action like 'article.overrule%' order by id desc limit 2`.execute(
      site.dateline.db,
    )
    assert.deepEqual(
      rows.map(({ action, reason }) => [action, reason]),
      [
        ['article.overrule-back', 'still their pump'],
        ['article.overrule', 'still their pump'],
      ],
    )
    assert.equal((await say(id)).open, 1)
  })

  test('what must be mended nobody lets stand, nor what is not there any more', async () => {
    const id = await site.publish({ slug: 'must', body: body(), leadPicture: { pictureId: 'none', alt: '' } })
    const [first] = (await say(id)).findings
    assert.equal(first?.strength, 'must')
    assert.equal((await overrule(id, first?.id ?? '', 'never mind')).status, 409)
    assert.equal((await overrule(id, 'x'.repeat(22), 'never mind')).status, 409)
  })

  test('whoever may not write lets nothing stand, and is shown no button', async () => {
    const id = await site.publish({
      slug: 'not-theirs-any-more',
      body: body(paragraph(text('They utilize rain.'))),
      authors: ['Con Tributor'],
    })
    const [finding] = (await say(id, contributor)).findings
    const page = await contributor.fetch(`/desk/articles/${id}/checks`)
    assert.doesNotMatch(page.text, /Let it stand/)
    const refused = await contributor.fetch(`/desk/articles/${id}/checks`, {
      form: { finding: finding?.id ?? '', reason: 'mine', does: 'overrule' },
    })
    assert.equal(refused.status, 403)
    const others = await site.publish({ slug: 'of-others', body: body(), status: 'draft' })
    assert.equal((await contributor.fetch(`/desk/articles/${others}/checks`)).status, 404)
  })

  test('links to our own articles are told by what readers find', async () => {
    await site.publish({ slug: 'out', body: body() })
    await site.publish({ slug: 'not-out', body: body(), status: 'draft' })
    const linked = ['/world/out', '/world/not-out', 'http://news.test/world/never', '/about/us', 'mailto:a@b.c']
    const id = await site.publish({ slug: 'links', body: body(...linked.map((href) => paragraph(text(href, href)))) })
    const said = await say(id)
    assert.deepEqual(
      said.findings.map(({ check, words }) => [check, words.slice(-14)]),
      [
        ['article-gone', '/world/not-out'],
        ['article-gone', 'st/world/never'],
      ],
    )
    assert.equal(said.unlooked, 0)
  })

  test('links elsewhere wait to be looked at, then say what was found, for a day', async () => {
    const urls = ['https://gone.example/a', 'https://slow.example/b', 'https://there.example/c#part']
    const id = await site.publish({ slug: 'elsewhere', body: body(...urls.map((url) => paragraph(text('x', url)))) })
    assert.equal((await say(id)).unlooked, 3)
    const { db, clock } = site.dateline
    const look = (url: string, state: 'gone' | 'unknown' | 'there', detail: string) =>
      storeLook(db, { url, state, detail }, clock.now())
    await look('https://gone.example/a', 'gone', '404')
    await look('https://slow.example/b', 'unknown', 'timeout')
    await look('https://there.example/c', 'there', '200')
    const said = await say(id)
    assert.deepEqual(checksOf(said), ['link-gone'])
    assert.deepEqual(said.unchecked, [{ url: 'https://slow.example/b', detail: 'timeout' }])
    assert.equal(said.unlooked, 0)
    assert.match((await editor.fetch(`/desk/articles/${id}/checks`)).text, /no answer in time/)
    await site.pass({ hours: 25 })
    assert.equal((await say(id)).unlooked, 3)
  })

  test('what the library says of a picture counts: decoration needs no words, its credit is one, its right may end', async () => {
    const { db, clock } = site.dateline
    const store = (pictureId: string, isDecorative: boolean, credit: string | null) =>
      sql`insert into pictures (id, width, height, rendition_widths, colour, credit, original_bytes, created_at, decorative)
        values (${pictureId}, 10, 10, '{10}', '#000000', ${credit}, 1, ${clock.now()}, ${isDecorative})`.execute(db)
    const [ornament, borrowed] = ['a'.repeat(32), 'b'.repeat(32)]
    await store(ornament, true, 'Ana')
    await store(borrowed, false, null)
    await sql`insert into picture_leases (picture_id, kind, until_day, staff_id, at)
      select ${borrowed}, 'allow', '2020-01-31', min(id), ${clock.now()} from staff`.execute(db)
    const picture = (pictureId: string, alt: string) => ({ type: 'picture' as const, attrs: { pictureId, alt } })
    const content = [picture(ornament, ''), picture(borrowed, 'A boat'), picture('c'.repeat(32), '')]
    const id = await site.publish({ slug: 'pictures', body: { type: 'doc', content } })
    const { findings } = await say(id)
    assert.deepEqual(
      findings.map(({ check, place }) => `${check} ${place?.block}`),
      ['credit-missing b2', 'right-refused b2', 'alt-missing b3', 'credit-missing b3'],
    )
    assert.match(findings[1]?.words ?? '', /ended on Jan 31, 2020/)
  })

  test('a rule is tried on its examples before it is kept, and what was typed stays', async () => {
    const refused = async (change: Partial<typeof rule>) => {
      const answer = await editor.fetch(`/desk/style/${ruleId}`, { form: { ...rule, ...change } })
      assert.equal(answer.status, 422)
      return answer.text
    }
    assert.match(await refused({ speaksIn: 'They use rain.' }), /does not speak in “They use rain\.”/)
    assert.match(await refused({ silentIn: 'They utilize it.' }), /speaks in “They utilize it\.”/)
    assert.match(await refused({ reason: '' }), /Say why/)
    assert.match(await refused({ languages: 'English!' }), /value="English!"/)
    assert.match(await refused({ phrase: '…' }), /begin with a letter/)
    assert.match(await refused({ speaksIn: '' }), /at least one sentence/)
    assert.equal((await editor.fetch('/desk/style/99')).status, 404)
  })

  test('a rule that is mostly overruled is seen to be, and one that was dropped finds nothing', async () => {
    const list = await editor.fetch('/desk/style')
    assert.match(list.text, /utilize[\s\S]*data-column="Articles">\s*\d/)
    const id = await site.publish({ slug: 'dropped', body: body(paragraph(text('They utilize rain.'))) })
    assert.deepEqual(checksOf(await say(id)), ['style'])
    await editor.fetch(`/desk/style/${ruleId}/retire`, { form: { does: 'dropped' } })
    assert.deepEqual(checksOf(await say(id)), [])
    assert.match((await editor.fetch('/desk/style')).text, /Dropped/)
    await editor.fetch(`/desk/style/${ruleId}/retire`, { form: { does: 'held' } })
    assert.deepEqual(checksOf(await say(id)), ['style'])
    const { rows } = await sql<{ action: string }>`select action from audit_log
      where subject = ${`style:${ruleId}`} order by id`.execute(site.dateline.db)
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['style.added', 'style.dropped', 'style.held'],
    )
  })
})

test('what was let stand before there was one table of it is let stand after', async () => {
  const database = await createTestDatabase('overrules before', 'empty')
  const all = await readMigrations()
  const at = all.findIndex(({ name }) => name.startsWith('0212-'))
  await migrate(database.connection, all.slice(0, at))
  const client = new pg.Client(database.connection)
  await client.connect()
  try {
    // The rows alone: neither an article nor anybody at the desk is needed to see where they go.
    await client.query('set session_replication_role = replica')
    await client.query(`insert into article_overrides (article_id, finding, revision, reason, staff_id, at) values
      (1, 'place', 3, 'Everywhere.', 7, '2026-11-01'), (1, 'place', 4, 'Still everywhere.', 8, '2026-11-02'),
      (1, 'long', 4, 'It is a name.', 7, '2026-11-02'), (2, 'place', 1, 'At sea.', 7, '2026-11-03')`)
    await client.query(`insert into check_overrules (article_id, finding, check_name, judged, reason, staff_id, at) values
      (1, 'long', 'headline-long', 'A name', 'Said beside the text.', 9, '2026-11-04')`)
    await client.query(all[at]?.sql ?? assert.fail('there is no 0212'))
    const { rows } = await client.query(`select article_id::int as article, finding, check_name as check, reason,
      staff_id::int as staff, revision from check_overrules order by article_id, finding`)
    assert.deepEqual(rows, [
      {
        article: 1,
        finding: 'long',
        check: 'headline-long',
        reason: 'Said beside the text.',
        staff: 9,
        revision: null,
      },
      { article: 1, finding: 'place', check: '', reason: 'Still everywhere.', staff: 8, revision: 4 },
      { article: 2, finding: 'place', check: '', reason: 'At sea.', staff: 7, revision: 1 },
    ])
  } finally {
    await client.end()
    await database.drop()
  }
})
