import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { enterSentLetter } from '../../../tests/support/ledgerLines.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { setPublication } from '../../publication/facts/facts.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('visits')
})
after(() => site?.close())

test('people who click are counted once each, apart from machines, by the subject that they got', async () => {
  const { visits, db, clock } = site.dateline
  const at = clock.now()
  const [ada, bo, machine] = await enterSentLetter(db, at, ['ada@example.org', 'bo@example.org', 'machine@example.org'])
  if (!ada || !bo || !machine) throw new Error('three were sent')
  await sql`update letter_recipients set arm = 'b' where id = ${bo.recipientId}`.execute(db)
  const { rows } = await sql<{ id: number }>`insert into article_groups default values returning id`.execute(db)
  const groupId = rows[0]?.id
  assert.equal(await visits.record({ token: ada.token, kind: 'click', groupId, at }, false), true)
  assert.equal(await visits.record({ token: ada.token, kind: 'click', groupId, at }, false), false)
  await visits.record({ token: ada.token, kind: 'click', at }, false)
  await visits.record({ token: ada.token, kind: 'open', at }, false)
  await visits.record({ token: bo.token, kind: 'click', groupId, at }, false)
  await visits.record({ token: machine.token, kind: 'scan', groupId, at }, false)
  assert.deepEqual(await visits.count(ada.letterId), [
    { arm: 'a', kind: 'click', readers: 1 },
    { arm: 'a', kind: 'open', readers: 1 },
    { arm: 'a', kind: 'scan', readers: 1 },
    { arm: 'b', kind: 'click', readers: 1 },
  ])
  assert.deepEqual(await visits.clicks(ada.letterId), [{ groupId, readers: 2 }])
})

test('of who objects nothing is kept, nor of anybody where the publication counts nothing', async () => {
  const { visits, db, clock, publication } = site.dateline
  const at = clock.now()
  const [quiet] = await enterSentLetter(db, at.subtract({ hours: 48 }), ['quiet@example.org'])
  if (!quiet) throw new Error('one was sent')
  assert.equal(await visits.record({ token: quiet.token, kind: 'click', at }, true), false)
  await setPublication(db, 'test', { letterStatistics: false }, at)
  await publication.reload()
  assert.equal(await visits.record({ token: quiet.token, kind: 'click', at }, false), false)
  await setPublication(db, 'test', { letterStatistics: true }, at)
  await publication.reload()
  assert.equal(await visits.record({ token: 'nobody-s-token-at-all', kind: 'click', at }, false), false)
  assert.equal(await visits.record({ token: quiet.token, kind: 'click', at }, false), true)
})
