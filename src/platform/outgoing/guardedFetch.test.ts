import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { createGuardedFetch, type FetchAnswer } from './guardedFetch.ts'
import { isPublicAddress } from './publicAddress.ts'

const OURS = [
  ...['127.0.0.1', '127.8.9.10', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '255.255.255.255', '240.0.0.1'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', 'fe80::1', 'fe80::1%eth0', 'fc00::1'],
  ...['fd12:3456::1', 'ff02::1', '64:ff9b::7f00:1', '2001:db8::1', '2001::1', '2002:7f00:1::', 'fec0::1', 'localhost'],
]
const OTHERS = ['93.184.215.14', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:2800:21f:cb07::1', '::ffff:8.8.8.8']

test('no address of this machine or of a network nearby counts as one of the internet', () => {
  assert.deepEqual(OURS.filter(isPublicAddress), [])
  assert.deepEqual(
    OTHERS.filter((address) => !isPublicAddress(address)),
    [],
  )
})

describe('an address that somebody has pasted', () => {
  const asked: string[] = []
  let answer: RequestListener
  let port = 0
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host} ${request.url}`)
    answer(request, response)
  })
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  /** Names mean these addresses, one after the other; of all only 127.0.0.1 counts as public. */
  function fetchWith(...addresses: string[][]) {
    asked.length = 0
    const left = [...addresses]
    return createGuardedFetch({
      resolve: (_, __, said) => {
        const found = left.length > 1 ? (left.shift() ?? []) : (left[0] ?? [])
        said(
          null,
          found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        )
      },
      isPublic: (address) => address === '127.0.0.1',
      ports: new Set([String(port)]),
    })
  }
  const want = { most: 1000, timeoutMs: 5_000 }
  const at = (path: string, host = 'pictures.test') => `http://${host}:${port}${path}`
  const said = (given: FetchAnswer) => (given.kind === 'answered' ? given.status : `${given.kind}: ${given.reason}`)

  test('is asked, and what it says is brought', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('Hello')
    const found = await fetchWith(['127.0.0.1'])(at('/a?b'), want)
    assert.ok(found.kind === 'answered')
    assert.deepEqual([found.status, found.body.toString(), found.isCut], [200, 'Hello', false])
    assert.deepEqual(asked, [`pictures.test:${port} /a?b`])
  })

  test('may say that something is missing', async () => {
    answer = (_, response) => response.writeHead(404).end()
    assert.equal(said(await fetchWith(['127.0.0.1'])(at('/'), { ...want, method: 'HEAD' })), 404)
  })

  test('gets nowhere private, by name or in figures, however they are written', async () => {
    answer = (_, response) => response.end('secret')
    for (const found of [['10.0.0.1'], ['::1'], ['169.254.169.254'], ['127.0.0.1', '10.0.0.1']]) {
      assert.equal(said(await fetchWith(found)(at('/'), want)), 'refused: private', found.join())
    }
    for (const host of ['127.0.0.2', '10.1', '0x7f.2', '2130706434', '[::1]', '[::ffff:10.0.0.1]', '192.168.0.1']) {
      assert.equal(said(await fetchWith(['127.0.0.1'])(at('/', host), want)), 'refused: private', host)
    }
    assert.deepEqual(asked, [])
  })

  test('gains nothing by meaning another machine a moment later', async () => {
    answer = (_, response) => response.writeHead(302, { location: at('/again') }).end()
    assert.equal(said(await fetchWith(['127.0.0.1'], ['10.0.0.1'])(at('/'), want)), 'refused: private')
    assert.deepEqual(asked, [`pictures.test:${port} /`])
  })

  test('cannot lead on to where it could not have led', async () => {
    const fetch = fetchWith(['127.0.0.1'])
    for (const to of [
      'http://10.0.0.1/',
      'http://[fd00::1]:80/',
      'http://127.0.0.2:PORT/',
      'http://169.254.169.254/',
    ]) {
      const location = to.replace('PORT', String(port))
      answer = (_, response) => response.writeHead(301, { location }).end()
      assert.match(String(said(await fetch(at('/'), want))), /^refused/, to)
    }
    for (const location of ['file:///etc/passwd', 'gopher://pictures.test/', 'http://a:b@pictures.test/']) {
      answer = (_, response) => response.writeHead(302, { location }).end()
      assert.equal(said(await fetch(at('/'), want)), 'refused: address', location)
    }
    answer = (_, response) => response.writeHead(302, { location: '/round' }).end()
    assert.equal(said(await fetch(at('/'), want)), 'failed: redirects')
  })

  test('is refused unasked where it is none of the web', async () => {
    const fetch = fetchWith(['127.0.0.1'])
    for (const address of [
      '',
      'pictures',
      '//x',
      'ftp://x/',
      'data:text/plain,x',
      'http://',
      at('/').replace(/:\d+/, ':22'),
    ])
      assert.equal(said(await fetch(address, want)), 'refused: address', address)
    assert.deepEqual(asked, [])
  })

  test('may take no longer and say no more than it is given', async () => {
    answer = (_, response) => response.end('x'.repeat(5_000))
    const long = await fetchWith(['127.0.0.1'])(at('/'), want)
    assert.ok(long.kind === 'answered')
    assert.deepEqual([long.body.length, long.isCut], [1000, true])
    answer = (_, response) => void response.write('x')
    assert.equal(said(await fetchWith(['127.0.0.1'])(at('/'), { ...want, timeoutMs: 200 })), 'failed: timeout')
    answer = (_, response) =>
      void response.socket?.write('HTTP/1.1 101 Over\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n')
    assert.equal(said(await fetchWith(['127.0.0.1'])(at('/'), want)), 'failed: unreachable')
    answer = (request) => request.socket.destroy()
    assert.equal(said(await fetchWith(['127.0.0.1'])(at('/'), want)), 'failed: unreachable')
  })
})
