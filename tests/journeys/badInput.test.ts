import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor, type Visitor } from '../support/browser.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { waitForMail } from '../support/mails.ts'
import { goToCheckout, KIRIBATI, newCard, pay, readOn, signIn, TOKYO } from '../support/steps.ts'

const site = siteOfJourneys()

/** As a browser without checks of its own would send it. */
async function send({ page }: Visitor, form: string, values: Record<string, string>): Promise<void> {
  const sent = page.locator(form).first()
  await sent.evaluate((element) => element.setAttribute('novalidate', ''))
  for (const [name, value] of Object.entries(values)) await sent.locator(`[name=${name}]`).fill(value)
  await sent.locator('button').first().click()
  await page.waitForLoadState('load')
}

/** The words that a field says about what was typed, and what stands in it. */
async function complaint({ page }: Visitor, name: string): Promise<{ typed: string; said: string }> {
  const field = page.locator(`main [name=${name}]`).first()
  assert.equal(await field.getAttribute('aria-invalid'), 'true', `the field ${name} is not marked as wrong`)
  const described = (await field.getAttribute('aria-describedby')) ?? ''
  const said = await page.locator(`#${described.split(' ')[0]}`).innerText()
  assert.ok(await page.locator(`#${described.split(' ')[0]}`).isVisible())
  return { typed: await field.inputValue(), said }
}

test('whoever mistypes on the way to the trial is told beside the field, and loses nothing', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  visitor.expects(402, 422)
  await visitor.open(`/subscribe?plan=monthly&return=${encodeURIComponent(KIRIBATI)}`)
  for (const address of ['', 'nobody@', 'two words@example.org', `${'long'.repeat(70)}@example.org`]) {
    await send(visitor, '.subscribe-form', { email: address })
    const { typed, said } = await complaint(visitor, 'email')
    assert.equal(typed, address)
    assert.match(said, /address/i)
    assert.equal(await page.locator('[name=plan]:checked').inputValue(), 'monthly')
  }
  await visitor.inspect()

  await goToCheckout(visitor, 'mistyped@example.org')
  await send(visitor, 'form', { card: '4242', expiry: '01/20', cvc: '1' })
  for (const [name, value] of Object.entries({ card: '4242', expiry: '01/20', cvc: '1' })) {
    const { typed, said } = await complaint(visitor, name)
    assert.equal(typed, value)
    assert.match(said, /\w/)
  }
  await visitor.inspect()

  await page.locator('button[value=cancel]').click()
  await page.waitForURL(/\/subscribe\?/)
  assert.equal(await page.locator('[name=plan]:checked').inputValue(), 'monthly')
  await visitor.inspect()
  await goToCheckout(visitor, 'mistyped@example.org')
  await pay(visitor, newCard())
  await readOn(visitor, KIRIBATI)
  await visitor.close()
})

test('the way back from the payment that is done leads to the article, not to a second payment', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await visitor.open(`/subscribe?plan=monthly&return=${encodeURIComponent(KIRIBATI)}`)
  await goToCheckout(visitor, 'back@example.org')
  const checkout = page.url()
  await pay(visitor, newCard())
  await readOn(visitor, KIRIBATI)
  await page.goto(checkout)
  assert.match(await page.innerText('main'), /already paid/i)
  await page.getByRole('link', { name: 'Continue' }).click()
  await readOn(visitor, KIRIBATI)
  await visitor.open('/subscribe')
  assert.equal(new URL(page.url()).pathname, '/account/subscription')
  await visitor.inspect()
  await visitor.close()
})

test('whoever mistypes while signing in gets another try in the same place', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  const email = 'typist@example.org'
  visitor.expects(422)
  await visitor.open('/sign-in')
  for (const address of ['', 'typist', 'typist@example..org']) {
    await send(visitor, 'main form', { email: address })
    assert.equal((await complaint(visitor, 'email')).typed, address)
  }
  await visitor.inspect()

  await page.getByLabel('Email address', { exact: true }).last().fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  const mail = await waitForMail(site().outbox, { to: email, kind: 'sign-in' })
  assert.ok(mail.code)
  for (const code of ['', 'abcdef', '12345', mail.code === '000000' ? '000001' : '000000']) {
    await send(visitor, 'main form', { code })
    assert.match((await complaint(visitor, 'code')).said, /code/i)
  }
  await visitor.inspect()
  // Typed as it is read aloud.
  await page.getByLabel('Six-digit code').fill(` ${mail.code.slice(0, 3)} ${mail.code.slice(3)} `)
  await page.getByRole('button', { name: 'Log in with the code' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  assert.equal(await visitor.open('/account'), 200)
  assert.match(await page.innerText('main'), /typist@example\.org/)
  await visitor.close()
})

test('a link that names somebody else’s site never leads there', async () => {
  const visitor = await newVisitor(site().origin)
  const elsewhere = ['https://evil.example/', '//evil.example/', '/\\evil.example/', '/.//evil.example/']
  for (const [index, address] of elsewhere.entries()) {
    await visitor.context.clearCookies()
    await visitor.open(`/sign-in?return=${encodeURIComponent(address)}`)
    const email = `led-astray-${index}@example.org`
    await visitor.page.getByLabel('Email address', { exact: true }).last().fill(email)
    await visitor.page.getByRole('button', { name: 'Send me a link' }).click()
    const { code } = await waitForMail(site().outbox, { to: email, kind: 'sign-in' })
    await visitor.page.getByLabel('Six-digit code').fill(code ?? '')
    await visitor.page.getByRole('button', { name: 'Log in with the code' }).click()
    await visitor.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    assert.equal(new URL(visitor.page.url()).origin, site().origin, address)
  }
  await visitor.close()
})

test('odd links lead to the one address of a page, or to a page that says there is none', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  for (const odd of [
    '/Cities/Tokyo-Addresses',
    `${TOKYO}/`,
    `/${TOKYO}`,
    '/borders/tokyo-addresses',
    '/CITIES//tokyo-addresses/',
  ]) {
    assert.equal(await visitor.open(site().origin + odd), 200, odd)
    assert.equal(new URL(page.url()).pathname, TOKYO, odd)
  }
  visitor.expects(404)
  const lost = [
    '/%2e%2e/%2e%2e/etc/passwd',
    '/cities/%00',
    '/cities/%ff',
    '/cities',
    '/latest?page=9999',
    '/latest?page=-1',
    '/latest?page=first',
    '/pictures/nothing/320.webp',
    '/assets/nothing.css',
    `/cities/${'a'.repeat(3000)}`,
    '/sign-in/code/more',
    '/subscribe/return?session=cs_test_unknown',
  ]
  // A stranger learns of no address of the desk whether it is one.
  for (const path of ['/desk', '/desk/nothing']) {
    assert.equal(await visitor.open(path), 200, path)
    assert.equal(new URL(page.url()).pathname, '/desk/sign-in', path)
  }
  for (const path of lost) {
    assert.equal(await visitor.open(path), 404, path)
    assert.match(await page.innerText('h1'), /no page at this address/, path)
  }
  await visitor.open('/cities/nowhere')
  await visitor.inspect()
  await page.getByRole('link', { name: 'Front page', exact: true }).click()
  assert.equal(new URL(page.url()).pathname, '/')
  await visitor.close()
})

test('a page that needs an account asks for it, and goes on to where one wanted to be', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  for (const path of ['/account', '/account/subscription', '/account/subscription/cancel']) {
    await visitor.open(path)
    assert.equal(new URL(page.url()).pathname, '/sign-in', path)
  }
  await visitor.open('/account/subscription')
  const email = 'wanted@example.org'
  await page.getByLabel('Email address', { exact: true }).last().fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  const { code } = await waitForMail(site().outbox, { to: email, kind: 'sign-in' })
  await page.getByLabel('Six-digit code').fill(code ?? '')
  await page.getByRole('button', { name: 'Log in with the code' }).click()
  await page.waitForURL('**/account/subscription')
  assert.match(await page.innerText('main'), /You have no subscription/)
  await visitor.inspect()
  await visitor.close()
})

test('a form from another site, or one that no form of ours sends, is refused with a page that says so', async () => {
  const visitor = await newVisitor(site().origin)
  await signIn(site(), visitor, 'guarded@example.org', 'link')
  const cookie = (await visitor.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const post = (path: string, headers: Record<string, string>, body = '') =>
    fetch(site().origin + path, { method: 'POST', headers: { cookie, ...headers }, body, redirect: 'manual' })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: site().origin },
    {},
  ]
  for (const headers of foreign) {
    const answer = await post('/sign-out', { ...form, ...headers })
    assert.equal(answer.status, 403, JSON.stringify(headers))
    assert.match(await answer.text(), /<h1/)
  }
  assert.equal(await visitor.open('/account'), 200, 'a foreign form has signed the reader out')

  const own = { origin: site().origin }
  assert.equal((await post('/subscribe', { ...own, 'content-type': 'application/json' }, '{}')).status, 422)
  assert.equal((await post('/subscribe', { ...own, ...form }, `email=${'a'.repeat(100_000)}`)).status, 422)
  for (const [path, allow] of [
    ['/latest', 'GET, HEAD'],
    [TOKYO, 'GET, HEAD'],
    ['/account', 'GET, HEAD'],
  ] as const) {
    const answer = await post(path, { ...own, ...form })
    assert.deepEqual([path, answer.status, answer.headers.get('allow')], [path, 405, allow])
  }
  const machine = await fetch(`${site().origin}/cities/nowhere`, { headers: { accept: 'application/json' } })
  assert.equal(machine.status, 404)
  assert.deepEqual(Object.keys(((await machine.json()) as { error: object }).error), ['code', 'message'])
  await visitor.close()
})
