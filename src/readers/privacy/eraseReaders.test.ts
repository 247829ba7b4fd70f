import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { requestErasure } from './requestErasure.ts'

let site: TestSite
before(async () => {
  site = await createSite('erasures')
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

test('while a provider is silent it is asked thrice within the first minute, and two days later once an hour', async () => {
  const asked = site.dateline.clock.now()
  const tries: number[] = []
  let now = asked
  site.dateline.ports.holders.push({
    name: 'a provider that does not answer',
    everything: async () => [],
    erase: async () => {},
    async endElsewhere() {
      tries.push(Math.round(now.since(asked).total('seconds')))
      throw new Error('no answer')
    },
  } as unknown as (typeof site.dateline.ports.holders)[number])
  const email = 'waits@example.org'
  const { reader } = await site.dateline.db
    .transaction()
    .execute((tx) => site.dateline.readers.findOrMakeReader(tx, { email, language: 'en' }, asked))
  await requestErasure(site.dateline, reader.id)
  const work = dueWorkNamed(site.dateline, 'erase-readers')
  const twoDays = asked.add({ hours: 48 })
  while (Temporal.Instant.compare(now, twoDays) < 0) {
    now = (await work.nextDue(site.dateline.db)) ?? assert.fail('the wish was forgotten')
    assert.equal(await work.runDue(site.dateline.db, now), 1)
    await jobsDone(site.dateline)
    assert.ok(
      await site.dateline.readers.findReader(site.dateline.db, { email }),
      'nothing is erased before it has ended',
    )
  }
  assert.ok(tries.filter((seconds) => seconds <= 60).length >= 3, `${tries}`)
  assert.ok(tries.length < 80, `${tries.length} tries in two days`)
  const [before = 0, last = 0] = tries.slice(-2)
  assert.equal(last - before, 3600)

  site.dateline.ports.holders.pop()
  assert.equal(await work.runDue(site.dateline.db, now.add({ hours: 1 })), 1)
  await jobsDone(site.dateline)
  assert.equal(await site.dateline.readers.findReader(site.dateline.db, { email }), undefined)
})
