import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createSite, type TestSite } from '../../../tests/support/site.ts'

let site: TestSite
before(async () => {
  site = await createSite('privacy pages')
  await site.dateline.jobs.startWorking()
})
after(() => site.close())

test('whoever is signed in by a payment is told why everything of the mailbox waits, and confirms it in place', async () => {
  const email = 'paid@example.org'
  const payer = await site.reader({ email, subscription: 'active', unproven: true })
  const account = (await payer.fetch('/account')).text
  const said: [string, string][] = [
    ['Your newsletters', `What comes to ${email} is shown once you have confirmed by mail`],
    ['Your own feed', `confirm by mail first that ${email} is yours`],
  ]
  for (const [heading, why] of said) assert.ok(account.includes(`${heading}</h2>`) && account.includes(why), heading)
  const privacy = (await payer.fetch('/account/privacy')).text
  assert.match(privacy, /What you have agreed to, and another address, are for whoever reads the mail/)
  const change = await payer.fetch('/account/email', { form: { email: 'other@example.org' } })
  assert.equal(change.status, 200)
  assert.match(change.text, /Check your mail[\s\S]*You are logged in because you paid here/)

  const form = /<form method="post" action="\/sign-in"[^>]*>(.*?)<\/form>/s.exec(account)?.[1] ?? assert.fail('no form')
  const fields = Object.fromEntries(
    [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
  assert.deepEqual(fields, { email, return: '/account' })
  const sent = await payer.fetch('/sign-in', { form: fields })
  assert.match(sent.text, /Check your mail/)
  const mail = (await site.mailsTo(email)).at(-1)?.text ?? ''
  const proven = await payer.fetch(/\/sign-in\/[\w-]{43}/.exec(mail)?.[0] ?? '', { method: 'POST', form: {} })
  assert.deepEqual([proven.status, proven.headers.get('location')], [303, '/account'])
  const after = (await payer.fetch('/account')).text
  assert.doesNotMatch(after, /Confirm by mail/)
  assert.match(after, /Make my feed/)
})

test('who has to prove their address first, and may not be mailed just now, is not sent to look for a mail', async () => {
  const reader = await site.reader({ email: 'typed@example.org', unproven: true })
  const asked = await reader.fetch('/account/privacy', { form: { do: 'export' } })
  assert.equal(asked.status, 200)
  // A second press within seconds would be answered as the first one was.
  await site.pass({ seconds: 31 })
  await sql`update rate_limits set points = 2000 where key = 'sign-in-all:all'`.execute(site.dateline.db)
  const refused = await reader.fetch('/account/privacy', { form: { do: 'export' } })
  assert.equal(refused.status, 429)
  assert.match(refused.text, /Too many requests in the last hour/)
  assert.equal((await site.mailsTo('typed@example.org')).length, 1)
})
