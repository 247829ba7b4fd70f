// The baseline: what node:http alone can do with the same answer and the same look at the cookie. It is told the
// answers (path and encoding → headers and bytes), the key of the pass and the hashes of the sessions by its parent.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

/** Half of SHA-256, as Dateline signs. */
const SIGNATURE_BYTES = 16
let answers = new Map()
let sessions = new Map()
let key = Buffer.alloc(0)

process.on('message', (order) => {
  key = Buffer.from(order.passKey, 'base64')
  sessions = new Map(order.sessionHashes.map((hash) => [hash, true]))
  answers = new Map(
    order.answers.map(({ path, headers, body }) => [path, { headers, body: Buffer.from(body, 'base64') }]),
  )
  process.send?.({ ready: true })
})

const server = createServer((request, response) => {
  const answer = answers.get(request.url)
  if (!answer || !isKnown(request.headers.cookie)) {
    response.writeHead(404, { 'Content-Length': '0' })
    return response.end()
  }
  response.writeHead(200, answer.headers)
  response.end(answer.body)
})
server.keepAliveTimeout = 65_000
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }))

function isKnown(cookie) {
  const [name = '', value = ''] = (cookie ?? '').split('=')
  if (name === 'dateline_session') return sessions.has(createHash('sha256').update(value).digest('hex'))
  const dot = value.lastIndexOf('.')
  const given = Buffer.from(value.slice(dot + 1), 'base64url')
  const expected = createHmac('sha256', key).update(value.slice(0, dot)).digest().subarray(0, SIGNATURE_BYTES)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
