import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'
import { newVisitor, type Visitor } from '../support/browser.ts'
import { siteOfDesk } from '../support/siteOfDesk.ts'

const { site, origin, invited, enterBy } = siteOfDesk()

/** What `npm start` prints, as soon as it has. */
async function printedLink(): Promise<string> {
  const since = performance.now()
  for (;;) {
    const link = /The desk +(http:\S+)/.exec(site().log())?.[1]
    if (link) return link
    assert.ok(performance.now() - since < 20_000, site().log().slice(-2000))
    await pause(50)
  }
}

async function authenticatorOf({ context, page }: Visitor): Promise<CDPSession> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return session
}

const SCREENS = [
  '/desk',
  '/desk/articles',
  '/desk/articles?q=draft+section:nowhere+zebra',
  '/desk/staff',
  '/desk/staff/1',
  '/desk/log',
  '/desk/account',
  '/desk/account/app',
  '/desk/account/passkey',
]

test('a newcomer enters the sample’s desk by the line that the start has printed', async () => {
  const newcomer = await newVisitor(origin())
  const link = await printedLink()
  await enterBy(newcomer, link)
  await newcomer.inspect()
  assert.match(await newcomer.page.innerText('h1'), /Today/)
  assert.match(await newcomer.page.innerText('.desk-who'), /Newcomer/)
})

for (const [name, wishes] of [
  ['four hundred per cent', { viewport: { width: 320, height: 256 } }],
  ['the dark', { colorScheme: 'dark' }],
  ['no JavaScript', { javaScript: false }],
] as const) {
  test(`every screen of the desk stands in ${name}`, async () => {
    const publisher = await invited('everywhere@example.org', 'publisher', wishes)
    for (const path of SCREENS) {
      assert.equal(await publisher.open(path), 200, path)
      await publisher.inspect()
    }
    const isNarrow = 'viewport' in wishes && wishes.viewport.width < 800
    await publisher.open('/desk')
    assert.equal(await publisher.page.locator('.desk-rail').isVisible(), !isNarrow)
    assert.equal(await publisher.page.locator('.desk-menu').isVisible(), isNarrow)
    if (isNarrow) {
      await publisher.page.locator('.desk-menu summary').click()
      await publisher.page.locator('.desk-menu').getByRole('link', { name: 'Articles' }).click()
      await publisher.page.waitForURL('**/desk/articles')
    }
  })
}

test('a passkey is made, opens the desk by itself, and its answer is taken once', async () => {
  const editor = await invited('passkey@example.org', 'editor')
  const { page } = editor
  await authenticatorOf(editor)
  await page.goto('/desk/account/passkey')
  await page.getByLabel('What to call it').fill('My phone')
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await page.getByRole('heading', { name: 'Recovery codes' }).waitFor()
  assert.equal(await page.locator('.desk-codes li').count(), 10)
  await editor.inspect()
  await page.goto('/desk/account')
  assert.match(await page.innerText('main'), /My phone/)
  await editor.inspect()
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL(`${origin()}/`)

  await page.goto('/desk/articles?q=published')
  assert.equal(new URL(page.url()).pathname, '/desk/sign-in')
  await editor.inspect()
  const sent = page.waitForRequest((request) => request.url().endsWith('/desk/sign-in/passkey'))
  await page.getByRole('button', { name: 'Log in with a passkey' }).click()
  await page.waitForURL('**/desk/articles?q=published')
  await editor.inspect()

  const body = (await sent).postData() ?? ''
  assert.match(body, /answer=/)
  const replayed = await fetch(`${origin()}/desk/sign-in/passkey`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
    redirect: 'manual',
  })
  assert.equal(replayed.status, 422)
  assert.equal(replayed.headers.get('set-cookie'), null)
})

test('a passkey that was removed opens nothing any more', async () => {
  const editor = await invited('removed@example.org', 'editor')
  const { page } = editor
  await authenticatorOf(editor)
  await page.goto('/desk/account/passkey')
  await page.getByLabel('What to call it').fill('Old phone')
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await page.getByRole('heading', { name: 'Recovery codes' }).waitFor()
  await page.goto('/desk/account')
  await page.getByRole('button', { name: 'Remove Old phone' }).click()
  await page.waitForURL('**/desk/account?done')
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL(`${origin()}/`)
  await page.goto('/desk')
  editor.expects(422)
  await page.getByRole('button', { name: 'Log in with a passkey' }).click()
  await page.getByText('This passkey does not open the desk').waitFor()
})
