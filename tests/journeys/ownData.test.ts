import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor, type Visitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { linkTo, waitForMail } from '../support/mails.ts'
import { access, KIRIBATI, PANAMA, signIn, TOKYO, takeTrial } from '../support/steps.ts'

const site = siteOfJourneys()

test('a reader sees where they are signed in, and a phone that was lost is signed out at once', async () => {
  const email = 'lost-phone@example.org'
  const laptop = await newVisitor(site().origin)
  const phone = await newVisitor(site().origin, { phone: true })
  await signIn(site(), laptop, email, 'link')
  await signIn(site(), phone, email, 'link')
  await laptop.open('/account')
  await laptop.page.getByRole('link', { name: 'See where you are logged in' }).click()
  await laptop.inspect()
  const sessions = laptop.page.locator('.session-list li')
  assert.equal(await sessions.count(), 2)
  assert.match(await sessions.first().innerText(), /this browser/i)
  await sessions.last().getByRole('button', { name: 'Log out there' }).click()
  assert.match(await laptop.page.innerText('main'), /Logged out there/)
  assert.equal(await sessions.count(), 1)
  await laptop.inspect()
  await phone.open('/account')
  assert.equal(new URL(phone.page.url()).pathname, '/sign-in')
  await laptop.open('/account')
  assert.equal(new URL(laptop.page.url()).pathname, '/account')
})

test('nobody ends a session that is not theirs', async () => {
  const owner = await newVisitor(site().origin)
  await signIn(site(), owner, 'owner@example.org', 'link')
  await owner.open('/account/sessions')
  const other = await newVisitor(site().origin)
  await signIn(site(), other, 'other@example.org', 'link')
  const { sessions } = JSON.parse((await site().cli('reader', 'show', 'owner@example.org')).stdout)
  assert.equal(sessions.length, 1)
  for (const session of ['others', 'f'.repeat(64), "' or true --"]) {
    const posted = await other.context.request.post('/account/sessions', {
      form: { session },
      headers: { origin: site().origin },
      maxRedirects: 0,
    })
    assert.equal(posted.status(), 303)
  }
  await owner.open('/account')
  assert.equal(new URL(owner.page.url()).pathname, '/account')
})

test('a reader downloads everything that is held about them, and nothing that would let anybody in', async () => {
  const email = 'my-data@example.org'
  const reader = await newVisitor(site().origin)
  assert.match(await access(reader, TOKYO), /^metered/)
  await takeTrial(reader, email)
  // Paying with an address is no proof that its mailbox is one's own.
  await reader.open('/account/privacy')
  await reader.page.getByRole('button', { name: 'Download everything' }).click()
  assert.match(await reader.page.innerText('main'), /Check your mail/)
  await reader.inspect()
  const mail = await waitForMail(site().outbox, { to: email, kind: 'sign-in' })
  await reader.page.goto(linkTo(mail, '/sign-in/'))
  await reader.page.getByRole('button', { name: 'Log in', exact: true }).click()
  await reader.page.waitForURL('**/account/privacy')
  assert.match(await access(reader, PANAMA), /^open/)
  await access(reader, KIRIBATI)
  await reader.open('/account')
  await reader.page.getByRole('link', { name: 'See what we hold about you' }).click()
  await reader.inspect()
  const [download] = await Promise.all([
    reader.page.waitForEvent('download'),
    reader.page.getByRole('button', { name: 'Download everything' }).click(),
  ])
  assert.match(download.suggestedFilename(), /^my-data-\d{4}-\d\d-\d\d\.json$/)
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const { format, held } = JSON.parse(text)
  assert.equal(format, 'dateline-reader-export-1')
  assert.deepEqual(Object.keys(held).toSorted(), [
    'account',
    'eReader',
    'feed',
    'letterPasses',
    'letterReturns',
    'letterVisits',
    'letters',
    'magazinePlaces',
    'mails',
    'meter',
    'newsletters',
    'payments',
    'readingMachines',
    'savedArticles',
    'savedSearches',
    'staff',
    'staffPasskeys',
    'subscription',
  ])
  assert.equal(held.account.readers[0].email, email)
  assert.ok(held.account.sessions.length >= 1)
  assert.ok(held.meter.reads.length >= 1, 'what was read as a visitor, too')
  assert.equal(held.subscription.subscriptions[0].state, 'trialing')
  assert.equal(held.subscription.checkout_consents.length, 1)
  assert.ok(held.mails.mails.some((mail: { kind: string }) => mail.kind === 'welcome'))
  assert.doesNotMatch(text, /token_hash|code_hash|browser_hash|pass_hash/)
  const { stdout } = await site().cli('reader', 'export', email)
  assert.deepEqual(Object.keys(JSON.parse(stdout).held), Object.keys(held))
})

test('an address changes when both mailboxes have said yes, and everything goes along', async () => {
  const [from, to] = ['before@example.org', 'after@example.org']
  const reader = await newVisitor(site().origin)
  reader.expects(422)
  const { page } = reader
  await takeTrial(reader, from)
  await signOutAndIn(reader, from)
  await reader.open('/account/privacy')
  assert.match(await page.innerText('.consents'), /You subscribed to Monthly/)
  await page.getByLabel('New email address').fill(from.toUpperCase())
  await page.getByRole('button', { name: 'Change my address' }).click()
  assert.match(await page.innerText('.field-problem'), /the address of your account already/)
  await reader.inspect()
  await page.getByLabel('New email address').fill(to)
  await page.getByRole('button', { name: 'Change my address' }).click()
  assert.match(await page.innerText('main'), /We are writing to before@example\.org and to after@example\.org/)
  await reader.inspect()

  const mails = {
    old: await waitForMail(site().outbox, { to: from, kind: 'email-change' }),
    new: await waitForMail(site().outbox, { to, kind: 'email-change' }),
  }
  await page.goto(linkTo(mails.new, '/account/email/'))
  await reader.inspect()
  await page.getByRole('button', { name: 'Yes, change the address' }).click()
  assert.match(await page.innerText('main'), /Half done/)
  assert.equal((await site().cli('reader', 'show', to)).status, 1, 'one yes changes nothing')
  await page.goto(linkTo(mails.old, '/account/email/'))
  await page.getByRole('button', { name: 'Yes, change the address' }).click()
  assert.match(await page.innerText('main'), /From now on you log in with after@example\.org/)
  await reader.inspect()
  await waitForMail(site().outbox, { to: from, kind: 'email-changed' })
  await waitForMail(site().outbox, { to, kind: 'email-changed' })

  const shown = JSON.parse((await site().cli('reader', 'show', to)).stdout)
  assert.match(JSON.stringify(shown.subscription), /trialing/)
  assert.equal((await site().cli('reader', 'show', from)).status, 1)
  const other = await newVisitor(site().origin)
  await signIn(site(), other, to, 'link')
  assert.match(await access(other, PANAMA), /^open; reason=subscriber/)
  const { stdout } = await site().cli('reader', 'export', to)
  assert.doesNotMatch(JSON.stringify(JSON.parse(stdout).held.subscription), /before@example\.org/)
})

test('who has an account with the new address learns it by mail, the one who asks does not', async () => {
  const [from, to] = ['curious@example.org', 'owner@example.org']
  const reader = await newVisitor(site().origin)
  await signIn(site(), reader, from, 'link')
  await reader.open('/account/privacy')
  await reader.page.getByLabel('New email address').fill(to)
  await reader.page.getByRole('button', { name: 'Change my address' }).click()
  assert.match(await reader.page.innerText('main'), /We are writing to curious@example\.org and to owner@example\.org/)
  const mail = await waitForMail(site().outbox, { to, kind: 'email-change' })
  assert.match(mail.text, /has an account already/)
  assert.ok(!mail.links.some((link) => link.includes('/account/email/')))
})

async function signOutAndIn(visitor: Visitor, email: string) {
  await visitor.context.clearCookies()
  await signIn(site(), visitor, email, 'link')
}
