import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { withdrawArticle } from '../../articles/states/states.module.ts'
import type { Block } from '../../articles/store/store.module.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

let site: TestSite
before(async () => {
  site = await createSite('issues of the magazine')
  for (const slug of ['ferry', 'tide', 'bridge'])
    await site.publish({
      slug,
      body: {
        type: 'doc',
        content: [paragraph(`Everybody reads this of ${slug}.`), paragraph(`Withheld of ${slug}.`)],
      },
    })
})
after(() => site.close())

const signal = new AbortController().signal

test('an issue is proposed of what was published, released by hand, and read with its texts', async () => {
  const { planning, issues } = site.dateline
  await planning.set('test', { weekday: 5, hour: '05:00' })
  const date = await planning.propose('test', { again: false })
  const issue = await planning.choose(date)
  const shown = await issues.show(issue, { whole: true }, signal)
  assert.equal(shown.contents.filter(({ kind }) => kind === 'piece').length, 3)
  assert.equal(shown.ready, true)
  const outcome = await issues.release('test', issue, signal)
  assert.equal(outcome.kind, 'released')
  await issues.reload()
  const released = await issues.findReleased(date)
  assert.equal(released?.number, 1)
  assert.equal(released?.revision, 1)
  assert.match(released?.title ?? '', /^The Test Meridian, /)
  const book = await issues.bookOf(issue.id)
  assert.ok(JSON.stringify(book).includes('Withheld of tide.'))
  assert.equal((await issues.release('test', issue, signal)).kind, 'already')
})

test('what is withdrawn is gone from the issue at once, and said in its next revision', async () => {
  const { planning, issues, db, clock } = site.dateline
  const [released] = await issues.listReleased()
  assert.ok(released)
  await withdrawArticle(db, 'test', 'tide', { reason: 'wrong' }, clock.now())
  assert.ok(!JSON.stringify(await issues.bookOf(released.id)).includes('tide'))
  const outcome = await issues.revise('test', await planning.choose(released.date), undefined, signal)
  assert.deepEqual(outcome, { kind: 'revised', revision: 2, note: '“Headline of tide” was withdrawn.' })
  await issues.reload()
  const [revised] = await issues.listReleased()
  assert.equal(revised?.notes[0]?.text, '“Headline of tide” was withdrawn.')
  assert.ok(!revised?.contents.some(({ slug }) => slug === 'tide'))
})
