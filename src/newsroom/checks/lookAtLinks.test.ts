import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { jobsDone } from '../../../tests/support/jobsDone.ts'
import { type Client, createSite, type TestSite } from '../../../tests/support/site.ts'
import { createGuardedFetch } from '../../platform/outgoing/guardedFetch.ts'

describe('links of an article are looked at', () => {
  let site: TestSite
  let editor: Client
  let port = 0
  const asked: string[] = []
  let underWay = 0
  let most = 0
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    most = Math.max(most, ++underWay)
    setImmediate(() => {
      underWay--
      const { url = '' } = request
      const said = Number(/\d{3}/.exec(url)?.[0] ?? 200)
      // As sites do that never thought of it.
      if (url.startsWith('/headless') && request.method === 'HEAD') response.writeHead(404).end()
      else if (url === '/moved') response.writeHead(302, { location: '/200' }).end()
      else if (url === '/inside') response.writeHead(302, { location: 'http://10.0.0.1/' }).end()
      else response.writeHead(said).end('Hello')
    })
  })
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    const guardedFetch = createGuardedFetch({
      resolve: (name, _, say) =>
        name === 'nowhere.test'
          ? say(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), [])
          : say(null, [{ address: name === 'private.test' ? '10.0.0.1' : '127.0.0.1', family: 4 }]),
      isPublic: (address) => address === '127.0.0.1',
      ports: new Set(['', String(port)]),
    })
    site = await createSite('look_at_links', { guardedFetch })
    await site.dateline.jobs.startWorking()
    editor = await site.reader({ role: 'editor' })
  })
  after(async () => {
    await site?.close()
    server.closeAllConnections()
    server.close()
  })

  type Said = { findings: { check: string; words: string }[]; unchecked: { detail: string }[]; unlooked: number }
  const say = async (id: number): Promise<Said> => {
    const answer = await editor.fetch(`/desk/articles/${id}/checks`, { headers: { accept: 'application/json' } })
    return JSON.parse(answer.text)
  }
  const look = async () => {
    await site.pass({ seconds: 30 })
    const done = await dueWorkNamed(site.dateline, 'look-at-links').runDue(site.dateline.db, site.dateline.clock.now())
    await jobsDone(site.dateline)
    return done
  }

  test('what is there is fine, what is gone is said, and what could not be looked at is no finding', async () => {
    const at = (path: string, host = 'paper.test') => `http://${host}:${port}${path}`
    const urls = [
      ...['/200', '/moved', '/headless', '/404', '/410', '/403', '/429', '/503', '/inside'].map((path) => at(path)),
      ...['http://nowhere.test/', 'http://private.test/', at('/404#part')],
    ]
    const id = await site.publish({
      slug: 'linked',
      body: {
        type: 'doc',
        content: urls.map((href) => ({
          type: 'paragraph',
          content: [{ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }],
        })),
      },
    })
    assert.equal((await say(id)).unlooked, 11)
    assert.equal(await look(), 1)
    const said = await say(id)
    assert.equal(said.unlooked, 0)
    assert.deepEqual(
      said.findings.map(({ check, words }) => `${check} ${/\((.*?)\)/.exec(words)?.[1] ?? ''}`),
      [
        ...['link-gone 404', 'link-gone 410', 'link-private ', 'link-gone nobody has this name', 'link-private '],
        ...['link-gone 404'],
      ],
    )
    assert.deepEqual(said.unchecked.map(({ detail }) => detail).sort(), ['403', '429', '503'])
    assert.equal(most, 1, 'one site is asked for one link at a time')
    assert.equal(asked.filter((one) => one === 'GET /200').length, 0, 'a head that says yes is enough')
    assert.equal(asked.filter((one) => one === 'GET /headless').length, 1)

    asked.length = 0
    assert.equal(await look(), 0, 'nobody has asked again')
    assert.deepEqual(asked, [])
  })
})
