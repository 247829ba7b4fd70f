import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { test } from 'node:test'
import { waitForMail } from '../support/mails.ts'
import { startSite } from '../support/runningSite.ts'

type Outcome = 'answered' | 'not accepted' | 'cut'

/** One request on a connection of its own: what was accepted must be answered whole. */
async function ask(origin: string, path: string): Promise<Outcome> {
  const asked = request(origin + path, { agent: false, headers: { connection: 'close' } })
  asked.end()
  try {
    const [response] = await once(asked, 'response')
    let length = 0
    for await (const chunk of response) length += chunk.length
    return response.statusCode === 200 && length === Number(response.headers['content-length']) ? 'answered' : 'cut'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED' ? 'not accepted' : 'cut'
  }
}

test('a stop cuts no request and loses no promised mail, and ends within ten seconds', async () => {
  const site = await startSite()
  try {
    const outcomes: Outcome[] = []
    const underway = Promise.withResolvers<void>()
    let goOn = true
    const clients = Array.from({ length: 8 }, async () => {
      while (goOn) {
        const outcome = await ask(site.origin, '/cities/tokyo-addresses')
        if (outcomes.push(outcome) === 200) underway.resolve()
        if (outcome === 'not accepted') return
      }
    })
    const signUp = await fetch(`${site.origin}/newsletters/daily-mark`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=stop@example.org',
    })
    assert.equal(signUp.status, 200)
    await underway.promise
    const started = performance.now()
    await site.stop()
    const took = performance.now() - started
    goOn = false
    await Promise.all(clients)
    assert.deepEqual(
      outcomes.filter((outcome) => outcome === 'cut'),
      [],
    )
    assert.ok(took < 10_000, `stopping took ${Math.round(took)} ms`)
    await site.startAgain()
    await waitForMail(site.outbox, { to: 'stop@example.org', kind: 'newsletter-confirm' })
  } finally {
    await site.discard()
  }
})
