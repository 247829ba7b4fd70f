import assert from 'node:assert/strict'
import { BlockList } from 'node:net'
import test from 'node:test'
import { Hono } from 'hono'
import { z } from 'zod'
import { Fault, isDatabaseAway } from './errors.ts'
import { clientAddress, localPath, mayPost, readForm, seeOther } from './http.ts'
import { networkOf } from './limits.ts'

const site = { origin: 'https://news.example.org', secure: true }
const from = (headers: Record<string, string>) => mayPost({ get: (name) => headers[name] }, site)

const posts: [string, Record<string, string>, boolean][] = [
  ['a form of ours', { 'sec-fetch-site': 'same-origin', cookie: 'dateline_session=x' }, true],
  ['typed into the address bar', { 'sec-fetch-site': 'none' }, true],
  ['a form on another site', { 'sec-fetch-site': 'cross-site' }, false],
  ['a form on a sister site', { 'sec-fetch-site': 'same-site' }, false],
  ['another site that also sends our origin', { 'sec-fetch-site': 'cross-site', origin: site.origin }, false],
  ['an older browser on our page', { origin: site.origin, cookie: 'dateline_session=x' }, true],
  ['an older browser elsewhere', { origin: 'https://evil.example' }, false],
  ['a sandboxed frame', { origin: 'null' }, false],
  ['a program without cookies', {}, true],
  ['a program with a session of ours', { cookie: 'a=b; dateline_session=x' }, false],
  ['a program with a __Host- cookie of ours', { cookie: '__Host-dateline_pass=x' }, false],
  ['a program with somebody else’s cookie', { cookie: 'other=1' }, true],
]
for (const [who, headers, allowed] of posts) {
  test(`${who} may ${allowed ? '' : 'not '}post`, () => assert.equal(from(headers), allowed))
}

const paths: [string, string | undefined][] = [
  ['/world/an-article', '/world/an-article'],
  ['/subscribe?plan=monthly', '/subscribe?plan=monthly'],
  ['/', '/'],
  ['//evil.example', undefined],
  ['/\\evil.example', undefined],
  ['https://evil.example/', undefined],
  ['javascript:alert(1)', undefined],
  ['/ok\n\r//evil.example', undefined],
  ['/\t/evil.example', undefined],
  ['', undefined],
  [`/${'a'.repeat(600)}`, undefined],
]
for (const [value, expected] of paths) {
  test(`going on to ${JSON.stringify(value.slice(0, 30))} is ${expected === undefined ? 'refused' : 'fine'}`, () =>
    assert.equal(localPath(value), expected))
}

const proxies = new BlockList()
proxies.addSubnet('10.0.0.0', 8, 'ipv4')

const addresses: [string, string, string | undefined, string][] = [
  ['nobody in between', '203.0.113.7', undefined, '203.0.113.7'],
  ['a stranger who claims to be a proxy', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a trusted proxy', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['a client that forged the first hop', '10.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
  ['two trusted proxies', '10.0.0.1', '198.51.100.1, 10.0.0.2', '198.51.100.1'],
  ['a trusted proxy that says nothing', '10.0.0.1', undefined, '10.0.0.1'],
  ['a trusted proxy that says nonsense', '10.0.0.1', 'unknown', '10.0.0.1'],
  ['IPv4 written as IPv6', '::ffff:203.0.113.7', undefined, '203.0.113.7'],
  ['a proxy that writes IPv4 as IPv6', '10.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
  ['a proxy that writes it in digits', '10.0.0.1', '::FFFF:cb00:7107', '203.0.113.7'],
  ['a proxy that writes it in full', '10.0.0.1', '0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
  ['a proxy that is written so itself', '::ffff:a00:1', '0000:0000:0000:0000:0000:ffff:cb00:7107', '203.0.113.7'],
]
for (const [address, network] of [
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['::ffff:cb00:7108', '203.0.113.8'],
  ['0:0:0:0:0:FFFF:cb00:7107', '203.0.113.7'],
  ['2001:db8:1:2:3::4', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
] as const) {
  test(`limits count ${address} as ${network}`, () => assert.equal(networkOf(address), network))
}

for (const [how, remote, forwarded, expected] of addresses) {
  test(`the client behind ${how} is ${expected}`, () =>
    assert.equal(clientAddress(remote, forwarded, proxies), expected))
}

const CHOICE = z.object({ email: z.string().default(''), do: z.literal('revoke').optional() })
const FORM = 'application/x-www-form-urlencoded'
const sent: [string, { type: string; body: string }, unknown][] = [
  ['a form', { type: FORM, body: 'email=a%40b.example&do=revoke' }, { email: 'a@b.example', do: 'revoke' }],
  ['a form in a named charset', { type: `${FORM}; charset=utf-8`, body: 'email=a' }, { email: 'a' }],
  ['a field that was left out', { type: FORM, body: '' }, { email: '' }],
  ['a field that was sent twice', { type: FORM, body: 'email=a&email=b' }, { email: 'b' }],
  ['a field that nobody asked for', { type: FORM, body: 'email=a&role=publisher&__proto__=x' }, { email: 'a' }],
  ['the letter NUL', { type: FORM, body: 'email=a%00b' }, { email: 'a\ufffdb' }],
  ['a wish that no button makes', { type: FORM, body: 'do=everything' }, 'form: do'],
  ['JSON', { type: 'application/json', body: '{"email":"a"}' }, 'form-type: '],
  ['a novel', { type: FORM, body: `email=${'a'.repeat(64 * 1024)}` }, 'too-large: '],
]
for (const [what, { type, body }, expected] of sent) {
  test(`${what}, sent instead of what was asked for, is ${typeof expected === 'string' ? 'refused' : 'read'}`, async () => {
    const app = new Hono()
    app.post('/', async (c) => c.json(await readForm(c, CHOICE)))
    app.onError((error, c) => {
      if (!(error instanceof Fault)) throw error
      return c.json(`${error.code}: ${Object.keys(error.fields)}`)
    })
    const answer = await app.request('/', { method: 'POST', headers: { 'content-type': type }, body })
    assert.deepEqual(await answer.json(), expected)
  })
}

test('whoever is sent on to another page gets it by GET, and nobody keeps the way there', async () => {
  const app = new Hono()
  app.post('/public', (c) => seeOther(c, '/account'))
  app.post('/secret', (c) => seeOther(c, '/account', 'secret'))
  for (const [path, referrer] of [
    ['/public', null],
    ['/secret', 'same-origin'],
  ] as const) {
    const { status, headers } = await app.request(path, { method: 'POST' })
    assert.equal(status, 303)
    assert.equal(headers.get('location'), '/account')
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('referrer-policy'), referrer)
  }
})

test('a browser that leaves in the middle of a form is not taken for a database that is away', async () => {
  const failed = Promise.withResolvers<Error>()
  const app = new Hono()
  app.post('/', async (c) => c.json(await readForm(c, z.object({ email: z.string() }))))
  app.onError((error, c) => {
    failed.resolve(error)
    return c.body(null, 422)
  })
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('email=a'))
    },
    pull(controller) {
      controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
    },
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  await app.request('/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
  const error = await failed.promise
  assert.equal(isDatabaseAway(error), false)
  assert.ok(error instanceof Fault && error.code === 'cut-off')
})
