import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { enterSentLetter, type SentLetter } from '../../../tests/support/ledgerLines.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import {
  countReturnsOf,
  countSuppressions,
  findSuppression,
  HEALTH_DAYS,
  judgeHealth,
  listHealth,
  listReturnsOf,
  listSuppressions,
  recordReturn,
  recordSent,
  suppressedAmong,
  undoSuppression,
} from './returns.module.ts'

let site: TestSite
before(async () => {
  site = await createSite('returns')
  await site.dateline.jobs.startWorking()
})
after(() => site?.close())

let told = 0
const deps = () => ({ ...site.dateline, publication: () => site.dateline.publication.facts() })
const now = () => site.dateline.clock.now()
const sent = async (email: string): Promise<SentLetter> => {
  const [letter] = await enterSentLetter(site.dateline.db, now(), [email])
  return letter as SentLetter
}

type Outcome = 'hard' | 'soft' | 'complaint' | 'delivered' | 'unknown'
const comesBack = (token: string | undefined, outcome: Outcome, more: { sourceId?: string; email?: string } = {}) =>
  site.dateline.db.transaction().execute((tx) =>
    recordReturn(deps(), tx, {
      source: 'mailbox',
      sourceId: more.sourceId ?? `told ${told++}`,
      outcome,
      token,
      email: more.email,
      diagnostic: `550 5.1.1\r\n no such   user\u0000`,
    }),
  )
const suppressed = (email: string) => findSuppression(site.dateline.db, email)

test('nothing goes any more to a mailbox that is none, and whoever asks is told why', async () => {
  const { token, letterId } = await sent('none@example.org')
  assert.deepEqual(await comesBack(token, 'hard'), { kind: 'recorded', suppressed: 'bounced' })
  const found = await suppressed('none@example.org')
  assert.deepEqual([found?.reason, found?.detail], ['bounced', '550 5.1.1 no such user'])
  assert.deepEqual(
    [...(await suppressedAmong(site.dateline.db, ['none@example.org', 'other@example.org'])).keys()],
    ['none@example.org'],
  )
  assert.deepEqual(await countReturnsOf(site.dateline.db, letterId), [{ outcome: 'hard', readers: 1 }])
})

test('a bounce that is told twice, by whoever, counts once', async () => {
  const { token } = await sent('twice@example.org')
  assert.equal((await comesBack(token, 'soft', { sourceId: 'same' })).kind, 'recorded')
  assert.equal((await comesBack(token, 'soft', { sourceId: 'same' })).kind, 'again')
  assert.equal((await listReturnsOf(site.dateline.db, 'twice@example.org', 10)).length, 1)
})

test('a forged bounce with a token of nobody suppresses nobody and leaves no trace', async () => {
  const before = await countSuppressions(site.dateline.db)
  assert.equal((await comesBack('aaaaaaaaaaaaaaaaaaaa', 'hard')).kind, 'unmatched')
  assert.equal((await comesBack(undefined, 'complaint')).kind, 'unmatched')
  assert.deepEqual(await countSuppressions(site.dateline.db), before)
})

test('a reader whose mailbox is full for a week gets nothing more; one whose letters arrive in between does', async () => {
  for (let day = 0; day < 8; day++) {
    const { token } = await sent('full@example.org')
    const other = await sent('now-and-then@example.org')
    const isLast = day === 7
    assert.deepEqual(await comesBack(token, 'soft'), {
      kind: 'recorded',
      suppressed: isLast ? 'bounced-repeatedly' : undefined,
    })
    const became = await comesBack(other.token, day === 4 ? 'delivered' : 'soft')
    assert.deepEqual(became, { kind: 'recorded', suppressed: undefined })
    if (!isLast) await site.pass({ hours: 24 })
  }
})

test('a refusal of the sender suppresses nobody, however often it comes', async () => {
  for (let day = 0; day < 9; day++) {
    const { token } = await sent('refuses-us@example.org')
    await comesBack(token, 'unknown')
    await site.pass({ hours: 24 })
  }
  assert.equal(await suppressed('refuses-us@example.org'), undefined)
})

test('a suppression that is taken back stays so until something new comes back', async () => {
  const { token } = await sent('back@example.org')
  await site.pass({ hours: 24 })
  for (let day = 0; day < 8; day++) {
    await comesBack((await sent('back@example.org')).token, 'soft')
    await site.pass({ hours: 24 })
  }
  assert.equal((await suppressed('back@example.org'))?.reason, 'bounced-repeatedly')
  const undone = await undoSuppression(site.dateline.db, 'test', 'back@example.org', now())
  assert.equal(undone?.email, 'back@example.org')
  assert.equal(await undoSuppression(site.dateline.db, 'test', 'back@example.org', now()), undefined)
  // What was forgiven begins no new count.
  await comesBack((await sent('back@example.org')).token, 'soft')
  assert.equal(await suppressed('back@example.org'), undefined)
  await comesBack(token, 'complaint')
  assert.equal((await suppressed('back@example.org'))?.reason, 'complained')
})

test('a complaint outranks a bounce, and no later bounce hides it', async () => {
  const { token } = await sent('angry@example.org')
  await comesBack(token, 'hard')
  await comesBack(token, 'complaint')
  await comesBack(token, 'hard')
  assert.equal((await suppressed('angry@example.org'))?.reason, 'complained')
  const [newest] = await listSuppressions(site.dateline.db, 1)
  assert.equal(newest?.email, 'angry@example.org')
})

test('before a receiver refuses everything the publication is told so, once', async () => {
  await recordSent(
    site.dateline.db,
    new Map([
      ['gmail.test', 10_000],
      ['other.test', 10],
    ]),
    now(),
  )
  for (let reader = 0; reader < 30; reader++) {
    await comesBack((await sent(`reader${reader}@gmail.test`)).token, 'complaint')
  }
  const since = now().subtract({ hours: 24 * HEALTH_DAYS })
  const [worst] = (await listHealth(site.dateline.db, since, 5)).map(judgeHealth)
  assert.deepEqual([worst?.domain, worst?.sent, worst?.complaints, worst?.state], ['gmail.test', 10_000, 30, 'danger'])
  const mails = await site.mailsTo('desk@news.test')
  const about = mails.map(({ text }) => /mail-health-\w+: gmail\.test/.exec(text ?? '')?.[0]).filter(Boolean)
  assert.deepEqual(about, ['mail-health-watch: gmail.test', 'mail-health-danger: gmail.test'])
})

test('a reader who asks sees what came back of their mail, and who is forgotten leaves none of it', async () => {
  const reader = await site.reader({ email: 'gone@example.org' })
  const { token } = await sent('gone@example.org')
  await comesBack(token, 'hard')
  await site.dateline.visits.record({ token, kind: 'click', at: now() }, false)
  const holders = site.dateline.ports.holders.filter(({ name }) => name.startsWith('letter'))
  const who = {
    readerId: reader.readerId,
    email: 'gone@example.org',
    emailKey: 'gone@example.org',
    personKey: 'gone@example.org',
  }
  const held = await Promise.all(holders.map((holder) => holder.everything(site.dateline.db, who)))
  const rows = Object.assign({}, ...held) as Record<string, unknown[]>
  assert.deepEqual(
    ['mail_returns', 'mail_suppressions', 'letter_visits'].map((table) => rows[table]?.length),
    [1, 1, 1],
  )
  await site.dateline.db.transaction().execute(async (tx) => {
    for (const holder of holders) await holder.erase(tx, who, now())
  })
  const { rows: left } = await sql<{ count: number }>`
    select (select count(*) from mail_returns where email_key = 'gone@example.org')
      + (select count(*) from mail_suppressions where email_key = 'gone@example.org')
      + (select count(*) from letter_visits v join letter_recipients r on r.id = v.recipient_id
        where r.email_key = 'gone@example.org') as count`.execute(site.dateline.db)
  assert.equal(left[0]?.count, 0)
})

test('who gets another address leaves the dead mailbox behind, and stays unwritten to if they complained', async () => {
  const holder = site.dateline.ports.holders.find(({ name }) => name === 'letterReturns')
  const move = (from: string, to: string) =>
    site.dateline.db.transaction().execute(async (tx) =>
      holder?.move?.(tx, {
        readerId: 1,
        from: { email: from, emailKey: from, personKey: from },
        to: { email: to, emailKey: to, personKey: to },
      }),
    )
  await comesBack((await sent('dead@example.org')).token, 'hard')
  await comesBack((await sent('cross@example.org')).token, 'complaint')
  await move('dead@example.org', 'alive@example.org')
  await move('cross@example.org', 'still-cross@example.org')
  assert.deepEqual(
    await Promise.all(
      ['dead@example.org', 'alive@example.org', 'cross@example.org', 'still-cross@example.org']
        .map(suppressed)
        .map(async (one) => (await one)?.reason),
    ),
    [undefined, undefined, undefined, 'complained'],
  )
})
