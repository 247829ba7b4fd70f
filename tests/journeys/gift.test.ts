import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { access, KIRIBATI, PANAMA, TOKYO, takeTrial } from '../support/steps.ts'

const site = siteOfJourneys()

test('a subscriber gives an article; a friend at the limit reads that one, until it is taken back', async () => {
  const giver = await newVisitor(site().origin)
  await takeTrial(giver, 'giver@example.org')
  await giver.open(PANAMA)
  await giver.inspect()
  await giver.page.getByRole('button', { name: 'Give this article' }).click()
  await giver.inspect()
  assert.match(await giver.page.innerText('main'), /You have given 1 of 10 articles this month/)
  const link = await giver.page.getByLabel('The link to send').inputValue()

  const friend = await newVisitor(site().origin)
  assert.match(await access(friend, TOKYO), /^metered; reason=new/)
  assert.match(await access(friend, PANAMA), /^gate/)
  await friend.page.goto(link)
  assert.equal(new URL(friend.page.url()).pathname, PANAMA)
  assert.equal(await friend.page.locator('.paywalled').count(), 1)
  assert.match(await friend.page.innerText('.article-facts'), /A subscriber has given you this article/)
  await friend.inspect()
  assert.equal(await access(friend, PANAMA), 'open; reason=gift')
  assert.match(await access(friend, KIRIBATI), /^gate/, 'a gift is one article')

  // The same article again is the same gift; then it is taken back.
  await giver.open(PANAMA)
  await giver.page.getByRole('button', { name: 'Give this article' }).click()
  assert.match(await giver.page.innerText('main'), /You have given 1 of 10/)
  await giver.page.getByRole('button', { name: 'Take the gift back' }).click()
  await giver.inspect()
  const late = await newVisitor(site().origin)
  late.expects(410)
  await late.page.goto(link)
  assert.match(await late.page.innerText('main'), /This gift was taken back/)
  await late.inspect()
})

test('a gift is not for a visitor to give, nor for a machine to use up', async () => {
  const visitor = await newVisitor(site().origin)
  assert.equal(await access(visitor, TOKYO), 'metered; reason=new; left=0')
  assert.equal(await visitor.page.getByRole('button', { name: 'Give this article' }).count(), 0)
  const posted = await fetch(`${site().origin}/gift`, {
    method: 'POST',
    body: new URLSearchParams({ article: 'panama-locks' }),
    redirect: 'manual',
  })
  assert.equal(posted.headers.get('location'), `/sign-in?return=${PANAMA}`)
  const ahead = await fetch(`${site().origin}/gift/anything`, { headers: { 'sec-purpose': 'prefetch' } })
  assert.equal(ahead.status, 503)
  const unknown = await fetch(`${site().origin}/gift/anything`)
  assert.equal(unknown.status, 404)
  assert.equal(unknown.headers.get('cache-control'), 'no-store')
})
