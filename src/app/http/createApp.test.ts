import assert from 'node:assert/strict'
import { once } from 'node:events'
import { rm, symlink } from 'node:fs/promises'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { getRequestListener } from '@hono/node-server'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { ArticleDocumentSchema } from '../../articles/store/store.module.ts'
import { serve } from '../start/server.ts'

let site: TestSite
before(async () => {
  site = await createSite('answers of the app')
  const text = 'Nine words that a visitor may open once.'
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] } as const
  for (const slug of ['guarded', 'pictured', 'паром-отходит'])
    await site.publish({ slug, body: ArticleDocumentSchema.parse(body) })
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
    ['/sign-in', wrong, /not an email address/],
    ['/sign-in/code', { code: '12' }, /code/],
    ['/subscribe', { ...wrong, plan: 'monthly' }, /not an email address/],
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

/** What the operator's monitoring says of the answers so far. */
async function countsByStatus(): Promise<Map<number, number>> {
  const { text } = await site.visitor({ address: '127.0.0.1' }).fetch('/metrics')
  const lines = text.matchAll(/^dateline_http_requests_total\{status="(\d+)"\} (\d+)$/gm)
  return new Map([...lines].map(([, status, count]) => [Number(status), Number(count)]))
}

test('an operator sees in the metrics what was refused at the door, by status', async () => {
  const { app } = site.dateline
  const refused: Array<[number, () => Promise<Response> | Response]> = [
    [403, () => app.request('/sign-in', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })],
    [405, () => app.request('/world/guarded', { method: 'DELETE', headers: { 'sec-fetch-site': 'same-origin' } })],
    [405, () => app.request('/sign-out')],
    [404, () => app.request('/en//evil.example/sign-in', { method: 'POST' })],
    [404, () => app.request('/%00')],
    [301, () => app.request('/Latest/')],
    [200, () => app.request('/latest')],
  ]
  for (const [status, ask] of refused) {
    const before = (await countsByStatus()).get(status) ?? 0
    assert.equal((await ask()).status, status)
    // To ask for the metrics is an answer of its own.
    const own = status === 200 ? 1 : 0
    assert.equal((await countsByStatus()).get(status), before + 1 + own, `${ask}`)
  }
})

test('what memory answers at once, and a method that is never answered, are counted as well', async () => {
  const server = await serve(site.dateline.fastPath, site.dateline.app.fetch, { host: '127.0.0.1', port: 0 })
  const ask = async (method: string) => {
    const asked = request({ port: server.port, method, path: '/world/guarded', agent: false }).end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    answer.resume()
    return answer.statusCode
  }
  await ask('GET')
  const before = await countsByStatus()
  assert.deepEqual([await ask('GET'), await ask('GET'), await ask('TRACE')], [200, 200, 405])
  const counted = await countsByStatus()
  await server.stop()
  assert.equal(counted.get(200), (before.get(200) ?? 0) + 3, 'both articles, and the metrics before')
  assert.equal(counted.get(405), (before.get(405) ?? 0) + 1)
})

test('an article whose address is not of Latin letters is answered out of memory, at its one address', async () => {
  let asked = 0
  const countingFetch: typeof site.dateline.app.fetch = (...given) => {
    asked++
    return site.dateline.app.fetch(...given)
  }
  const server = await serve(site.dateline.fastPath, countingFetch, { host: '127.0.0.1', port: 0 })
  const ask = async (path: string) => {
    const before = asked
    const sent = request({ port: server.port, path, agent: false }).end()
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    answer.resume()
    return [answer.statusCode, answer.headers.location, asked - before]
  }
  const path = encodeURI('/world/паром-отходит')
  try {
    await ask(path)
    assert.deepEqual(await ask(path), [200, undefined, 0])
    // Any other way to write it is the routes' to lead on, or to refuse.
    for (const other of [path.toLowerCase(), encodeURI('/world/Паром-отходит'), path.replace('%D0', '%64%D0')])
      assert.equal((await ask(other))[2], 1, other)
    assert.deepEqual(await ask(path.toLowerCase()), [301, path, 1])
    assert.deepEqual((await ask('/world/%D0'))[0], 404)
  } finally {
    await server.stop()
  }
})

test('an error page comes in the one encoding that the client takes best', async () => {
  const { app } = site.dateline
  const ask = (encoding: string) => app.request('/nowhere', { headers: { 'accept-encoding': encoding } })
  const plain = await (await app.request('/nowhere')).text()
  for (const [asked, given] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0', null],
  ] as const) {
    const answer = await ask(asked)
    assert.equal(answer.headers.get('content-encoding'), given)
    assert.equal(answer.headers.get('vary'), 'Accept-Encoding')
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.equal(bytes.length, Number(answer.headers.get('content-length')))
    const text = given === 'br' ? brotliDecompressSync(bytes) : given === 'gzip' ? gunzipSync(bytes) : bytes
    assert.equal(text.toString(), plain)
    const head = await app.request('/nowhere', { method: 'HEAD', headers: { 'accept-encoding': asked } })
    assert.equal(head.headers.get('content-length'), String(bytes.length))
  }
})

test('a reader whose picture cannot be written down is not told that the database is away', async () => {
  const posterOf = async (slug: string) => {
    const { text } = await site.visitor().fetch(`/world/${slug}`)
    return /<meta property="og:image" content="http:\/\/news\.test([^"]*)"/.exec(text)?.[1] ?? ''
  }
  const { app } = site.dateline
  assert.equal((await app.request(await posterOf('guarded'))).status, 200)
  // The disk on which they are kept is gone.
  await rm(join(site.dataFolder, 'posters'), { recursive: true })
  await symlink('/nowhere', join(site.dataFolder, 'posters'))
  const answer = await app.request(await posterOf('pictured'))
  assert.deepEqual([answer.status, answer.headers.get('retry-after')], [500, null])
})
