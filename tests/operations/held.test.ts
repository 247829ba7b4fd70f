import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../src/platform/postgres/embeddedPostgres.ts'
import { openBackupShelf } from '../support/backupShelf.ts'
import { newCard } from '../support/cards.ts'
import { readMails, waitForMail } from '../support/mails.ts'
import { type RunningSite, startCommand, startSite } from '../support/runningSite.ts'
import { shareAssets } from '../support/siteAssets.ts'

const ANA = 'ana@example.org'
const BO = 'bo@example.org'
const DAYS_LATER = 24

const { shelf, emptyFolder } = await openBackupShelf('held')
const file = join(shelf, 'one.backup')

test('a publication is backed up whose mail server does not answer and whose reader has a trial', async () => {
  const site = await startSite({ embedded: true, env: { SMTP_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'fatal' } })
  try {
    await takeTrial(site, ANA)
    const { status, stderr } = await site.cli('backup', file)
    assert.equal(status, 0, stderr)
  } finally {
    await site.discard()
  }
})

test('weeks later it is restored: overdue mails and charges wait, and go out once when they are released', async () => {
  const site = await restored()
  try {
    // Readers are answered before everything is printed.
    const said = /^ {2}Held +mails and charges due before the restore: npx dateline held show$/m
    const since = performance.now()
    while (!said.test(site.log())) {
      assert.ok(performance.now() - since < 20_000, site.log())
      await pause(25)
    }
    await workerHasLooked(site)
    assert.deepEqual(await sent(site), [])

    // Readers are served, and what they ask for now goes out now.
    assert.equal((await fetch(`${site.origin}/cities/tokyo-addresses`)).status, 200)
    await post(site, '/sign-in', { email: BO, return: '/' })
    await waitForMail(site.outbox, { to: BO, kind: 'sign-in' })
    await takeTrial(site, 'cy@example.org')
    await waitForMail(site.outbox, { to: 'cy@example.org', kind: 'welcome' })
    assert.equal((await sent(site)).filter((mail) => mail.includes(ANA)).length, 0)

    const shown = JSON.parse((await site.cli('held', 'show', '--json')).stdout)
    assert.equal(shown.held, true)
    const mails = shown.mails.map(({ kind, count, readers }: Record<string, unknown>) => [kind, count, readers])
    assert.deepEqual(mails, [['welcome', 1, 1]])
    // Weeks of letters wait as well, however many they are: nobody gets them because somebody restored a backup.
    const [reminders, articles, letters, ...others] = shown.due
    assert.deepEqual(reminders, { name: 'remind readers before money moves', count: 1 })
    // Of the sample, whose desk has one that goes out at six.
    assert.deepEqual(articles, { name: 'publish-scheduled-articles', count: 1 })
    assert.equal(letters.name, 'put letters together')
    assert.deepEqual(others, [])
    const words = (await site.cli('held', 'show')).stdout
    assert.match(words, /1 × mail “welcome” to 1 address, 1 of them readers’/)
    assert.match(words, /1 × remind readers before money moves/)

    const release = await site.cli('held', 'release')
    assert.match(release.stdout, /^Released:\n {2}1 × mail “welcome”/)
    await waitForMail(site.outbox, { to: ANA, kind: 'welcome' })
    await waitForMail(site.outbox, { to: ANA, kind: 'trial-ending' })
    assert.equal((await site.cli('held', 'release')).stdout, 'Nothing is held.\n')
    assert.equal((await site.cli('held', 'show')).stdout, 'Nothing is held.\n')
    await workerHasLooked(site)
    await post(site, '/sign-in', { email: 'di@example.org', return: '/' })
    await waitForMail(site.outbox, { to: 'di@example.org', kind: 'sign-in' })
    const ofAna = (await sent(site)).filter((mail) => mail.includes(ANA))
    assert.deepEqual(ofAna, [`trial-ending ${ANA}`, `welcome ${ANA}`])
    await site.stop()
    const audited = await inDatabase(site.folder, "select detail from audit_log where action = 'held.release'")
    assert.deepEqual(audited, [{ detail: { mails: 1, jobs: 0, due: 2 + letters.count, discardedMails: 0 } }])
  } finally {
    await site.discard()
  }
})

test('a clock that is advanced moves no held charge; what was written before may be thrown away instead of sent', async () => {
  const site = await restored()
  try {
    assert.equal((await site.cli('clock', 'advance', '10d')).status, 0)
    const status = async () =>
      (await inDatabase(site.folder, 'select state, provider_status from subscriptions')) as unknown[]
    assert.deepEqual(await status(), [{ state: 'trialing', provider_status: 'trialing' }])
    assert.deepEqual(await sent(site), [])
    const shown = JSON.parse((await site.cli('held', 'show', '--json')).stdout)
    assert.ok(shown.simulated.tasks >= 1, JSON.stringify(shown))

    const release = await site.cli('held', 'release', '--discard-mails', '--json')
    assert.equal(JSON.parse(release.stdout).discardedMails, 1)
    await waitForMail(site.outbox, { to: ANA, kind: 'receipt' })
    assert.deepEqual(await status(), [{ state: 'active', provider_status: 'active' }])
    assert.equal((await readMails(site.outbox)).filter(({ kind }) => kind === 'welcome').length, 0)
    const thrown = await inDatabase(site.folder, 'select kind from mails where discarded_at is not null')
    assert.deepEqual(thrown, [{ kind: 'welcome' }])
  } finally {
    await site.discard()
  }
})

/** A site on a restored folder, as if the backup had lain there for weeks. */
async function restored(): Promise<RunningSite> {
  const folder = await emptyFolder()
  const { status, stdout, stderr } = await (await startCommand(folder, ['restore', file])).ended
  assert.equal(status, 0, stderr)
  assert.match(stdout, /Nothing was sent\./)
  await shareAssets(folder)
  const ms = DAYS_LATER * 86_400_000
  await inDatabase(
    folder,
    `update clock set offset_ms = ${ms}; insert into stripe_simulator.settings values ('clock_offset', '${ms}')`,
  )
  return startSite({ folder })
}

/** All that was due when this is asked has been looked at: what is never held back, and comes after it, is done. */
async function workerHasLooked(site: RunningSite): Promise<void> {
  for (const file of ['looked-once.eml', 'looked-twice.eml']) {
    await inDatabase(site.folder, `insert into mail_discards (file, due_at) values ('${file}', '2000-01-01T00:00:00Z')`)
    const isThere = `select 1 from mail_discards where file = '${file}'`
    while ((await inDatabase(site.folder, isThere)).length > 0) await pause(50)
  }
}

async function sent(site: RunningSite): Promise<string[]> {
  return (await readMails(site.outbox)).map(({ kind, to }) => `${kind} ${to}`).sort()
}

async function inDatabase(folder: string, text: string): Promise<unknown[]> {
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), log: () => {} })
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
    await server.stop()
  }
}

function post(site: RunningSite, path: string, form: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(new URL(path, site.origin), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) },
    body: new URLSearchParams(form),
  })
}

/** From the offer over the payment page back to the site. */
async function takeTrial(site: RunningSite, email: string): Promise<void> {
  const offered = await post(site, '/subscribe', { plan: 'monthly', email, return: '/cities/tokyo-addresses' })
  const cookie = offered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const page = offered.headers.get('location') ?? assert.fail(`no payment page: ${offered.status}`)
  const paid = await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ card: newCard(), expiry: '12/34', cvc: '123', action: 'pay' }),
  })
  const back = paid.headers.get('location') ?? assert.fail(`not paid: ${paid.status}`)
  const arrived = await fetch(back, { redirect: 'manual', headers: { cookie } })
  assert.ok(arrived.status < 400, `${arrived.status}`)
  for (let tries = 0; tries < 100; tries++) {
    const rows = await inDatabase(site.folder, `select 1 from mails where kind = 'welcome' and recipient = '${email}'`)
    if (rows.length > 0) return
    await pause(100)
  }
  assert.fail('nobody was welcomed')
}
