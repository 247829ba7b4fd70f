import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type pg from 'pg'
import { type OpenDatabase, openDatabase } from '../../src/platform/database.ts'
import { enterSentLetter } from '../support/ledgerLines.ts'
import { type RunningSite, startSite } from '../support/runningSite.ts'

let site: RunningSite
let database: OpenDatabase
before(async () => {
  site = await startSite({ env: { MAIL_WEBHOOKS: 'brevo=a-token-for-tests' } })
  database = openDatabase({ ...(await site.connection()) } as pg.PoolConfig)
})
after(async () => {
  await database?.close()
  await site?.discard()
})

test('an operator sees who gets no letters any more, and why, and takes it back', async () => {
  const { db } = database
  const [letter] = await enterSentLetter(db, Temporal.Now.instant(), ['dead@example.org'])
  const answer = await fetch(`${site.origin}/webhooks/mail/brevo`, {
    method: 'POST',
    headers: { authorization: 'Bearer a-token-for-tests', 'content-type': 'application/json' },
    body: JSON.stringify({
      event: 'hard_bounce',
      email: 'dead@example.org',
      'message-id': `<l.${letter?.token}@meridian.example>`,
      ts_epoch: 1,
      reason: '550 5.1.1 no such user',
    }),
  })
  assert.equal(answer.status, 200)
  const shown = await site.cli('mail', 'suppressed')
  assert.match(shown.stdout, /dead@example\.org .*there is no such mailbox: 550 5\.1\.1 no such user/)
  const undone = await site.cli('mail', 'suppressed', '--undo', 'Dead@example.org')
  assert.deepEqual([undone.status, undone.stdout], [0, 'Letters go to dead@example.org again.\n'])
  const again = await site.cli('mail', 'suppressed', '--undo', 'dead@example.org')
  assert.equal(again.status, 1)
  assert.match(again.stderr, /are not suppressed/)
})

test('an operator is told in facts what receivers look at', async () => {
  const checked = await site.cli('mail', 'check', '--json')
  const facts = JSON.parse(checked.stdout) as { findings: { about: string; state: string }[]; relay: null }
  assert.deepEqual([...new Set(facts.findings.map(({ about }) => about))], ['SPF', 'DKIM', 'DMARC', 'return path'])
  assert.equal(checked.status, facts.findings.some(({ state }) => state === 'wrong') ? 1 : 0)
})

test('an operator brings subscribers in and takes them out again', async () => {
  const { rows } = await sql<{ slug: string }>`select slug from newsletters order by position limit 1`.execute(
    database.db,
  )
  const file = join(site.folder, 'subscribers.csv')
  await writeFile(file, 'email,consented_at\nada@example.org,2024-03-01\nnobody\n')
  const wishes = ['--newsletter', rows[0]?.slug ?? '', '--source', 'a list on paper']
  const brought = await site.cli('subscribers', 'import', file, ...wishes)
  assert.equal(brought.status, 0)
  assert.match(brought.stdout, /2 lines: 1 taken over, 0 known already, 1 refused\n {2}line 3: /)
  const out = join(site.folder, 'out.csv')
  assert.equal((await site.cli('subscribers', 'export', out)).status, 0)
  assert.match(
    await readFile(out, 'utf8'),
    /^ada@example\.org,[\w-]+,confirmed,2024-02-29T23:00:00Z,,,a list on paper,$/m,
  )
  const empty = await site.cli('subscribers', 'import', join(site.folder, 'nothing.csv'))
  assert.equal(empty.status, 1)
})
