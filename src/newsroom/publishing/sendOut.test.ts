import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { insertStaff } from '../../../tests/support/insertStaff.ts'
import { createSite } from '../../../tests/support/site.ts'
import { somebodyWaits } from '../../../tests/support/somebodyWaits.ts'
import { openOnTime } from '../../articles/states/states.module.ts'
import type { ArticleDocument } from '../../articles/store/store.module.ts'
import { Fault } from '../../platform/errors.ts'
import { findStaff, updateStaff } from '../../staff/accounts/accounts.module.ts'
import { type FactName, listFacts, saveFact, takeSteps } from '../editor/editor.module.ts'
import { listReturned } from '../errands/errands.module.ts'
import {
  copyArticle,
  createDraft,
  describeState,
  findStanding,
  findWorkflow,
  moveArticle,
  OPERATOR,
  takeOff,
} from '../workflow/workflow.module.ts'
import { changeTerms } from './changeTerms.ts'
import type { Finding } from './findings.ts'
import { publishOnTime } from './publishOnTime.ts'
import { type Order, sendOut } from './sendOut.ts'
import { setEmbargo } from './setEmbargo.ts'
import { settleOpened } from './settleOpened.ts'
import { sightOf } from './sightOf.ts'

const site = await createSite('workflow_out')
after(() => site.close())
const { db, clock } = site.dateline
const start = clock.now()
const onTime = publishOnTime(site.dateline)
const ZONE = 'Europe/Paris'

async function editorCalled(name: string) {
  const id = await insertStaff(db, name, 'editor', start)
  await updateStaff(db, id, { name })
  const found = await findStaff(db, { id })
  assert.ok(found)
  return found
}
const [ana, ben] = [await editorCalled('ana'), await editorCalled('ben')]
let found: Finding[] = []
const stood: unknown[] = []
const deps = {
  db,
  findings: async () => found,
  letStand: async (_: unknown, __: number, { reasons, staffId }: { reasons: readonly object[]; staffId: number }) =>
    stood.push(...reasons.map((one) => ({ ...one, staffId }))),
}

const set = async (id: number, fact: FactName, value: unknown) => {
  const { version } = (await listFacts(db, id))[fact]
  assert.equal((await saveFact(db, id, { fact, value, base: version }, ana.id, clock.now())).kind, 'saved')
}
let batches = 0
const type = (id: number, words: string, base: number) =>
  takeSteps(
    db,
    id,
    {
      base,
      client: 'one',
      batch: `00000000-0000-4000-8000-${String(++batches).padStart(12, '0')}`,
      steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: words }] } }],
    },
    ana.id,
    clock.now(),
  )

/** A draft with a headline and a text, approved. */
async function readyArticle(headline: string): Promise<number> {
  const id = await createDraft({ db, publication: site.dateline.publication }, ana, clock.now())
  await set(id, 'section', 'world')
  await set(id, 'headline', headline)
  await type(id, `${headline} came in at dawn. `, 0)
  await moveArticle(db, ana, id, { action: 'send-to-review' }, clock.now())
  await moveArticle(db, ben, id, { action: 'approve' }, clock.now())
  return id
}
const send = (id: number, order: Partial<Order> = {}, who = ana) =>
  sendOut(deps, who, id, { kind: 'new', ...order }, clock.now())
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  )
  assert.ok(error instanceof Fault, String(error))
  return error
}
/** Each time by somebody else: of these articles one is free. */
const read = (path: string) => site.visitor().fetch(path)
/** As soon as this process has heard of it; within a second. */
async function showing(path: string, said: RegExp): Promise<string> {
  const since = performance.now()
  for (;;) {
    const { text } = await read(path)
    if (said.test(text) || performance.now() - since > 5_000) return text
    await new Promise((resolve) => setImmediate(resolve))
  }
}
const stateOf = async (id: number) => (await findStanding(db, id))?.status
const wallIn = (hours: number) =>
  clock.now().add({ hours }).toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })

test('an article goes from an empty page to where readers find it, at an address made of its headline', async () => {
  const id = await readyArticle('Boats')
  const sent = await send(id)
  assert.ok(sent.isOut)
  const page = await read('/world/boats')
  assert.equal(page.status, 200)
  assert.match(page.text, /Boats came in at dawn/)
  const standing = await describeState(db, ana, id, clock.now())
  assert.deepEqual([standing.state, standing.changes, standing.primary], ['published', 0, undefined])
  assert.equal((await findWorkflow(db, id))?.publicRevision, sent.revision)
})

test('two articles of one headline have two addresses', async () => {
  const [one, other] = [await readyArticle('Fog'), await readyArticle('Fog')]
  await send(one)
  await send(other)
  assert.deepEqual([(await findStanding(db, one))?.slug, (await findStanding(db, other))?.slug], ['fog', 'fog-2'])
})

test('what is changed after it went out is counted, and goes out as what it is', async () => {
  const id = await readyArticle('Rain')
  await send(id)
  const published = (await findStanding(db, id))?.firstPublished
  await set(id, 'standfirst', 'It rained for days')
  await set(id, 'kicker', 'Weather')
  assert.equal((await describeState(db, ana, id, clock.now())).changes, 2)
  assert.doesNotMatch((await read('/world/rain')).text, /It rained for days/)

  assert.equal((await refusal(send(id))).code, 'kind-missing')
  await send(id, { kind: 'small' })
  const updatedOf = async () => {
    const { rows } = await sql<{
      updated: Temporal.Instant | null
    }>`select updated from articles where id = ${id}`.execute(db)
    return rows[0]?.updated ?? undefined
  }
  assert.match(await showing('/world/rain', /It rained for days/), /It rained for days/)
  assert.equal(await updatedOf(), undefined)
  assert.equal((await refusal(send(id, { kind: 'small' }))).code, 'nothing-changed')

  await set(id, 'standfirst', 'It rained for a week')
  await send(id, { kind: 'updated' })
  assert.ok(await updatedOf())

  assert.equal((await refusal(send(id, { kind: 'correction', note: ' ' }))).code, 'correction-missing')
  await send(id, { kind: 'correction', note: 'It rained for six days, not for a week.' })
  assert.match(await showing('/world/rain', /six days/), /six days, not for a week/)
  const log = await showing('/corrections', /six days/)
  assert.match(log, /six days, not for a week/)
  assert.match(log, /href="\/world\/rain"/)
  assert.equal((await findStanding(db, id))?.firstPublished.toString(), published?.toString())
})

test('an address that changes leads on from where it was', async () => {
  const id = await readyArticle('Old name')
  await send(id)
  await set(id, 'slug', 'new-name')
  await send(id, { kind: 'small' })
  const moved = await read('/world/old-name')
  assert.deepEqual([moved.status, moved.headers.get('location')], [301, '/world/new-name'])
})

test('what an import knows of an article stays: it is not imported a second time', async () => {
  const body: ArticleDocument = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Fish.' }] }],
  }
  const imported = {
    importKey: 'markdown:fish.md',
    importDigest: 'one',
    importSeen: { pictures: [] },
    extra: { mood: 'calm' },
  }
  const id = await site.publish({ slug: 'fish', body, ...imported })
  await set(id, 'headline', 'Fish at noon')
  await send(id, { kind: 'small' })
  const { rows } =
    await sql`select import_key, import_digest, import_seen, extra from articles where id = ${id}`.execute(db)
  assert.deepEqual(rows[0], {
    import_key: 'markdown:fish.md',
    import_digest: 'one',
    import_seen: { pictures: [] },
    extra: { mood: 'calm' },
  })
  assert.match(await showing('/world/fish', /Fish at noon/), /Fish at noon/)
  assert.match((await read('/world/fish')).text, /Fish\./)
})

test('of two who publish at once the second is told by whom it went out, and nothing is doubled', async () => {
  const id = await readyArticle('Twins')
  const standing = await findStanding(db, id)
  assert.ok(standing)
  const seen = await sightOf(db, standing, clock.now())
  const [first, second] = await Promise.allSettled([send(id, { seen }, ana), send(id, { seen }, ben)])
  const refused = [first, second].filter((one) => one.status === 'rejected')
  assert.equal(refused.length, 1)
  assert.match(String((refused[0] as PromiseRejectedResult).reason), /(ana|ben) published revision \d+ a moment ago/)
  assert.equal((await findStanding(db, id))?.version, standing.version + 1)
})

test('nothing goes out that nobody saw: who typed meanwhile is waited for', async () => {
  const id = await readyArticle('Meanwhile')
  const standing = await findStanding(db, id)
  assert.ok(standing)
  const seen = await sightOf(db, standing, clock.now())
  await type(id, 'More. ', 1)
  assert.equal((await refusal(send(id, { seen }))).code, 'written-meanwhile')
  assert.equal(await stateOf(id), 'ready')
})

test('what is typed while somebody publishes does not go out with it: what was judged does', async () => {
  const id = await readyArticle('Dike')
  let typed: Promise<void> | undefined
  const findings = async () => {
    typed = set(id, 'headline', 'Half a wo')
    await Promise.race([somebodyWaits(db), typed])
    return []
  }
  await sendOut({ ...deps, findings }, ana, id, { kind: 'new' }, clock.now())
  await typed
  assert.match(await showing('/world/dike', /<h1[^>]*>Dike</), /<h1[^>]*>Dike</)
  assert.equal((await describeState(db, ana, id, clock.now())).changes, 1)
})

test('what must be mended keeps it back; what should be, until somebody says why', async () => {
  const id = await readyArticle('Checked')
  found = [{ strength: 'must', id: 'credit', words: 'A picture has no credit.' }]
  assert.match((await refusal(send(id))).message, /no credit/)
  found = [{ strength: 'should', id: 'headline-long', words: 'The headline is long.' }]
  assert.equal((await refusal(send(id))).code, 'should-mend')
  assert.equal(await stateOf(id), 'ready')
  await send(id, { reasons: { 'headline-long': 'It is a name.' } })
  found = []
  assert.deepEqual(stood, [{ finding: 'headline-long', reason: 'It is a name.', staffId: ana.id }])
})

test('under embargo nothing goes out, now or on a schedule, and a copy is under it, too', async () => {
  const id = await readyArticle('Secret')
  const until = wallIn(48)
  await setEmbargo(db, ana, id, { wall: until, zone: ZONE }, clock.now())
  assert.equal((await refusal(send(id))).code, 'embargo')
  assert.equal((await refusal(send(id, { hour: { wall: wallIn(24), zone: ZONE } }))).code, 'embargo')
  const copy = await copyArticle(db, ana, id, clock.now())
  assert.equal((await findWorkflow(db, copy))?.embargoWall, until)
  await send(id, { hour: { wall: wallIn(49), zone: ZONE } })
  assert.equal(await stateOf(id), 'scheduled')
  assert.equal(
    (await refusal(setEmbargo(db, ana, id, { wall: wallIn(72), zone: ZONE }, clock.now()))).code,
    'embargo-late',
  )
  await moveArticle(db, ana, id, { action: 'unschedule' }, clock.now())
})

test('an hour that does not exist or comes twice is named, and chosen by somebody', async () => {
  const id = await readyArticle('Clocks')
  const year = clock.now().toZonedDateTimeISO(ZONE).year + 1
  const last = (month: number) => {
    const day = Temporal.PlainDate.from({ year, month, day: 31 })
    return day.subtract({ days: day.dayOfWeek % 7 })
  }
  const gap = `${last(3)}T02:30`
  assert.match(
    (await refusal(send(id, { hour: { wall: gap, zone: ZONE } }))).message,
    /does not exist in Europe\/Paris/,
  )
  const twice = `${last(10)}T02:30`
  assert.match((await refusal(send(id, { hour: { wall: twice, zone: ZONE } }))).message, /comes twice/)
  const sent = await send(id, { hour: { wall: twice, zone: ZONE, choice: 'later' } })
  assert.equal(sent.at.toZonedDateTimeISO(ZONE).offset, '+01:00')
  await moveArticle(db, ana, id, { action: 'unschedule' }, clock.now())
  assert.equal((await refusal(send(id, { hour: { wall: wallIn(-1), zone: ZONE } }))).code, 'hour-past')
})

test('what is scheduled goes out as it was then, once, and later edits wait', async () => {
  const id = await readyArticle('Morning')
  const { revision } = await send(id, { hour: { wall: wallIn(24), zone: ZONE } })
  await set(id, 'headline', 'Evening')
  const before = await describeState(db, ana, id, clock.now())
  assert.deepEqual([before.state, before.changes, before.schedule?.revision], ['scheduled', 1, revision])
  assert.equal((await read('/world/morning')).status, 404)
  await site.pass({ hours: 25 })
  const [opening] = openOnTime(settleOpened)
  assert.deepEqual([await opening?.runDue(db, clock.now()), await opening?.runDue(db, clock.now())], [1, 0])
  assert.match(await showing('/world/morning', /<h1[^>]*>Morning/), /<h1[^>]*>Morning/)
  const out = await describeState(db, ana, id, clock.now())
  assert.deepEqual([out.state, out.changes, out.schedule], ['published', 1, undefined])
})

test('a scheduled change goes out at its hour, once, whichever of two processes is quicker', async () => {
  const id = await readyArticle('Tide')
  await send(id)
  await set(id, 'headline', 'High tide')
  await send(id, { kind: 'updated', hour: { wall: wallIn(24), zone: ZONE } })
  await set(id, 'headline', 'Spring tide')
  assert.equal((await describeState(db, ana, id, clock.now())).schedule?.kind, 'updated')
  await site.pass({ hours: 25 })
  const version = (await findStanding(db, id))?.version ?? 0
  const done = await Promise.all([onTime.runDue(db, clock.now()), onTime.runDue(db, clock.now())])
  assert.equal(done[0] + done[1], 1)
  assert.equal((await findStanding(db, id))?.version, version + 1)
  assert.match(await showing('/world/tide', /<h1[^>]*>High tide/), /<h1[^>]*>High tide/)
  assert.equal(await onTime.nextDue(db), undefined)
})

test('a change that waits for its hour is taken off again, and what is out stays out', async () => {
  const id = await readyArticle('Ebb')
  await send(id)
  assert.equal(
    (await refusal(moveArticle(db, ana, id, { action: 'unschedule' }, clock.now()))).code,
    'nothing-scheduled',
  )
  await set(id, 'headline', 'Low ebb')
  await send(id, { kind: 'small', hour: { wall: wallIn(24), zone: ZONE } })
  assert.ok((await describeState(db, ana, id, clock.now())).others.includes('unschedule'))
  await moveArticle(db, ana, id, { action: 'unschedule' }, clock.now())
  const { state, schedule } = await describeState(db, ana, id, clock.now())
  assert.deepEqual([state, schedule], ['published', undefined])
})

test('a change that cannot go out keeps no other back, and whoever scheduled it is told why until one is out', async () => {
  const [broken, whole] = [await readyArticle('Hail'), await readyArticle('Sleet')]
  for (const [id, hours] of [
    [broken, 23],
    [whole, 24],
  ] as const) {
    await send(id)
    await set(id, 'kicker', 'Weather')
    await send(id, { kind: 'small', hour: { wall: wallIn(hours), zone: ZONE } })
  }
  await sql`update article_revisions set text = '{"type":"doc","content":[{"type":"nothing"}]}'
    where article_id = ${broken} and label = 'Scheduled'`.execute(db)
  await site.pass({ hours: 25 })
  assert.equal(await onTime.runDue(db, clock.now()), 2)
  assert.match(await showing('/world/sleet', /Weather/), /Weather/)
  assert.match((await describeState(db, ana, broken, clock.now())).returned?.note ?? '', /It is as it was/)
  const told = async () => (await listReturned(db, ana.id, start)).map(({ articleId }) => articleId)
  assert.deepEqual(await told(), [broken])
  await send(broken, { kind: 'small' })
  assert.deepEqual(await told(), [])
})

test('a change that was scheduled before does not open again what a publisher has closed since', async () => {
  const id = await readyArticle('Vault')
  await send(id)
  await set(id, 'kicker', 'Money')
  await send(id, { kind: 'small', hour: { wall: wallIn(24), zone: ZONE } })
  await changeTerms(db, OPERATOR, id, { terms: 'subscribers', inMagazine: false }, clock.now())
  await site.pass({ hours: 25 })
  await onTime.runDue(db, clock.now())
  const { rows } = await sql<{ terms: string; kicker: string }>`select a.terms, v.kicker
    from articles a join article_versions v on v.id = a.version_id where a.id = ${id}`.execute(db)
  assert.deepEqual(rows[0], { terms: 'subscribers', kicker: 'Money' })
})

test('a change that was to go out later does not, where the article is withdrawn meanwhile', async () => {
  const id = await readyArticle('Gone')
  await send(id)
  await set(id, 'headline', 'Still gone')
  await send(id, { kind: 'small', hour: { wall: wallIn(24), zone: ZONE } })
  await takeOff(db, ana, id, { reason: 'It was never so.' }, clock.now())
  const gone = await read('/world/gone')
  assert.equal(gone.status, 410)
  assert.match(gone.text, /It was never so\./)
  await site.pass({ hours: 25 })
  assert.equal(await onTime.runDue(db, clock.now()), 0)
  await takeOff(db, ana, id, undefined, clock.now())
  assert.match(await showing('/world/gone', /<h1[^>]*>Gone/), /<h1[^>]*>Gone/)
})

test('a draft and what is in review go out by nobody’s hand', async () => {
  const id = await createDraft({ db, publication: site.dateline.publication }, ana, clock.now())
  await set(id, 'headline', 'Too soon')
  assert.equal((await refusal(send(id))).kind, 'conflict')
  await moveArticle(db, ana, id, { action: 'send-to-review' }, clock.now())
  assert.equal((await refusal(send(id))).kind, 'conflict')
})
