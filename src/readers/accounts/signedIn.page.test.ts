import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { createBrowsers } from '../../platform/browser.ts'
import type { Session } from './findSession.ts'
import { signedIn } from './signedIn.page.tsx'

const browserOf = createBrowsers({ origin: 'http://localhost', secure: false }, () => '192.0.2.1')
const session: Session = {
  sessionHash: 'ab',
  readerId: 7,
  email: 'ana@example.org',
  emailKey: 'ana@example.org',
  addressConfirmed: true,
  addressProven: true,
  staff: false,
  lastUsedAt: Temporal.Instant.from('2026-11-23T07:00:00Z'),
}

async function visit(path: string, current: Session | undefined) {
  const app = new Hono()
  const readers = { currentSession: async () => current }
  app.get('/', (c) => signedIn({ browserOf, readers }, c, path, ({ readerId }) => c.text(`reader ${readerId}`)))
  return app.request('/')
}

test('whoever is signed in gets the page', async () => {
  const answer = await visit('/account', session)
  assert.equal(answer.status, 200)
  assert.equal(await answer.text(), 'reader 7')
})

for (const [path, location] of [
  ['/account', '/sign-in?return=/account'],
  ['/account/subscription', '/sign-in?return=/account/subscription'],
  ['/borders/one?x=1&y=2', '/sign-in?return=/borders/one%3Fx%3D1%26y%3D2'],
  ['/borders/café', '/sign-in?return=/borders/caf%C3%A9'],
] as const) {
  test(`anybody else who wants ${path} signs in and comes back there`, async () => {
    const { status, headers } = await visit(path, undefined)
    assert.equal(status, 303)
    assert.equal(headers.get('location'), location)
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(new URL(location, 'http://localhost').searchParams.get('return'), path)
  })
}
