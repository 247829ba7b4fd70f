import assert from 'node:assert/strict'
import test from 'node:test'
import { Hono } from 'hono'
import { type Browser, createBrowsers } from './browser.ts'

const secure = { origin: 'https://news.example.org', secure: true }
const plain = { origin: 'http://localhost:8080', secure: false }

/** What a page does with the browser that asks it, and the cookies of its answer. */
async function ask(site: typeof secure, work: (browser: Browser) => void, headers: Record<string, string> = {}) {
  const app = new Hono()
  const browserOf = createBrowsers(site, () => '2001:db8:1:2:3:4:5:6')
  app.get('/', (c) => {
    work(browserOf(c))
    assert.equal(browserOf(c), browserOf(c), 'one browser for all of a request')
    return c.body(null, 204)
  })
  const answer = await app.request('/', { headers })
  assert.equal(answer.status, 204)
  return answer.headers.getSetCookie()
}

test('a cookie is kept from scripts and other sites, and over https it is bound to this very host', async () => {
  const write = (browser: Browser) => browser.setCookie('session', 'token', 60)
  assert.deepEqual(await ask(secure, write), [
    '__Host-dateline_session=token; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax',
  ])
  assert.deepEqual(await ask(plain, write), ['dateline_session=token; Max-Age=60; Path=/; HttpOnly; SameSite=Lax'])
})

test('a cookie is taken back under the name and the path under which it was given', async () => {
  assert.deepEqual(await ask(secure, (browser) => browser.clearCookie('session')), [
    '__Host-dateline_session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
  ])
})

test('over https a cookie that another host of the domain could have set is not read', async () => {
  const cookie = 'dateline_session=foreign; __Host-dateline_pass=ours'
  const read: (string | undefined)[] = []
  const look = (browser: Browser) => read.push(browser.cookie('session'), browser.cookie('pass'))
  assert.deepEqual(await ask(secure, look, { cookie }), [])
  assert.deepEqual(read, [undefined, 'ours'])
})

test('a customer’s many IPv6 addresses are one network', async () => {
  let seen: Browser | undefined
  await ask(plain, (browser) => (seen = browser), { 'user-agent': 'Reader/1' })
  assert.equal(seen?.network, '2001:db8:1:2::/64')
  assert.equal(seen?.userAgent, 'Reader/1')
})

test('two requests of one browser are two', async () => {
  const app = new Hono()
  const browserOf = createBrowsers(plain, () => '192.0.2.1')
  const seen = new Set<Browser>()
  app.get('/', (c) => {
    seen.add(browserOf(c))
    return c.body(null, 204)
  })
  await app.request('/')
  await app.request('/')
  assert.equal(seen.size, 2)
})
