import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cutOffReadersOf, until } from '../../../tests/support/cutOff.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { announce } from '../../platform/notices.ts'
import { readInstitutionChange, setInstitution } from '../exemptions/exemptions.module.ts'
import { POLICY_CHANNEL } from '../meter/meter.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('rules in memory')
  const paragraph = () => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Much of it.' }] })
  await site.publish({ slug: 'ferry', body: { type: 'doc', content: Array.from({ length: 9 }, paragraph) } })
})
after(() => site.close())

const cutOff = (table: string, change: string) =>
  cutOffReadersOf(site.dateline.connection, table, {
    provoke: () => announce(site.dateline.db, POLICY_CHANNEL, ''),
    change,
  })

test('an allowance that the publisher sets while the database has a hiccup holds once it answers again', async () => {
  assert.equal((await site.visitor().fetch('/world/ferry')).access, 'metered; reason=new; left=0')
  await cutOff('paywall_policy', 'update paywall_policy set allowance = 3, version = version + 1')
  await until(() => site.dateline.paywall.policy().allowance === 3, 'the policy was read again')
  assert.equal((await site.visitor().fetch('/world/ferry')).access, 'metered; reason=new; left=2')
})

test('a reader whose library has left no longer reads as one of it, although the first reload failed', async () => {
  const { db, clock, paywall } = site.dateline
  const change = readInstitutionChange({ domains: 'library.example' })
  await setInstitution(db, 'test', { slug: 'library', change }, clock.now())
  await paywall.reload()
  const pupil = await site.reader({ email: 'pupil@library.example' })
  const access = async () => (await pupil.fetch('/world/ferry', { method: 'HEAD' })).access ?? ''
  assert.equal(await access(), 'open; reason=institution')
  await cutOff('institutions', 'delete from institutions')
  await until(async () => (await access()).startsWith('metered'), 'the institutions were read again')
})
