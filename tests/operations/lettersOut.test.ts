import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openMailSink } from '../support/mailSink.ts'
import { type RunningSite, startSite } from '../support/runningSite.ts'

let server: Awaited<ReturnType<typeof openMailSink>>
let site: RunningSite
let isFull = true
before(async () => {
  const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })
  server = await openMailSink({
    onRcptTo({ address }, _, done) {
      if (address.startsWith('dead')) done(refusal(550, '5.1.1 no such user here'))
      else done(address.startsWith('full') && isFull ? refusal(452, '4.2.2 mailbox full') : null)
    },
  })
  site = await startSite({ env: { SMTP_URL: server.url } })
})
after(async () => {
  await site?.discard()
  await server?.close()
})

test('a mailbox that its server says is none gets no second letter, and the operator is told why; everybody else has theirs', async () => {
  const file = join(site.folder, 'subscribers.csv')
  await writeFile(file, 'email,consented_at\nalive@example.org,2026-03-01\ndead@example.org,2026-03-01\n')
  const brought = await site.cli('subscribers', 'import', file, '--newsletter', 'daily-mark', '--source', 'a list')
  assert.match(brought.stdout, /2 taken over/)
  const checked = await site.cli('letter', 'check', 'daily-mark')
  assert.match(checked.stdout, /DKIM: Letters are not signed/, 'who sends unsigned is told before the letter goes')
  // A day has one morning; an hour more has two of them, if it begins shortly before one.
  assert.equal((await site.cli('clock', 'advance', '24h')).status, 0)
  const letters = () => server.mails.filter(({ raw }) => raw.includes('X-Dateline-Kind: letter')).map(({ to }) => to)
  assert.deepEqual(letters(), ['alive@example.org'])
  const report = JSON.parse((await site.cli('letter', 'report', 'daily-mark', '--json')).stdout)
  assert.deepEqual([report.frozen, report.sent, report.failed, report.pending], [2, 1, 1, 0])
  const suppressed = await site.cli('mail', 'suppressed')
  assert.match(suppressed.stdout, /dead@example\.org .*there is no such mailbox: .*no such user here/)
  assert.doesNotMatch(suppressed.stdout, /alive/)

  assert.equal((await site.cli('clock', 'advance', '24h')).status, 0)
  assert.deepEqual(letters(), ['alive@example.org', 'alive@example.org'])
  const where = await site.cli('mail', 'where', 'dead@example.org')
  assert.match(where.stdout, /suppressed/)
})

test('an operator reads in words whom a letter reached, asks whom it missed, and sends it to them', async () => {
  const { stdout: shown } = await site.cli('newsletter', 'show', 'the-week', '--json')
  const { 'next-date': date, 'next-due': due } = JSON.parse(shown)
  const file = join(site.folder, 'week.csv')
  await writeFile(file, 'email,consented_at\nreads@example.org,2026-03-01\nfull@example.org,2026-03-01\n')
  await site.cli('subscribers', 'import', file, '--newsletter', 'the-week', '--source', 'a list')
  const { now } = JSON.parse((await site.cli('clock', 'show', '--json')).stdout)
  const hours = Math.ceil(Temporal.Instant.from(now).until(due).total('hours'))
  assert.equal((await site.cli('clock', 'advance', `${hours + 1}h`)).status, 0)
  const under = await site.cli('letter', 'report', 'the-week')
  assert.equal(under.status, 0)
  assert.match(under.stdout, new RegExp(`^the-week of ${date}: sending`))
  assert.match(under.stdout, /2 readers\n {2}1 accepted by the mail server \(50\.0 %\)\n {2}1 waiting or under way/)
  // A full mailbox is tried for a day.
  assert.equal((await site.cli('clock', 'advance', '30h')).status, 0)
  const report = await site.cli('letter', 'report', 'the-week', date)
  assert.match(report.stdout, new RegExp(`^the-week of ${date}: sent\n`))
  assert.match(
    report.stdout,
    new RegExp(`1 not reached \\(50\\.0 %\\): npx dateline letter missing the-week ${date}\n`),
  )
  const missing = await site.cli('letter', 'missing', 'the-week', date)
  assert.equal(missing.status, 0)
  assert.match(missing.stdout, /^full@example\.org {2}\d+ tries {2}Given up: .*mailbox full/)
  assert.match(missing.stdout, new RegExp(`To try them once more: npx dateline letter missing the-week ${date} --send`))
  const weekly = () =>
    server.mails.filter(({ to, raw }) => to.startsWith('full') && /^List-ID: <the-week/im.test(raw.toString()))
  assert.equal(weekly().length, 0, 'whoever asks sends nothing')
  isFull = false
  assert.match((await site.cli('letter', 'missing', 'the-week', date, '--send')).stdout, /It is tried once more\.\n$/)
  assert.equal((await site.cli('clock', 'advance', '1h')).status, 0)
  assert.equal(weekly().length, 1)
  const nobody = await site.cli('letter', 'missing', 'the-week', date)
  assert.match(nobody.stdout, /has reached everybody who can be reached\.\n$/)
  const facts = JSON.parse((await site.cli('letter', 'report', 'the-week', date, '--json')).stdout)
  assert.deepEqual([facts.sent, facts.failed, facts.letter.state], [2, 0, 'sent'])
})

test('an operator who names no letter that there is, or no day, is told so with the exit status of it', async () => {
  const unknown = await site.cli('letter', 'report', 'the-week', '2020-01-05')
  assert.deepEqual([unknown.status, unknown.stdout], [1, ''])
  assert.match(unknown.stderr, /the-week has no such letter/)
  const noDay = await site.cli('letter', 'missing', 'the-week', 'tomorrow')
  assert.equal(noDay.status, 2)
  assert.match(noDay.stderr, /“tomorrow” is no day; write one like/)
  assert.equal((await site.cli('letter', 'missing')).status, 2)
})
