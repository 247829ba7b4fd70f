import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openReaderSite, type ReaderSite } from '../../../tests/support/readerSite.tsx'
import { eraseReaders } from './eraseReaders.ts'
import { requestErasure } from './requestErasure.ts'

let site: ReaderSite
before(async () => {
  site = await openReaderSite('erasures')
  await site.startWorking()
})
after(() => site.close())

test('while a provider is silent it is asked thrice within the first minute, and two days later once an hour', async () => {
  const asked = site.clock.now()
  const tries: number[] = []
  let now = asked
  site.ports.holders.push({
    name: 'a provider that does not answer',
    everything: async () => [],
    erase: async () => {},
    async release() {
      tries.push(Math.round(now.since(asked).total('seconds')))
      throw new Error('no answer')
    },
  } as unknown as (typeof site.ports.holders)[number])
  const email = 'waits@example.org'
  const { reader } = await site.db
    .transaction()
    .execute((tx) => site.readers.findOrMakeReader(tx, { email, language: 'en' }, asked))
  await requestErasure(site, reader.id)
  const work = eraseReaders(site)
  const twoDays = asked.add({ hours: 48 })
  while (Temporal.Instant.compare(now, twoDays) < 0) {
    now = (await work.nextDue(site.db)) ?? assert.fail('the wish was forgotten')
    assert.equal(await work.runDue(site.db, now), 0)
  }
  assert.ok(tries.filter((seconds) => seconds <= 60).length >= 3, `${tries}`)
  assert.ok(tries.length < 80, `${tries.length} tries in two days`)
  const [before = 0, last = 0] = tries.slice(-2)
  assert.equal(last - before, 3600)

  site.ports.holders.pop()
  assert.equal(await work.runDue(site.db, now.add({ hours: 1 })), 1)
  assert.equal(await site.readers.findReader(site.db, { email }), undefined)
})
