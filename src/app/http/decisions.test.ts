import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { dueWorkNamed } from '../../../tests/support/dueWorkNamed.ts'
import { createSite, type TestSite } from '../../../tests/support/site.ts'
import type { Block } from '../../articles/store/store.module.ts'
import { createDecisionLog } from '../../paywall/decisions/decisions.module.ts'
import { openDatabase } from '../../platform/database.ts'
import { createLog } from '../../platform/log.ts'
import { createSigner } from '../../platform/signing.ts'

let site: TestSite
before(async () => {
  site = await createSite('decisions')
  for (const slug of ['ferry', 'tide', 'bridge']) {
    const paragraph = (): Block => ({
      type: 'paragraph',
      content: [{ type: 'text', text: `Of the ${slug} there is much to say.` }],
    })
    await site.publish({ slug, body: { type: 'doc', content: Array.from({ length: 8 }, paragraph) } })
  }
})
after(() => site.close())

type Kept = {
  id: number
  kind: string
  reason: string
  rule: string
  reader_id: number | null
  pass_hash: Buffer | null
  slug: string
}

/** They are written in their order: when a later one is in, which is that of the bridge, so is all before it. */
async function kept(): Promise<Kept[]> {
  const deadline = performance.now() + 5_000
  const before = (await written()).length
  // What was asked for within the hour leaves no second row.
  await site.pass({ hours: 1 })
  assert.equal((await site.visitor().fetch('/world/bridge')).access, 'metered; reason=new; left=0')
  for (;;) {
    const rows = await written()
    const isIn = rows.length > before && rows.at(-1)?.slug === 'bridge'
    if (isIn) return rows.filter(({ slug }) => slug !== 'bridge')
    assert.ok(performance.now() < deadline, 'a decision was not written within five seconds')
    await pause(20)
  }
}

async function written(): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select d.id, d.kind, d.reason, d.rule, d.reader_id, d.pass_hash, a.slug
    from decisions d join articles a using (group_id) order by d.id`.execute(site.dateline.db)
  return rows
}

test('new reads and gates are kept, and nothing else; each is explained in a sentence', async () => {
  const visitor = site.visitor()
  await visitor.fetch('/world/ferry', { method: 'HEAD' })
  await visitor.fetch('/world/ferry', { headers: { 'sec-purpose': 'prefetch' } })
  await visitor.fetch('/world/ferry')
  await visitor.fetch('/world/ferry')
  await visitor.fetch('/world/tide')
  const subscriber = await site.reader({ subscription: 'active' })
  await subscriber.fetch('/world/tide')
  const reader = await site.reader()
  await reader.fetch('/world/tide')
  await reader.fetch('/world/ferry')

  const rows = await kept()
  assert.deepEqual(
    rows.map(({ kind, reason, reader_id }) => [kind, reason, reader_id]),
    [
      ['metered', 'new', null],
      ['gate', 'allowance-spent', null],
      ['metered', 'new', reader.readerId],
      ['gate', 'allowance-spent', reader.readerId],
    ],
  )
  assert.equal(rows[0]?.pass_hash, null, 'there was no pass yet')
  assert.equal(rows[1]?.pass_hash?.length, 32)
  assert.equal(rows[2]?.pass_hash, null, 'a reader is known by their account')

  const explain = (row: Kept | undefined) =>
    site.dateline.paywall.explainDecision(row?.id ?? 0, site.dateline.languages.own())
  assert.match(
    (await explain(rows[0])) ?? '',
    /^A visitor opened “Headline of ferry” on .*last article of the allowance/,
  )
  assert.match(
    (await explain(rows[3])) ?? '',
    new RegExp(
      `^Reader ${reader.readerId} was shown the subscribe gate of “Headline of ferry” on .*: the allowance was spent`,
    ),
  )
  assert.equal(await explain(undefined), undefined)

  const { email } = (await site.dateline.readers.findReader(site.dateline.db, { readerId: reader.readerId })) ?? {}
  const shown = await site.dateline.privacy.showReader(site.dateline.db, email ?? '')
  const meter = shown?.meter as { decisions: { id: number; why: string }[] }
  assert.deepEqual(
    meter.decisions.map(({ id }) => id),
    [rows[3]?.id, rows[2]?.id],
  )
})

test('passes of somebody’s own making, and clients from anywhere without one, fill no table', async () => {
  const before = (await kept()).length
  await site.pass({ hours: 1 })
  for (let time = 0; time < 40; time++) {
    const client = site.visitor({ address: `198.51.100.${time}` })
    if (time % 2 === 0) client.cookies.set('dateline_pass', `1:a-${time}.${'x'.repeat(20)}${10 + time}`)
    assert.equal((await client.fetch('/world/tide')).access, 'metered; reason=new; left=0')
  }
  const rows = (await kept()).slice(before)
  assert.deepEqual(
    rows.map(({ slug, pass_hash }) => [slug, pass_hash]),
    [['tide', null]],
  )
})

test('after 30 days nobody can say why any more', async () => {
  const { db, clock } = site.dateline
  const forgetDecisions = dueWorkNamed(site.dateline, 'forget-decisions')
  const due = await forgetDecisions.nextDue(db)
  assert.ok(due)
  assert.equal(await forgetDecisions.runDue(db, due.subtract({ seconds: 1 })), 0)
  assert.ok((await forgetDecisions.runDue(db, clock.now().add({ hours: 24 * 31 }))) >= 4)
  assert.deepEqual(await kept(), [])
})

test('with the database away decisions are dropped and counted, and nobody waits', async () => {
  const database = openDatabase({ host: '127.0.0.1', port: 9, user: 'nobody', database: 'nothing' })
  let dropped = 0
  const log = createDecisionLog({
    db: database.db,
    signer: createSigner('a secret of thirty-two characters!', 'pass'),
    zone: () => 'UTC',
    log: createLog('silent'),
    dropped: (count) => {
      dropped += count
    },
  })
  const access = { kind: 'gate', gate: 'subscribe', reason: 'allowance-spent', rule: 'meter' } as const
  const at = Temporal.Instant.from('2026-11-24T12:00:00Z')
  const started = performance.now()
  for (let groupId = 1; groupId <= 3_000; groupId++) {
    log.note({ access, groupId, policyVersion: 1, readerId: undefined, pass: undefined, at })
  }
  assert.ok(performance.now() - started < 100)
  await log.close()
  assert.equal(dropped, 3_000)
  await database.close()
})
