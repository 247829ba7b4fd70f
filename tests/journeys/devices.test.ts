import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { access, KIRIBATI, PANAMA, signIn, TOKYO } from '../support/steps.ts'

const site = siteOfJourneys()

test('signing in on a second device unites what was read on both; a re-read is free', async () => {
  const email = 'two-devices@example.org'
  const phone = await newVisitor(site().origin)
  const laptop = await newVisitor(site().origin)
  assert.equal(await access(phone, TOKYO), 'metered; reason=new; left=0')
  assert.equal(await access(laptop, KIRIBATI), 'metered; reason=new; left=0')
  await signIn(site(), phone, email, 'code')
  assert.equal(await access(phone, TOKYO), 'metered; reason=reread; left=0')
  assert.match(await access(phone, KIRIBATI), /^gate/)
  await signIn(site(), laptop, email, 'link')
  // What either had opened stays open on both, and nothing more.
  for (const device of [phone, laptop]) {
    assert.equal(await access(device, TOKYO), 'metered; reason=reread; left=0')
    assert.equal(await access(device, KIRIBATI), 'metered; reason=reread; left=0')
    assert.match(await access(device, PANAMA), /^gate/)
  }
})
