// Asks a server as fast as it answers, over keep-alive connections, one request at a time on each. Reads its order
// from standard input and writes what it counted to standard output. It looks at an answer's head only, so that the
// server is saturated long before this process is; generators that parse everything were not (see README.md).
// Plain JavaScript: it starts without a loader.
import { connect } from 'node:net'

const order = JSON.parse(await readAll(process.stdin))
const requests = order.requests.map((head) => Buffer.from(head, 'latin1'))
const END_OF_HEAD = Buffer.from('\r\n\r\n')
/** Latencies are kept in tenths of a millisecond up to ten seconds. */
const latencies = new Uint32Array(100_000)
const kinds = new Map()
let next = 0
let answers = 0
let bytes = 0
let open = order.connections
let slowest = 0
const began = performance.now()
let stopAsking = false
if (!order.once) setTimeout(() => (stopAsking = true), order.seconds * 1000)

for (let index = 0; index < order.connections; index++) connectOnce()
stayAwake()

/**
 * A process that sleeps until an answer comes has to be woken by whoever sends it, which on a virtual machine costs
 * the server as much as the answer itself, and the more the slower it is. So this one looks again and again.
 */
function stayAwake() {
  if (open > 0) setImmediate(stayAwake)
}

function connectOnce() {
  let missing = 0
  let head = Buffer.alloc(0)
  let asked = 0
  const socket = connect({
    host: '127.0.0.1',
    port: order.port,
    noDelay: true,
    onread: { buffer: Buffer.allocUnsafe(256 * 1024), callback: (size, buffer) => take(buffer.subarray(0, size)) },
  })
  socket.on('connect', ask)
  socket.on('error', (error) => fail(error.message))
  socket.on('close', () => {
    if (!stopAsking && !(order.once && next >= requests.length)) fail('the server closed a connection')
  })

  function ask() {
    if (stopAsking || (order.once && next >= requests.length)) {
      stopWhenLast()
      return socket.end()
    }
    asked = performance.now()
    socket.write(requests[next++ % requests.length])
  }

  function take(chunk) {
    let rest = chunk
    if (missing === 0) {
      const whole = head.length > 0 ? Buffer.concat([head, rest]) : rest
      const end = whole.indexOf(END_OF_HEAD)
      if (end < 0) {
        head = Buffer.from(whole)
        return true
      }
      const text = whole.latin1Slice(0, end)
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
      const status = text.slice(9, 12)
      if (length === undefined) fail(`an answer without a length: ${text}`)
      const said = /\r\ndateline-access: ([^\r]*)/i.exec(text)?.[1]?.replace(/; left=\d+/, '') ?? ''
      const kind = said ? `${status} ${said}` : status
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      missing = Number(length)
      bytes += end + 4 + missing
      rest = whole.subarray(end + 4)
      head = Buffer.alloc(0)
    }
    missing -= rest.length
    if (missing < 0) fail('more bytes than were announced')
    if (missing === 0) {
      const ms = performance.now() - asked
      slowest = Math.max(slowest, ms)
      latencies[Math.min(latencies.length - 1, Math.round(ms * 10))]++
      answers++
      ask()
    }
    return true
  }
}

function stopWhenLast() {
  if (--open > 0) return
  const seconds = (performance.now() - began) / 1000
  const latencyMs = { p50: percentile(0.5), p99: percentile(0.99), max: slowest }
  process.stdout.write(JSON.stringify({ answers, seconds, kinds: Object.fromEntries(kinds), bytes, latencyMs }))
}

function percentile(share) {
  let before = 0
  for (let tenth = 0; tenth < latencies.length; tenth++) {
    before += latencies[tenth]
    if (before >= answers * share) return tenth / 10
  }
  return Number.NaN
}

function fail(message) {
  process.stderr.write(`load: ${message}\n`)
  process.exit(1)
}

async function readAll(stream) {
  let text = ''
  for await (const chunk of stream.setEncoding('utf8')) text += chunk
  return text
}
