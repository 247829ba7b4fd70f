import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import { type Block, setTerms } from '../../articles/store/store.module.ts'
import type { BookMaker } from '../book/book.module.ts'
import { createIssues, type Issues } from './issues.module.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const body = (slug: string) => ({
  type: 'doc' as const,
  content: [paragraph(`Open of ${slug}.`), paragraph(`Withheld of ${slug}.`)],
})
const never = new AbortController().signal

let site: TestSite
let issues: Issues
/** What happens while the files are made. */
let meanwhile: (signal: AbortSignal) => Promise<void> = async () => {}
const told: string[] = []

/** Files that hold all of a book and nothing else. */
const asJson: BookMaker = async (book, _, signal) => {
  await meanwhile(signal)
  return {
    bytes: Buffer.from(JSON.stringify(book)),
    warnings: [{ part: 'Headline of ferry', text: 'a letter has no face', stops: false }],
  }
}

before(async () => {
  site = await createSite('the magazine on time')
  const { dateline } = site
  issues = await createIssues(dateline, {
    ...dateline,
    makers: { epub: asJson, 'pdf-a4': asJson },
    released: async (_, issue) => void told.push(issue.date),
    remade: async () => {},
  })
  await dateline.planning.set('test', { weekday: 5, hour: '05:00', aheadHours: 24 })
  for (const slug of ['ferry', 'tide', 'bridge']) await site.publish({ slug, body: body(slug), importKey: slug })
  await site.publish({ slug: 'paid', body: body('paid') })
  await setTerms(dateline.db, 'test', 'paid', { sponsor: 'Somebody' }, dateline.clock.now())
  await site.publish({ slug: 'reserved', body: body('reserved'), inMagazine: false })
  await site.publish({
    slug: 'later',
    body: body('later'),
    firstPublished: dateline.clock.now().add({ hours: 24 * 20 }),
  })
  await site.publish({ slug: 'fremd', body: body('fremd'), language: 'de' })
  await dateline.jobs.startWorking()
})
after(async () => {
  issues?.close()
  await site?.close()
})

const work = (name: string) => dueWorkNamed(site.dateline, `${name} of the magazine`)
/** Moves the clock to what is due, and does it. */
async function come(name: string): Promise<Temporal.Instant> {
  const { db, clock } = site.dateline
  const due = await work(name).nextDue(db)
  assert.ok(due, `nothing is due: ${name}`)
  if (Temporal.Instant.compare(due, clock.now()) > 0) await clock.advanceTo(due)
  await work(name).runDue(db, clock.now())
  await jobsDone(site.dateline)
  await issues.reload()
  return due
}
const wall = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString({ smallestUnit: 'minute' }).slice(11)
const slugsOf = async (date: string | undefined) => {
  const issue = await site.dateline.planning.choose(date)
  const { contents } = await issues.show(issue, { whole: false }, never)
  return contents.flatMap(({ kind, slug }) => (kind === 'piece' ? [slug] : [])).sort()
}

test('an issue proposes itself a day before it comes, without what was paid for, reserved, to come or in another language', async () => {
  await come('propose an issue')
  const due = await come('propose an issue')
  assert.equal(wall(due), '05:00')
  assert.equal(due.toZonedDateTimeISO('Europe/Paris').dayOfWeek, 4)
  assert.deepEqual(await slugsOf(undefined), ['bridge', 'ferry', 'tide'])
})

test('what is withdrawn in the minute of its release is not in it', async () => {
  const { db, clock, planning } = site.dateline
  const { date } = await planning.choose(undefined)
  let made = 0
  meanwhile = async () => {
    if (made++ === 0) await withdrawArticle(db, 'test', 'tide', { reason: 'wrong' }, clock.now())
  }
  const due = await come('release an issue')
  meanwhile = async () => {}
  assert.equal(wall(due), '05:00')
  assert.equal(due.toZonedDateTimeISO('Europe/Paris').dayOfWeek, 5)
  const released = await issues.findReleased(date)
  assert.ok(released)
  assert.deepEqual(
    released.contents.flatMap(({ kind, slug }) => (kind === 'piece' ? [slug] : [])),
    ['ferry', 'bridge'],
  )
  assert.deepEqual(
    released.files.map(({ kind }) => kind),
    ['epub', 'pdf-a4'],
  )
  for (const file of released.files) {
    const bytes = await issues.readFile(file)
    assert.equal(bytes?.length, file.bytes)
    assert.ok(bytes?.includes('Withheld of ferry.'))
    assert.ok(!bytes?.includes('tide'))
  }
  assert.deepEqual(told, [date], 'those who are to hear of it heard of it once')
})

test('a correction is in the next revision, with its words; a withdrawal keeps the old files from everybody at once', async () => {
  const { db, clock } = site.dateline
  const [before] = await issues.listReleased()
  assert.ok(before)
  // It was stale from the withdrawal in its minute; nothing has to be told of that.
  await come('revise issues')
  assert.equal((await issues.listReleased())[0]?.revision, 1)

  await site.publish({
    slug: 'ferry',
    importKey: 'ferry',
    body: { type: 'doc', content: [paragraph('The ferry leaves at ten.')] },
  })
  await come('revise issues')
  const [changed] = await issues.listReleased()
  assert.equal(changed?.revision, 2)
  assert.equal(changed?.notes[0]?.text, '“Headline of ferry” was changed.')
  assert.notEqual(changed?.files[0]?.etag, before.files[0]?.etag)
  assert.ok(JSON.stringify(await issues.bookOf(before.id)).includes('The ferry leaves at ten.'))

  await withdrawArticle(db, 'test', 'bridge', { reason: 'wrong' }, clock.now())
  for (const file of changed?.files ?? []) assert.equal(await issues.readFile(file), undefined)
  assert.ok(!JSON.stringify(await issues.bookOf(before.id)).includes('Withheld of bridge.'))
  await come('revise issues')
  const [revised] = await issues.listReleased()
  assert.deepEqual(
    revised?.notes.map(({ text }) => text),
    ['“Headline of bridge” was withdrawn.', '“Headline of ferry” was changed.'],
  )
  for (const file of revised?.files ?? [])
    assert.ok((await issues.readFile(file))?.includes('The ferry leaves at ten.'))
  assert.deepEqual(told.length, 1, 'a revision is announced to nobody')
})

test('what somebody holds stays past its hour, and comes when it is released', async () => {
  const { db, clock, planning } = site.dateline
  await site.publish({ slug: 'dam', body: body('dam') })
  const date = await planning.propose('test', { again: false })
  await planning.hold({ actor: 'test', date }, { undo: false })
  assert.equal(await work('release an issue').nextDue(db), undefined)
  const held = await planning.choose(date)
  await clock.advanceTo(held.appearsAt.add({ hours: 1 }))
  await work('release an issue').runDue(db, clock.now())
  await jobsDone(site.dateline)
  assert.equal((await planning.choose(date)).state, 'held')
  assert.equal((await issues.release('test', held, never)).kind, 'released')
  assert.deepEqual(told.at(-1), date)
})

test('a process that is stopped ends the making, and releases nothing', async () => {
  const { planning } = site.dateline
  await site.publish({ slug: 'canal', body: body('canal') })
  const date = await planning.propose('test', { again: false })
  const stop = new AbortController()
  meanwhile = async (signal) => {
    stop.abort(new Error('the worker was stopped'))
    signal.throwIfAborted()
  }
  await assert.rejects(issues.release('test', await planning.choose(date), stop.signal), /stopped/)
  meanwhile = async () => {}
  assert.equal((await planning.choose(date)).state, 'proposed')
})

test('an issue of nothing is refused and waits for somebody, who is told why', async () => {
  const { planning } = site.dateline
  const date = await planning.propose('test', { again: true })
  await planning.drop({ actor: 'test', date }, 'canal')
  const outcome = await issues.release('test', await planning.choose(date), never)
  assert.equal(outcome.kind, 'refused')
  const after = await planning.choose(date)
  assert.deepEqual([after.state, after.note], ['held', 'the issue: there is no piece in it'])
})

test('before its release it is said that there is one article, no cover, no letter, and what makers cannot set', async () => {
  const { planning } = site.dateline
  const date = await planning.propose('test', { again: true })
  const { warnings } = await issues.show(await planning.choose(date), { whole: true }, never)
  const said = warnings.map(({ part, text }) => `${part}: ${text}`)
  for (const expected of [
    'the issue: there is only one piece in it',
    'the cover: it has no picture, and will be set in type',
    'the letter: the editor has written none',
    'Headline of ferry: a letter has no face',
  ])
    assert.ok(said.includes(expected), `${expected} in ${said.join(' | ')}`)
})
