import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { createSite, type Site } from '../../../tests/support/site.ts'
import { ArticleDocumentSchema } from '../../articles/store/store.module.ts'

let site: Site
before(async () => {
  site = await createSite('answers of the app')
  const text = 'Nine words that a visitor may open once.'
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] } as const
  await site.publish({ slug: 'guarded', body: ArticleDocumentSchema.parse(body) })
})
after(() => site.close())

const PATHS = [
  '/',
  '/nowhere',
  '/Latest',
  '/latest?page=1',
  '/account',
  '/healthz',
  '/assets/nothing',
  '/webhooks/stripe',
]

for (const path of PATHS) {
  test(`what ${path} answers cannot be framed, sniffed or scripted`, async () => {
    const { headers } = await site.visitor().fetch(path)
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.ok(headers.get('referrer-policy'))
  })
}

test('a page that a browser fetches ahead is guarded like any other', async () => {
  const headers = { 'sec-purpose': 'prefetch' }
  const answer = await site.visitor().fetch('/world/guarded', { headers })
  assert.equal(answer.status, 503)
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
})

test('whoever opens the address of the payment events in a browser hears which method it takes', async () => {
  for (const method of ['GET', 'PUT']) {
    const answer = await site.visitor().fetch('/webhooks/stripe', { method })
    assert.equal(answer.status, 405)
    assert.equal(answer.headers.get('allow'), 'POST')
  }
})

test('whatever is sent to an address that only looks like ours is not led on to another site', async () => {
  for (const path of ['/en//evil.example/sign-in', '/en//evil.example', '/en/%2Fevil.example', '//evil.example']) {
    const answer = await site.visitor().fetch(path, { method: 'POST', form: { email: 'reader@example.org' } })
    assert.equal(answer.status, 404, path)
    assert.equal(answer.headers.get('location'), null)
  }
})

test('an address with letters beyond ASCII leads on to itself, not to other letters', async () => {
  const answer = await site.visitor().fetch('/tag/caf%C3%A9?page=1')
  assert.equal(answer.headers.get('location'), '/tag/caf%C3%A9')
})

test('who comes back to a page that was an answer to a form is led to the form, in their language', async () => {
  for (const [path, form] of [
    ['/account/email', '/account/privacy#email-change'],
    ['/fr/account/email', '/fr/account/privacy#email-change'],
    ['/account/feed', '/account#feed'],
  ] as const) {
    const answer = await site.visitor().fetch(path)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), form)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
  }
})

test('what strangers type into a form cuts no fonts and fills no disk', async () => {
  const form = { email: '漢字仮名交じり文' }
  for (const path of ['/sign-in', '/subscribe']) {
    const answer = await site.visitor().fetch(path, { method: 'POST', form })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /漢字仮名交じり文/)
    assert.doesNotMatch(answer.text, /companion-/)
  }
})

test('a machine that asks for JSON hears in JSON what is wrong with its form', async () => {
  const wrong = { email: 'nobody' }
  for (const [path, form, said] of [
    ['/sign-in', wrong, /not an e-mail address/],
    ['/sign-in/code', { code: '12' }, /code/],
    ['/subscribe', { ...wrong, plan: 'monthly' }, /not an e-mail address/],
  ] as const) {
    const answer = await site.visitor().fetch(path, { method: 'POST', form, headers: { accept: 'application/json' } })
    assert.equal(answer.status, 422, path)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    const { error } = JSON.parse(answer.text)
    assert.equal(error.code, 'invalid')
    assert.match(error.message, said)
  }
})

test('a method that no request here may have is refused in every language', async () => {
  const server = createServer(getRequestListener(site.dateline.app.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  for (const path of ['/latest', '/fr/latest', '/world/guarded']) {
    const [answer] = (await once(request({ port, path, method: 'TRACE' }).end(), 'response')) as [IncomingMessage]
    answer.resume()
    assert.equal(answer.statusCode, 405, path)
  }
  server.closeAllConnections()
  server.close()
})
