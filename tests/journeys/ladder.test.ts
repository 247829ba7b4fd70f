import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourney } from '../support/journey.ts'
import { linkTo, waitForMail } from '../support/mails.ts'
import { access, KIRIBATI, PANAMA, TOKYO } from '../support/steps.ts'

const site = siteOfJourney()
const VENICE = '/cities/venice-gates'
const LA_PAZ = '/cities/la-paz-cable-cars'

async function cli(...args: string[]): Promise<Record<string, unknown>> {
  const { status, stdout, stderr } = await site().cli(...args, '--json')
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout)
}

test('the register gate takes an address, opens two more articles, and then comes the subscribe gate', async () => {
  const policy = await cli('paywall', 'set', 'registered-bonus=2')
  assert.equal(policy['in words'], 'Visitors read 1 article in any 30 days; with an account 3.')
  const email = 'ladder@example.org'
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  assert.equal(await access(visitor, TOKYO), 'metered; reason=new; left=0')
  assert.equal(await access(visitor, KIRIBATI), 'gate; reason=allowance-spent; gate=register')
  await visitor.inspect()
  const gate = page.locator('section.gate#gate')
  assert.match(await gate.innerText(), /limit of one free article[\s\S]*With a free account you read two more/)

  await gate.getByLabel('E-mail address').fill(email)
  await gate.getByRole('button', { name: 'Create a free account' }).click()
  assert.match(await page.innerText('main'), /Check your mail/)
  const mail = await waitForMail(site().outbox, { to: email, kind: 'sign-in' })
  await page.goto(linkTo(mail, '/sign-in/'))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(`**${KIRIBATI}`)
  assert.equal(await page.locator('.paywalled').count(), 1, 'the article that was wanted is open')
  assert.match(await page.innerText('.meter-line'), /one more free article/)

  assert.equal(await access(visitor, PANAMA), 'metered; reason=new; left=0')
  assert.equal(await access(visitor, VENICE), 'gate; reason=allowance-spent; gate=subscribe')
  assert.match(await page.innerText('section.gate#gate'), /limit of three free articles/)
  await visitor.inspect()
  assert.equal(await access(visitor, TOKYO), 'metered; reason=reread; left=0')
})

test('a section can be open to all, for subscribers, or have articles of its own', async () => {
  const visitor = await newVisitor(site().origin)
  const pool = async (...words: string[]) => (await cli('paywall', 'pool', 'towns', ...words))['in words']
  assert.match(String(await pool('match=section:cities', 'allowance=1')), /towns has 1 of its own/)
  assert.equal(await access(visitor, TOKYO), 'metered; reason=new; left=0')
  assert.equal(await access(visitor, KIRIBATI), 'metered; reason=new; left=0')
  assert.equal(await access(visitor, VENICE), 'gate; reason=allowance-spent; gate=subscribe')
  assert.equal(await access(visitor, PANAMA), 'gate; reason=allowance-spent; gate=register')
  assert.match(String(await pool('allowance=unlimited')), /towns is open to everybody/)
  assert.equal(await access(visitor, VENICE), 'open; reason=free')
  assert.match(String(await pool('allowance=0')), /towns is for subscribers/)
  assert.equal(await access(visitor, LA_PAZ), 'gate; reason=subscribers-only; gate=subscribe')
  await visitor.inspect()
  assert.doesNotMatch(String(await pool('--remove')), /towns/)
  const refused = await site().cli('paywall', 'pool', 'towns', 'match=planet:mars', 'allowance=1')
  assert.equal(refused.status, 2)
  assert.match(refused.stderr, /match=planet:mars cannot be: write section:<slug>/)
})

test('in an emergency an article is opened to everybody at once, and closed again', async () => {
  const visitor = await newVisitor(site().origin)
  await access(visitor, TOKYO)
  assert.match(await access(visitor, PANAMA), /^gate/)
  await cli('article', 'set', 'panama-locks', 'open-to-all=on')
  assert.equal(await access(visitor, PANAMA), 'open; reason=open-to-all')
  await visitor.inspect()
  await cli('article', 'set', 'panama-locks', 'open-to-all=off')
  assert.match(await access(visitor, PANAMA), /^gate/)
})
