import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { createProgram } from '../../src/app/commands/program.ts'
import { openOnTime } from '../../src/articles/states/states.module.ts'
import { type FactName, listFacts, saveFact } from '../../src/newsroom/editor/editor.module.ts'
import { findStanding } from '../../src/newsroom/workflow/workflow.module.ts'
import { Fault } from '../../src/platform/errors.ts'
import { announce } from '../../src/platform/notices.ts'
import { insertStaff } from '../support/insertStaff.ts'
import { startCommand } from '../support/runningSite.ts'
import { createSite } from '../support/site.ts'

const site = await createSite('article commands')
after(() => site.close())
const { db, clock } = site.dateline
const ed = await insertStaff(db, 'ed', 'editor', clock.now())
await insertStaff(db, 'con', 'contributor', clock.now())
const ENV = { DATABASE_URL: site.database.url, DATELINE_SECRET: 'a secret for tests, of more than 32 letters' }
Object.assign(process.env, ENV, { DATELINE_DATA: site.dataFolder })

/** As an operator types it, without a process of its own: that takes a second and a half. Gives back what is printed. */
async function dateline(...words: string[]): Promise<string> {
  const said: string[] = []
  const write = process.stdout.write.bind(process.stdout)
  // What the runner of tests says meanwhile is bytes.
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: never[]) =>
    typeof chunk === 'string' ? said.push(chunk) > 0 : write(chunk, ...rest)) as typeof process.stdout.write
  try {
    await (await createProgram(words)).parseAsync(['node', 'dateline', ...words])
  } finally {
    process.stdout.write = write
  }
  return said.join('')
}

type State = { article: number; state: string; goesOut: string | null; embargo: string | null }
const AS_ED = ['--as', 'ed@news.test', '--json']
const give = async (...words: string[]) => JSON.parse(await dateline('article', ...words, ...AS_ED)) as State
const operate = async (...words: string[]) =>
  JSON.parse(await dateline('article', ...words, '--json')) as Record<string, unknown>

async function refused(words: readonly string[], says: RegExp, kind = 'invalid', as = AS_ED) {
  const error = await dateline('article', ...words, ...as).then(
    (said) => said,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Fault, `${words.join(' ')}: ${error}`)
  assert.match(error.message, says, words.join(' '))
  assert.equal(error.kind, kind, words.join(' '))
}

const body = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [text('The tide came in.')] }] }
function text(words: string) {
  return { type: 'text' as const, text: words }
}
/** One that was found good, and can go out. */
async function ready(slug: string): Promise<number> {
  const id = await site.publish({ slug, body, status: 'draft' })
  for (const step of ['send-to-review', 'approve']) await give(step, slug)
  return id
}
async function say(id: number, fact: FactName, value: unknown) {
  const { version } = (await listFacts(db, id))[fact]
  assert.equal((await saveFact(db, id, { fact, value, base: version }, ed, clock.now())).kind, 'saved')
}
let hearing = Promise.withResolvers<string>()
site.dateline.notices.on('mark', (payload) => hearing.resolve(payload))
/** Whatever commands have announced has arrived here, too: notices come in the order in which they were given. */
async function heardAll() {
  hearing = Promise.withResolvers()
  await announce(db, 'mark', '')
  await hearing.promise
}
async function read(slug: string) {
  await heardAll()
  return site.visitor().fetch(`/world/${slug}`)
}
const lastEntry = async (id: number) => {
  const { rows } = await sql<{ actor: string; action: string }>`select actor, action from audit_log
    where subject = ${`article:${id}`} order by id desc limit 1`.execute(db)
  return `${rows[0]?.actor} ${rows[0]?.action}`
}

test('whoever runs a desk by commands leads an article out and back by the rules of the desk; what is wrong is said in a line', async () => {
  const { article, state } = await give('create')
  assert.equal(state, 'draft')
  const id = String(article)
  assert.equal((await give('send-to-review', id)).state, 'in-review')
  assert.equal((await give('return', id, 'note=Who says so?')).state, 'draft')
  assert.equal((await give('send-to-review', id)).state, 'in-review')
  assert.equal((await give('take-back', id)).state, 'draft')
  await give('send-to-review', id)
  assert.equal((await give('approve', id)).state, 'ready')
  assert.match((await give('embargo', id, 'until=2036-11-30T06:00')).embargo ?? '', /^2036-11-30T05:00/)
  assert.equal((await give('embargo', id, 'until=off')).embargo, null)
  assert.equal((await give('copy', id)).state, 'draft')

  await refused(['state', 'no-such-article'], /There is no article “no-such-article”/, 'notFound')
  await refused(['publish', id], /It does not go out like this/)
  await refused(['publish', id, 'kind=loud'], /“loud” is not one of new/)
  await refused(['publish', id, 'colour=red'], /“colour” is not known here/)
  await refused(['return', id, 'note='], /Say to its author why/)
  await refused(['embargo', id, 'until=soon'], /Say a day and an hour/)
  await refused(['approve', id], /There is no such article for you/, 'notFound', ['--as', 'con@news.test'])
  await refused(['state', id], /Nobody of the staff/, 'invalid', ['--as', 'nobody@news.test'])
  assert.equal((await give('state', id)).state, 'ready', 'nothing that was refused has changed it')
})

test('an operator at a terminal gets facts as JSON, or one line that says what is wrong, and the exit status of each', async () => {
  const run = async (...words: string[]) => (await startCommand(site.dataFolder, ['article', ...words], ENV)).ended
  const made = await run('create', ...AS_ED)
  assert.equal((JSON.parse(made.stdout) as State).state, 'draft', made.stderr)
  for (const [status, words, line] of [
    [1, ['withdraw', 'no-such-article', 'reason=x'], /^dateline: There is no article “no-such-article”\.\n$/],
    [2, ['publish', String(JSON.parse(made.stdout).article), 'kind=loud', ...AS_ED], /^dateline: “loud” is not one of/],
  ] as const) {
    const answer = await run(...words)
    assert.deepEqual([answer.status, answer.stdout], [status, ''], answer.stderr)
    assert.match(answer.stderr, line)
    assert.doesNotMatch(answer.stderr, /^\s+at /m, 'no stack')
  }
})

test('an article goes out by a command as what it is: new, a small fix, an update, a correction', async () => {
  const id = await ready('tide')
  await refused(['publish', 'tide', 'kind=small'], /Nothing of it is out yet/)
  assert.equal((await give('publish', 'tide')).state, 'published')
  assert.equal((await read('tide')).status, 200)
  await refused(['publish', 'tide'], /Say what kind of change it is.*Add kind=small\|updated\|correction/)
  await refused(['publish', 'tide', 'kind=small'], /Nothing of it has changed since it went out/, 'conflict')
  await refused(['publish', 'tide', 'kind=correction'], /what was wrong.*note=/)
  for (const [kind, headline, ...more] of [
    ['small', 'A small tide'],
    ['updated', 'A new tide'],
    ['correction', 'The right tide', 'note=It was a spring tide.'],
  ] as const) {
    await say(id, 'headline', headline)
    assert.equal((await give('publish', 'tide', `kind=${kind}`, ...more)).state, 'published')
    const { text } = await read('tide')
    assert.match(text, new RegExp(`<h1[^>]*>${headline}`), kind)
    assert.equal(text.includes('It was a spring tide.'), kind === 'correction')
    assert.equal(await lastEntry(id), `staff:${ed} article.publish`)
  }
})

test('an hour is one of the publication’s own clock; one that it leaves out or has twice is named, and is chosen', async () => {
  const id = await ready('hour')
  await refused(['publish', 'hour', 'at=soon'], /Say a day and an hour.*at=2026-11-30T06:00/)
  await refused(['publish', 'hour', 'at=2020-01-01T06:00'], /This hour is past/)
  await refused(['publish', 'hour', 'at=2036-03-30T02:30'], /02:30 does not exist in Europe\/Paris.*choice=earlier or/)
  await refused(['publish', 'hour', 'at=2036-10-26T02:30'], /02:30 comes twice in Europe\/Paris.*choice=earlier or/)
  await refused(['publish', 'hour', 'at=2036-10-26T02:30', 'choice=first'], /“first” is not one of earlier, later/)
  await refused(['unschedule', 'hour'], /As the article stands now/, 'conflict')
  const at = async (...words: string[]) => {
    const { state, goesOut } = await give('publish', 'hour', ...words)
    assert.equal(state, 'scheduled')
    return goesOut
  }
  assert.equal(await at('at=2036-03-30T02:30', 'choice=later'), '2036-03-30T01:30:00Z')
  assert.equal(await at('at=2036-10-26T02:30', 'choice=earlier'), '2036-10-26T00:30:00Z')
  assert.equal(await at('at=2036-10-26T02:30', 'choice=later'), '2036-10-26T01:30:00Z')
  assert.equal(await at('at=2036-11-30T06:00'), '2036-11-30T05:00:00Z')
  assert.deepEqual((({ state, goesOut }) => [state, goesOut])(await give('unschedule', 'hour')), ['ready', null])
  assert.equal(await lastEntry(id), `staff:${ed} article.unschedule`)
})

test('a draft that was set aside comes back; what is out is withdrawn with its reason, and put back', async () => {
  const id = await site.publish({ slug: 'aside', body, status: 'draft' })
  assert.equal((await give('discard', 'aside')).state, 'withdrawn')
  await refused(['discard', 'aside'], /As the article stands now/, 'conflict')
  await operate('restore', 'aside')
  assert.equal((await findStanding(db, id))?.status, 'draft')

  await ready('lock')
  await give('publish', 'lock')
  await refused(['discard', 'lock'], /As the article stands now/, 'conflict')
  await refused(['withdraw', 'lock', 'reason= '], /Say why: its address tells readers/, 'invalid', [])
  await refused(['withdraw', 'nowhere', 'reason=x'], /There is no article “nowhere”/, 'notFound', [])
  await refused(['restore', 'lock'], /“lock” is not withdrawn/, 'conflict', [])
  assert.deepEqual(await operate('withdraw', 'lock', 'reason=It was wrong.'), {
    ...{ slug: 'lock', withdrawn: true, reason: 'It was wrong.' },
  })
  const gone = await read('lock')
  assert.equal(gone.status, 410)
  assert.match(gone.text, /It was wrong\./)
  await operate('withdraw', 'lock', 'reason=It was never so.')
  assert.match((await read('lock')).text, /It was never so\./)
  assert.deepEqual(await operate('restore', 'lock'), { slug: 'lock', withdrawn: false })
  assert.equal((await read('lock')).status, 200)
})

test('what an operator withdraws before its hour does not go out by itself once it is put back', async () => {
  const id = await ready('early')
  await give('publish', 'early', `at=2036-11-30T06:00`)
  await operate('withdraw', 'early', 'reason=Not yet.')
  assert.equal(await lastEntry(id), 'cli article.withdraw')
  await operate('restore', 'early')
  assert.deepEqual((({ state, goesOut }) => [state, goesOut])(await give('state', 'early')), ['ready', null])
  // One that no desk has scheduled: its file says when.
  const hour = clock.now().add({ hours: 1 })
  const imported = await site.publish({ slug: 'by-file', body, firstPublished: hour })
  await operate('withdraw', 'by-file', 'reason=Not yet.')
  await operate('restore', 'by-file')
  assert.equal((await findStanding(db, imported))?.status, 'scheduled')
  await site.pass({ hours: 2 })
  await openOnTime(async () => {})[0]?.runDue(db, clock.now())
  assert.equal((await findStanding(db, imported))?.status, 'published')
})

test('an editor who has the article open sees the terms that an operator sets; one that no desk has touched stays so', async () => {
  const heard: string[] = []
  for (const channel of ['article-facts', 'article-state']) {
    site.dateline.notices.on(channel, (payload) => heard.push(`${channel} ${payload}`))
  }
  const touched = await ready('touched')
  await say(touched, 'terms', 'registered')
  const untouched = await site.publish({ slug: 'untouched', body })
  for (const [slug, id, version, staffId] of [
    ['touched', touched, 2, null],
    ['untouched', untouched, 0, undefined],
  ] as const) {
    heard.length = 0
    const shown = await operate('set', slug, 'terms=free', 'open-to-all=on', 'magazine=off', 'sponsored-by=The Harbor')
    const { terms, openToAll, inMagazine, sponsoredBy } = shown
    assert.deepEqual([terms, openToAll, inMagazine, sponsoredBy], ['free', true, false, 'The Harbor'])
    const { terms: fact, inMagazine: magazine } = await listFacts(db, id)
    assert.deepEqual([fact.value, fact.version, fact.staffId, magazine.value], ['free', version, staffId, false])
    assert.equal(await lastEntry(id), 'cli article.terms')
    await heardAll()
    assert.deepEqual(heard.sort(), [
      `article-facts ${id} inMagazine`,
      `article-facts ${id} terms`,
      `article-state ${id}`,
    ])
  }
  await refused(['set', 'touched', 'terms=dear'], /“dear” is not one of free/, 'invalid', [])
  await refused(['set', 'nowhere', 'terms=free'], /There is no article “nowhere”/, 'notFound', [])
})
