import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor } from '../support/browser.ts'
import { siteOfJourney } from '../support/journey.ts'
import { linkTo, waitForMail } from '../support/mails.ts'
import { access, KIRIBATI, PANAMA, signIn, TOKYO } from '../support/steps.ts'

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
  assert.match(String(policy['in words']), /^Visitors read 1 article in any 30 days; with an account 3[;.]/)
  const email = 'ladder@example.org'
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  assert.equal(await access(visitor, TOKYO), 'metered; reason=new; left=0')
  assert.equal(await access(visitor, KIRIBATI), 'gate; reason=allowance-spent; gate=register')
  await visitor.inspect()
  const gate = page.locator('section.gate#gate')
  assert.match(await gate.innerText(), /limit of one free article[\s\S]*With a free account you read two more/)

  await gate.getByLabel('Email address').fill(email)
  await gate.getByRole('button', { name: 'Create a free account' }).click()
  assert.match(await page.innerText('main'), /Check your mail/)
  const mail = await waitForMail(site().outbox, { to: email, kind: 'sign-in' })
  await page.goto(linkTo(mail, '/sign-in/'))
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
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

test('a library’s network reads, and its page says whose leave it is; another network does not', async () => {
  const library = ['institution', 'set', 'library']
  const shown = await site().cli(...library, 'name=City Library', 'ranges=198.51.100.0/24,127.0.0.0/8')
  assert.equal(shown.status, 0, shown.stderr)
  const inside = await newVisitor(site().origin)
  await until(async () => (await access(inside, TOKYO)) === 'open; reason=institution')
  assert.match(await inside.page.innerText('.article-facts'), /City Library opens this article to you\./)
  await inside.inspect()
  assert.equal(await access(inside, KIRIBATI), 'open; reason=institution')
  await site().cli(...library, 'ranges=198.51.100.0/24')
  const outside = await newVisitor(site().origin)
  await until(async () => (await access(outside, PANAMA)).startsWith('metered'))
  const forged = await fetch(site().origin + VENICE, { headers: { 'x-forwarded-for': '198.51.100.7' } })
  assert.equal(forged.headers.get('dateline-access'), 'metered; reason=new; left=0', 'a header is no address')
  const refused = await site().cli(...library, 'ranges=0.0.0.0/0')
  assert.equal(refused.status, 2)
  assert.match(refused.stderr, /larger than any institution’s network/)
  assert.equal((await site().cli(...library, '--remove')).status, 0)
})

test('whoever has the address of an institution reads, wherever they are', async () => {
  const set = await site().cli('institution', 'set', 'school', 'name=The School', 'domains=school.example')
  assert.equal(set.status, 0, set.stderr)
  const pupil = await newVisitor(site().origin)
  await signIn(site(), pupil, 'pupil@math.school.example', 'link')
  assert.equal(await access(pupil, PANAMA), 'open; reason=institution')
  assert.equal(await access(pupil, VENICE), 'open; reason=institution')
  const other = await newVisitor(site().origin)
  await signIn(site(), other, 'pupil@notschool.example', 'link')
  assert.match(await access(other, PANAMA), /^metered/)
})

test('somebody whose role reads everything does, and nobody else whom the desk invited', async () => {
  for (const [role, expected] of [
    ['editor', 'open; reason=staff'],
    ['circulation', 'metered; reason=new; left=2'],
  ] as const) {
    const invited = await site().cli('staff', 'invite', `${role}@example.org`, '--role', role)
    assert.equal(invited.status, 0, invited.stderr)
    const person = await newVisitor(site().origin)
    await person.page.goto(invited.stdout.trim())
    await person.page.getByRole('button', { name: 'Log in', exact: true }).click()
    await person.page.waitForURL(`${site().origin}/desk`)
    assert.equal(await access(person, PANAMA), expected)
    await person.inspect()
  }
})

test('who clears their cookies again and again comes to the end of what their network may open', async () => {
  const policy = await cli('paywall', 'set', 'network-cap=3', 'registered-bonus=0')
  assert.match(String(policy['in words']), /visitors of one network 3 a day in all/)
  await until(async () => (await ask(TOKYO)) !== undefined)
  const opened = []
  for (const path of [TOKYO, KIRIBATI, PANAMA, TOKYO, VENICE, LA_PAZ]) opened.push(await ask(path))
  assert.deepEqual(opened.slice(3), [
    'metered; reason=new; left=0',
    'gate; reason=allowance-spent; gate=subscribe',
    'gate; reason=allowance-spent; gate=subscribe',
  ])
  const reader = await newVisitor(site().origin)
  await signIn(site(), reader, 'behind-a-cap@example.org', 'link')
  assert.match(await access(reader, VENICE), /^metered; reason=new/, 'an account is counted by itself')
  assert.equal((await cli('paywall', 'set', 'network-cap=off'))['network-cap'], 'off')
  await until(async () => (await ask(LA_PAZ))?.startsWith('metered') === true)
})

/** As a browser without any cookie. */
async function ask(path: string): Promise<string | undefined> {
  return (await fetch(site().origin + path)).headers.get('dateline-access') ?? undefined
}

/** A change is announced to the process that answers, which takes a moment to hear it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 5_000
  while (!(await holds())) {
    if (performance.now() > deadline) assert.fail('it did not come about within five seconds')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
