import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourney } from '../support/journey.ts'
import { waitForMail } from '../support/mails.ts'
import { access, PANAMA, takeTrial } from '../support/steps.ts'

const site = siteOfJourney({ bindsIssues: false })

test('a month goes by: the reader is told before the first charge, gets a receipt, cancels, and reads to the end of what is paid', async () => {
  const email = 'month@example.org'
  const visitor = await newVisitor(site().origin)
  await takeTrial(visitor, email)

  assert.equal((await site().cli('clock', 'advance', '31d')).status, 0)
  const reminder = await waitForMail(site().outbox, { to: email, kind: 'trial-ending' })
  assert.match(reminder.text, /\$2\.90/)
  const receipt = await waitForMail(site().outbox, { to: email, kind: 'receipt' })
  assert.match(receipt.subject, /\$2\.90/)
  assert.equal(await access(visitor, PANAMA), 'open; reason=subscriber')

  await visitor.open('/account/subscription/cancel')
  await visitor.page.locator('form[action$="/cancel"] button').click()
  assert.match(await visitor.page.innerText('main'), /You have canceled/)
  assert.equal((await site().cli('clock', 'advance', '20d')).status, 0)
  assert.equal(await access(visitor, PANAMA), 'open; reason=subscriber')
  assert.equal((await site().cli('clock', 'advance', '15d')).status, 0)
  assert.doesNotMatch(await access(visitor, PANAMA), /subscriber$/)
  const facts = JSON.parse((await site().cli('reader', 'show', email)).stdout)
  assert.equal(facts.subscription.subscriptions[0].state, 'ended')
  assert.equal(facts.subscription.entitlement.subscriber, false)
  await visitor.close()
})
