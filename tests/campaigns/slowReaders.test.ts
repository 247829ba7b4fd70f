import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type RunningSite, startSite } from '../support/runningSite.ts'

const isLong = process.env.DATELINE_LONG === '1'
const GREEDY = isLong ? 100 : 25
const SILENT = isLong ? 1_000 : 200
/** What one connection may cost, in kilobytes: an answer, and the requests that wait behind it. */
const MOST_KB_EACH = 2_048
/** What the site takes anyway when it works: its compiler's and its collector's share, whoever asks. */
const OWN_KB = 96 * 1024
const ROUNDS = isLong ? 400 : 40

const ARTICLE = '/cities/tokyo-addresses'
/** From memory; drawn for everybody alike; made for this one request; from the disk. */
const PATHS = [ARTICLE, '/', '/subscribe', '/latest?page=2', '/nowhere']

describe('clients that ask and do not read', {
  skip: process.platform === 'linux' ? false : 'memory is read from /proc',
}, () => {
  let site: RunningSite
  const sockets: Socket[] = []
  before(async () => {
    site = await startSite({ env: { LOG_LEVEL: 'error' } })
    for (const path of PATHS) await read(path)
  })
  after(async () => {
    for (const socket of sockets) socket.destroy()
    await site?.discard()
  })

  /** Whole, as somebody who reads gets it. */
  async function read(path: string): Promise<number> {
    const answer = await fetch(site.origin + path)
    await answer.arrayBuffer()
    return answer.status
  }

  async function open(): Promise<Socket> {
    const socket = connect(Number(new URL(site.origin).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.pause()
    sockets.push(socket)
    await once(socket, 'connect')
    return socket
  }

  /** Asks for as long as it is let, and reads nothing. */
  async function ask(path: string, padding: number): Promise<Socket> {
    const socket = await open()
    const request = `GET ${path} HTTP/1.1\r\nHost: a\r\n${padding ? `X: ${'x'.repeat(padding)}\r\n` : ''}\r\n`
    const many = request.repeat(Math.ceil(65_536 / request.length))
    const go = () => {
      while (!socket.destroyed && socket.write(many));
    }
    socket.on('drain', go)
    go()
    return socket
  }

  /** However it ended: one that was let go is often reset. */
  const closed = (socket: Socket) =>
    socket.closed ? undefined : new Promise<void>((resolve) => socket.once('close', () => resolve()))

  async function residentKb(): Promise<number> {
    const status = await readFile(`/proc/${site.pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1])
  }

  test(`${GREEDY} that ask for all they can and ${SILENT} that say nothing cost what is bounded, and others read on`, async () => {
    for (let round = 0; round < ROUNDS; round++) await read(PATHS[round % 2] ?? '/')
    const before = await residentKb()
    for (let at = 0; at < SILENT; at++) await open()
    const greedy: Socket[] = []
    for (let at = 0; at < GREEDY; at++) greedy.push(await ask(PATHS[at % PATHS.length] ?? '/', (at % 3) * 150))
    let most = 0
    let longest = 0
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now()
      assert.equal(await read(ARTICLE), 200)
      longest = Math.max(longest, performance.now() - began)
      most = Math.max(most, await residentKb())
      await pause(50)
    }
    const grown = most - before
    assert.ok(grown < OWN_KB + GREEDY * MOST_KB_EACH, `${Math.round(grown / 1024)} MB for ${GREEDY} connections`)
    assert.ok(longest < 5_000, `somebody who reads waited ${Math.round(longest)} ms`)
    // After a minute without a byte, which is looked at twice: the first look finds what was taken before.
    if (isLong) await Promise.all(greedy.map(closed))
  })
})
