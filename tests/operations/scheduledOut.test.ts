import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { cookieByInvitation } from '../support/cookieByInvitation.ts'
import { type RunningSite, startSite } from '../support/runningSite.ts'

const EDITOR = 'ana@example.org'
const ZONE = 'Europe/Paris'
/** A word that stands nowhere else, for each. */
const WORDS = { new: 'quillfeather', small: 'brackenwharf' } as const

let site: RunningSite
before(async () => {
  site = await startSite({ env: { DATELINE_SAMPLE: 'on' } })
})
after(() => site?.discard())

async function query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(await site.connection())
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

test('what is scheduled goes out once though the process is killed before its hour and again after it, and nobody visits', async () => {
  const cookie = await cookieByInvitation(site, EDITOR, 'editor')
  const ask = async (path: string, sent?: { json: unknown } | { form: Record<string, string> }) => {
    const isJson = sent !== undefined && 'json' in sent
    const answer = await fetch(`${site.origin}/desk/articles${path}`, {
      redirect: 'manual',
      headers: { cookie, ...(isJson && { 'content-type': 'application/json' }), 'sec-fetch-site': 'same-origin' },
      ...(sent && { method: 'POST', body: isJson ? JSON.stringify(sent.json) : new URLSearchParams(sent.form) }),
    })
    const text = await answer.text()
    assert.ok(answer.status < 400, `${path}: ${text.slice(0, 3_000)}`)
    return { text, location: answer.headers.get('location') ?? '' }
  }
  const say = async (article: number, fact: string, value: string) => {
    const facts = JSON.parse((await ask(`/${article}/facts`)).text)
    await ask(`/${article}/facts`, { json: { fact, value, base: facts[fact].version } })
  }
  const hour = Temporal.Now.zonedDateTimeISO(ZONE).add({ hours: 3 })
  const [date = '', time = ''] = hour.toPlainDateTime().toString({ smallestUnit: 'minute' }).split('T')
  const schedule = async (article: number, kind: string) => {
    const { text } = await ask(`/${article}/publish`)
    const form: Record<string, string> = { kind, when: 'hour', date, time }
    form.seen = /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? ''
    for (const [, name = ''] of text.matchAll(/name="(reason-[^"]+)"/g)) form[name] = 'It is known here.'
    await ask(`/${article}/publish`, { form })
  }

  // One that is new, and a change of one that is out.
  const fresh = Number((await ask('', { form: {} })).location.split('/').at(-1))
  await say(fresh, 'section', 'earth')
  await say(fresh, 'headline', `The ${WORDS.new} report`)
  for (const action of ['send-to-review', 'approve']) await ask(`/${fresh}/state`, { form: { action } })
  const [out] = await query<{ id: number }>(
    "select id from articles where status = 'published' and language = 'en' order by id limit 1",
  )
  const changed = Number(out?.id)
  await say(changed, 'headline', `The ${WORDS.small} report`)
  await schedule(fresh, 'new')
  await schedule(changed, 'small')

  await site.kill()
  // The hour comes while nobody is there; the database that the killed process left keeps Dateline's clock.
  await query('update clock set offset_ms = $1', [4 * 3_600_000])
  await site.startAgain()
  const waiting = () => query('select article_id from article_schedules where article_id = any($1)', [[fresh, changed]])
  while ((await waiting()).length > 0) await pause(50)
  await site.kill()
  await site.startAgain()

  const counted = (word: string) =>
    query<{ count: number }>('select documents as count from search_open_words where word = $1', [word])
  for (const [article, kind] of [
    [fresh, 'new'],
    [changed, 'small'],
  ] as const) {
    while ((await counted(WORDS[kind]))[0] === undefined) await pause(50)
    assert.deepEqual(await counted(WORDS[kind]), [{ count: 1 }], `${kind}: found by its word once`)
    const said = await query("select 1 from audit_log where subject = $1 and action = 'article.publish'", [
      `article:${article}`,
    ])
    assert.equal(said.length, 1, `${kind}: said once`)
    const headlined = await query('select 1 from article_versions where article_id = $1 and headline like $2', [
      article,
      `%${WORDS[kind]}%`,
    ])
    assert.equal(headlined.length, 1, `${kind}: one version of it is public`)
    const [stands] = await query<{ status: string; path: string; open: boolean }>(
      `select a.status, '/' || a.section || '/' || a.slug as path, w.public_revision is not null as open
      from articles a join article_workflow w on w.article_id = a.id
      where a.id = $1`,
      [article],
    )
    assert.deepEqual([stands?.status, stands?.open], ['published', true])
    assert.match(await (await fetch(site.origin + stands?.path)).text(), new RegExp(WORDS[kind]))
  }
})
