import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourney } from '../support/journey.ts'
import { linkTo, readMails, waitForMail } from '../support/mails.ts'
import { access, goToCheckout, PANAMA, signIn, TOKYO, takeTrial } from '../support/steps.ts'
import { findTraces } from '../support/traces.ts'

const site = siteOfJourney({ bindsIssues: false })

async function cli(...args: string[]) {
  const { status, stdout, stderr } = await site().cli(...args)
  assert.equal(status, 0, stderr)
  return stdout
}

async function erased(email: string) {
  const mail = await waitForMail(site().outbox, { to: email, kind: 'erased' })
  // The mail is written before the job's own record of it is emptied.
  for (let round = 0; round < 100 && (await findTraces(site(), [email])).length > 1; round++) await pause(50)
  return mail
}

test('a subscriber takes their data and is forgotten: nothing is left but what law keeps and the confirmation', async () => {
  const email = 'forget.me@example.org'
  const reader = await newVisitor(site().origin)
  const { page } = reader
  reader.expects(422)
  // A payment page that was opened and left, a letter, a trial, an article given away, a payment.
  await page.goto('/subscribe')
  await goToCheckout(reader, email)
  await page.goto('/newsletters')
  await page.getByRole('main').getByText('The Daily Mark', { exact: true }).click()
  await page.getByRole('main').getByLabel('Email address', { exact: true }).fill(email)
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click()
  await page.goto(linkTo(await waitForMail(site().outbox, { to: email, kind: 'newsletter-confirm' }), '/confirm/'))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await takeTrial(reader, email)
  assert.match(await access(reader, PANAMA), /^open; reason=subscriber/)
  await page.getByRole('button', { name: 'Give this article' }).click()
  const gift = await page.getByLabel('The link to send').inputValue()
  await reader.context.clearCookies()
  await signIn(site(), reader, email, 'link')
  await cli('clock', 'advance', '31d')
  await waitForMail(site().outbox, { to: email, kind: 'receipt' })

  await page.goto('/account/privacy')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download everything' }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const { held } = JSON.parse(Buffer.concat(chunks).toString())
  const { ledger_entries: booked } = held.payments
  assert.ok(booked.length > 0)

  await page.getByRole('link', { name: 'Erase my data' }).click()
  await reader.inspect()
  await page.getByLabel('Type your email address to confirm').fill('somebody.else@example.org')
  await page.getByRole('button', { name: 'Erase everything' }).click()
  assert.match(await page.innerText('main'), /This is not the address of this account/)
  await reader.inspect()
  const session = (await reader.context.cookies()).find(({ name }) => name === 'dateline_session')?.value ?? ''
  await page.getByLabel('Type your email address to confirm').fill(email)
  await page.getByRole('button', { name: 'Erase everything' }).click()
  assert.match(await page.innerText('main'), /You are logged out\. Within a minute everything is erased/)
  await reader.inspect()

  const mail = await erased(email)
  assert.match(mail.text, /erased your account/)
  const sessionHash = createHash('sha256').update(session).digest('hex')
  const userAgent = await page.evaluate(() => navigator.userAgent)
  assert.deepEqual(await findTraces(site(), [email, session, sessionHash, userAgent]), [
    `outbox/${mail.name}: ${email}`,
  ])
  assert.deepEqual(
    (await readMails(site().outbox)).filter(({ to }) => to === email).map(({ kind }) => kind),
    ['erased'],
  )

  await page.goto('/account')
  assert.equal(new URL(page.url()).pathname, '/sign-in')
  const stranger = await newVisitor(site().origin)
  await stranger.page.goto(gift)
  assert.match(await stranger.page.innerText('main'), /This link does not work/)
  assert.equal((await site().cli('reader', 'show', email)).status, 1)

  await cli('clock', 'advance', '25h')
  assert.deepEqual(await findTraces(site(), [email]), [])
  // The same person comes back: there is one free trial.
  const back = await newVisitor(site().origin)
  await back.page.goto('/sign-in')
  await back.page.getByLabel('Email address', { exact: true }).last().fill(email)
  await back.page.getByRole('button', { name: 'Send me a link' }).click()
  await back.page.goto(linkTo(await waitForMail(site().outbox, { to: email, kind: 'sign-in' }), '/sign-in/'))
  await back.page.getByRole('button', { name: 'Log in', exact: true }).click()
  await back.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await back.page.goto('/subscribe')
  assert.match(await back.page.innerText('main'), /You have had your free trial/)
})

test('an operator erases a reader by command, also while the payment provider does not answer', async () => {
  const email = 'operator.erases@example.org'
  const reader = await newVisitor(site().origin)
  await access(reader, TOKYO)
  await takeTrial(reader, email)
  await cli('simulator', 'fail', '1')
  assert.match(await cli('reader', 'erase', email), /does not answer yet/)
  assert.match(await cli('reader', 'show', email), /trialing/, 'nothing is erased here before it has ended there')
  await reader.page.goto('/account')
  assert.equal(new URL(reader.page.url()).pathname, '/sign-in', 'but nobody is signed in any more')
  await cli('simulator', 'fail', '0')
  await cli('clock', 'advance', '1m')
  const mail = await erased(email)
  assert.deepEqual(await findTraces(site(), [email]), [`outbox/${mail.name}: ${email}`])
  assert.equal((await site().cli('reader', 'erase', email)).status, 1)
})

test('who is one of the staff is not erased as a reader', async () => {
  const email = 'editor@example.org'
  const { url } = JSON.parse(await cli('staff', 'invite', email, '--role', 'editor', '--json'))
  const editor = await newVisitor(site().origin)
  await editor.page.goto(url)
  await editor.page.getByRole('button', { name: 'Log in', exact: true }).click()
  await editor.page.goto('/account/privacy/erase')
  await editor.page.getByLabel('Type your email address to confirm').fill(email)
  await editor.page.getByRole('button', { name: 'Erase everything' }).click()
  assert.match(await editor.page.innerText('main'), /You are one of the staff/)
  assert.equal((await site().cli('reader', 'erase', email)).status, 1)
})
