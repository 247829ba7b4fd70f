import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { readInstitutionChange } from './readInstitutionChange.ts'
import { setInstitution } from './setInstitution.ts'

let site: TestSite
before(async () => {
  site = await createSite('budgets')
  const paragraph = () => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Much of it.' }] })
  for (const slug of ['ferry', 'tide', 'bridge'])
    await site.publish({ slug, body: { type: 'doc', content: Array.from({ length: 9 }, paragraph) } })
  const change = readInstitutionChange({ ranges: '192.0.2.0/24', domains: 'library.example', daily: '3' })
  await setInstitution(site.dateline.db, 'test', { slug: 'library', change }, site.dateline.clock.now())
  await site.dateline.paywall.reload()
})
after(() => site.close())

const OPEN = 'open; reason=institution'

test('an institution whose articles of the day are opened reads as anybody does, and tomorrow again', async (t) => {
  const rooms = ['192.0.2.1', '192.0.2.2'].map((address) => site.visitor({ address }))
  const ask = async (room: number, slug: string, method = 'GET') =>
    (await rooms[room]?.fetch(`/world/${slug}`, { method }))?.access
  assert.equal(await ask(0, 'ferry'), OPEN)
  for (let round = 0; round < 5; round++) assert.equal(await ask(0, 'tide', 'HEAD'), OPEN, 'looking opens nothing')
  assert.equal(await ask(1, 'tide'), OPEN)
  const pupil = await site.reader({ email: 'pupil@library.example' })
  assert.equal((await pupil.fetch('/world/bridge')).access, OPEN)
  // Three were opened, from two rooms and from home.
  assert.equal(await ask(0, 'bridge'), 'metered; reason=new; left=0')
  assert.equal((await pupil.fetch('/world/ferry')).access, 'metered; reason=new; left=0')
  const subscriber = await site.reader({ email: 'payer@library.example', subscription: 'active' })
  assert.equal((await subscriber.fetch('/world/ferry')).access, 'open; reason=subscriber')

  const { clock, db, paywall, publication } = site.dateline
  const { now } = clock
  t.after(() => {
    clock.now = now
  })
  clock.now = () => now.call(clock).add({ hours: 24 })
  assert.equal(await ask(1, 'bridge'), OPEN)
  assert.equal((await pupil.fetch('/world/bridge')).access, OPEN)

  // The publication's day, which for two hours of the night is not that of UTC.
  const today = clock.now().toZonedDateTimeISO(publication.facts().zone).toPlainDate()
  const until = readInstitutionChange({ until: today.toString() })
  await setInstitution(db, 'test', { slug: 'library', change: until }, clock.now())
  await paywall.reload()
  assert.equal((await pupil.fetch('/world/bridge')).access, OPEN, 'the last day')
  clock.now = () => now.call(clock).add({ hours: 72 })
  assert.match((await pupil.fetch('/world/bridge')).access ?? '', /^(metered|gate)/, 'remembered, but over')
})

test('two processes together open what an institution may have in a day, and no more', async () => {
  const other = await createSite('budgets of another process', { database: site.database })
  try {
    const change = readInstitutionChange({ ranges: '198.51.100.0/24', daily: '50' })
    await setInstitution(site.dateline.db, 'test', { slug: 'school', change }, site.dateline.clock.now())
    let opened = 0
    for (const { dateline } of [site, other]) await dateline.paywall.reload()
    const ask = async (process: TestSite, count: number) => {
      const visitor = process.visitor({ address: `198.51.100.${count % 250}` })
      if ((await visitor.fetch(`/world/${['ferry', 'tide', 'bridge'][count % 3]}`)).access === OPEN) opened++
    }
    for (let count = 0; count < 40; count++) for (const process of [site, other]) await ask(process, count)
    assert.ok(opened <= 50 && opened >= 46, `${opened} were opened`)
  } finally {
    await other.close()
  }
})
