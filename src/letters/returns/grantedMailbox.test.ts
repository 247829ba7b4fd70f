import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { type ImapServer, imapUser, startImapServer } from '../../../tests/support/imapServer.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import { type MailboxAddress, readMailbox } from './readMailbox.ts'

/** As token endpoints answer (RFC 6749, 5): each access token is good for one reading. */
const provider = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += piece
  asked.push(body)
  response.statusCode = answer.status
  response.setHeader('content-type', 'application/json')
  response.end(answer.body)
})
let asked: string[] = []
let answer = { status: 200, body: '' }
let given = ''

let site: TestSite
let server: ImapServer
before(async () => {
  site = await createSite('granted mailbox')
  server = await startImapServer({ accessToken: () => given })
  provider.listen(0, '127.0.0.1')
  await once(provider, 'listening')
})
after(async () => {
  provider.close()
  await server?.close()
  await site?.close()
})
beforeEach(() => {
  asked = []
  given = `access-${Math.random()}`
  answer = { status: 200, body: JSON.stringify({ access_token: given, expires_in: 3599, token_type: 'Bearer' }) }
})

const form = { grant_type: 'refresh_token', client_id: 'us', client_secret: 'hush+&', refresh_token: '1//secret' }
function read() {
  const mailbox: MailboxAddress = {
    ...{ host: '127.0.0.1', port: server.port, secure: false, user: imapUser.user, password: '', folder: 'INBOX' },
    grant: { url: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/token`, form },
  }
  const { dateline } = site
  const deps = { ...dateline, publication: () => dateline.publication.facts(), stop: async () => {} }
  return readMailbox(deps, mailbox, AbortSignal.timeout(20_000))
}

test('a mailbox that takes no password is read with access that its provider gives, asked for at each reading', async () => {
  server.deliver('From: a@example.org\nTo: b@example.org\nSubject: Hello\n\nDear editors\n')
  assert.equal((await read()).personal, 1)
  given = 'another'
  answer = { status: 200, body: JSON.stringify({ access_token: given, refresh_token: 'rotated' }) }
  assert.equal((await read()).personal, 0)
  assert.equal(asked.length, 2)
  assert.deepEqual(Object.fromEntries(new URLSearchParams(asked[0])), form)
})

for (const [what, change, says] of [
  [
    'has taken its access back',
    () =>
      (answer = { status: 400, body: '{"error":"invalid_grant","error_description":"Token has been\\r\\nrevoked."}' }),
    /gives no access to the mailbox, by BOUNCE_IMAP_OAUTH: invalid_grant Token has been revoked\.$/,
  ],
  ['answers nonsense', () => (answer = { status: 200, body: '<html>' }), /gives no access .* status 200$/],
  [
    'gives access that opens nothing',
    () => (given = 'what it did not give'),
    /refuses the name in BOUNCE_IMAP_URL with the access/,
  ],
] as const) {
  test(`an operator whose provider ${what} is told so, without a secret`, async () => {
    change()
    await assert.rejects(read(), (error: Error) => {
      assert.match(error.message, says)
      assert.doesNotMatch(`${error.stack} ${String(error.cause)}`, /hush|secret|access-/)
      return true
    })
  })
}
