import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { setPublication } from '../../publication/facts/facts.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('counting of letters')
})
after(() => site.close())

const objects = (email: string) => site.dateline.visits.objections.has(email)

test('a reader says in the account that nothing of theirs is counted, and takes it back', async () => {
  const reader = await site.reader({ email: 'quiet@news.test' })
  assert.match((await reader.fetch('/account')).text, /We count which letters you open.*Count nothing of mine/s)
  const said = await reader.fetch('/account/counting', { form: { counting: 'off' } })
  assert.equal(said.headers.get('location'), '/account#counting')
  assert.match((await reader.fetch('/account')).text, /Nothing of what you do with our letters is counted/)
  assert.equal(await objects('quiet@news.test'), true)
  await reader.fetch('/account/counting', { form: { counting: 'on' } })
  assert.equal(await objects('quiet@news.test'), false)
})

test('whoever only paid with an address says nothing for its mailbox, and a stranger nothing at all', async () => {
  const payer = await site.reader({ email: 'unproven@news.test', unproven: true })
  assert.doesNotMatch((await payer.fetch('/account')).text, /Count nothing of mine/)
  await payer.fetch('/account/counting', { form: { counting: 'off' } })
  assert.equal(await objects('unproven@news.test'), false)
  const stranger = await site.visitor().fetch('/account/counting', { form: { counting: 'off' } })
  assert.match(stranger.headers.get('location') ?? '', /\/sign-in/)
})

test('what a reader has said goes with them to another mailbox, is told to them, and is erased with them', async () => {
  const { db, clock, ports, visits } = site.dateline
  const holder = ports.holders.find(({ name }) => name === 'letterVisits') ?? assert.fail()
  await visits.objections.set('from@news.test', true, clock.now())
  const at = (emailKey: string) => ({ email: emailKey, emailKey, personKey: emailKey })
  await db
    .transaction()
    .execute(async (tx) => holder.move?.(tx, { readerId: 1, from: at('from@news.test'), to: at('to@news.test') }))
  assert.deepEqual([await objects('from@news.test'), await objects('to@news.test')], [false, true])
  const held = await holder.everything(db, { readerId: 1, emailKey: 'to@news.test' })
  assert.equal(held.letter_objections?.length, 1)
  await db.transaction().execute((tx) => holder.erase(tx, { readerId: 1, ...at('to@news.test') }, clock.now()))
  assert.equal(await objects('to@news.test'), false)
})

test('where nothing is counted of anybody, nobody is asked', async () => {
  const { db, clock, publication } = site.dateline
  await setPublication(db, 'test', { letterStatistics: false }, clock.now())
  await publication.reload()
  const reader = await site.reader()
  assert.doesNotMatch((await reader.fetch('/account')).text, /What is counted of letters/)
})
