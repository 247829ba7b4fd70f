import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { type OpenDatabase, openDatabase } from '../../platform/database.ts'
import { defuse, restore } from './cell.rule.ts'
import { exportSubscribers } from './exportSubscribers.ts'
import { importSubscribers } from './importSubscribers.ts'

const NOW = Temporal.Instant.from('2026-11-28T12:00:00Z')
const ZONE = 'Europe/Paris'

let database: TestDatabase
let opened: OpenDatabase
let folder: string
let files = 0
before(async () => {
  database = await createTestDatabase('subscribers')
  opened = openDatabase(database.connection)
  folder = await mkdtemp(join(tmpdir(), 'dateline-subscribers-'))
  await sql`insert into newsletters (slug, name, promise, every, cadence, language, position) values
    ('daily', 'Daily', 'A letter.', 'daily', 'Daily', 'en', 1),
    ('weekly', 'Weekly', 'A letter.', 'daily', 'Daily', 'en', 2)`.execute(opened.db)
})
beforeEach(async () => {
  await opened.db.transaction().execute(async (tx) => {
    await sql`set local dateline.erasing = 'yes'`.execute(tx)
    await sql`delete from newsletter_consents`.execute(tx)
    await sql`delete from newsletter_subscriptions`.execute(tx)
    await sql`delete from mail_suppressions`.execute(tx)
  })
})
after(async () => {
  await opened?.close()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

const HEADER = 'email,newsletter,consented_at,source,evidence'
const good = (email: string) => `${email},daily,2024-03-01,form,"said yes"`

async function take(text: string | Buffer, defaults: { newsletter?: string; source?: string } = {}) {
  const file = join(folder, `${files++}.csv`)
  await writeFile(file, text)
  const { newsletter, source } = defaults
  return importSubscribers(opened.db, file, { newsletter, source }, () => {}, NOW, ZONE)
}

async function subscribed(): Promise<string[]> {
  const { rows } = await sql<{ one: string }>`
    select s.email || ' ' || n.slug || ' ' || s.status as one
    from newsletter_subscriptions s join newsletters n on n.id = s.newsletter_id order by 1`.execute(opened.db)
  return rows.map(({ one }) => one)
}

async function exported(): Promise<string> {
  const file = join(folder, `export-${files++}.csv`)
  await exportSubscribers(opened.db, file, () => {})
  assert.equal((await stat(file)).mode & 0o077, 0)
  return readFile(file, 'utf8')
}

describe('a file of subscribers', () => {
  test('brings readers with the evidence of their consent, and again changes nothing', async () => {
    const text = [HEADER, good('ada@example.org'), good('Bo@Example.org'), ''].join('\n')
    const first = await take(text)
    assert.deepEqual([first.lines, first.imported, first.refused], [2, 2, 0])
    const again = await take(text)
    assert.deepEqual([again.imported, again.unchanged], [0, 2])
    const { rows } = await sql<{ evidence: object; at: Temporal.Instant }>`
      select evidence, at from newsletter_consents order by id`.execute(opened.db)
    assert.equal(rows.length, 2)
    assert.deepEqual(rows[0]?.evidence, { how: 'import', source: 'form', evidence: 'said yes', language: '' })
    // The day begins in the publication's zone.
    assert.equal(rows[0]?.at.toString(), '2024-02-29T23:00:00Z')
  })

  test('says of each line that it cannot take what is wrong with it, by its number, and goes on', async () => {
    const lines = [
      HEADER,
      good('first@example.org'),
      'no-at-sign,daily,2024-03-01,form,',
      'two@@example.org,daily,2024-03-01,form,',
      'a@b@example.org,daily,2024-03-01,form,',
      '"""quoted part""@example.org",daily,2024-03-01,form,',
      'space in@example.org,daily,2024-03-01,form,',
      'nobody@[192.0.2.1],daily,2024-03-01,form,',
      'nobody@localhost,daily,2024-03-01,form,',
      `${'x'.repeat(65)}@example.org,daily,2024-03-01,form,`,
      'victim@example.org\u0000,daily,2024-03-01,form,',
      'nul@example.org,daily,2024-03-01,form,a\u0000b',
      'date@example.org,daily,01/03/2024,form,',
      'leap@example.org,daily,2023-02-29,form,',
      'future@example.org,daily,2027-03-01,form,',
      'never@example.org,daily,,form,',
      'nowhere@example.org,daily,2024-03-01,,',
      'unknown@example.org,monthly,2024-03-01,form,',
      'FIRST@example.org,daily,2024-03-01,form,',
      ',daily,2024-03-01,form,',
      'victim@example.org\\nBcc: x@example.org,daily,2024-03-01,form,',
      '"victim@example.org\nBcc: x@example.org",daily,2024-03-01,form,',
      good('last@example.org'),
    ]
    const report = await take(lines.join('\r\n'))
    assert.deepEqual(await subscribed(), ['first@example.org daily confirmed', 'last@example.org daily confirmed'])
    assert.equal(report.refused, 20)
    const reasons = new Map(report.refusals.map(({ line, reason }) => [line, reason]))
    assert.deepEqual(
      [...reasons.keys()],
      Array.from({ length: 20 }, (_, at) => at + 3),
    )
    assert.match(reasons.get(12) ?? '', /evidence holds a character/)
    assert.match(reasons.get(13) ?? '', /a date is written like/)
    assert.match(reasons.get(15) ?? '', /in the future/)
    assert.match(reasons.get(16) ?? '', /when they consented/)
    assert.match(reasons.get(18) ?? '', /no newsletter “monthly”/)
    assert.match(reasons.get(19) ?? '', /on line 2/)
  })

  test('takes every legal form of address: tags, apostrophes, other scripts, international domains', async () => {
    const report = await take(
      [
        HEADER,
        good('+tag@example.org'),
        good("o'brien+news@example.org"),
        good('=cmd|calc@example.org'),
        good('jürgen@müller.example'),
        good('読者@例え.example'),
        good(`<angle@example.org>`),
        good('mailto:link@example.org'),
        good(' around@example.org '),
        good('a.b-c_d@sub.example.co.uk'),
      ].join('\n'),
    )
    assert.deepEqual(report.refusals, [])
    assert.ok((await subscribed()).includes('jürgen@xn--mller-kva.example daily confirmed'))
    assert.ok((await subscribed()).includes('angle@example.org daily confirmed'))
  })

  test('a quotation mark that is never closed costs its own line and no other', async () => {
    const many = Array.from({ length: 300 }, (_, at) => good(`reader${at}@example.org`))
    const lines = [HEADER, good('a@example.org'), '"broken@example.org,daily,2024-03-01,form,', ...many]
    const report = await take(lines.join('\n'))
    assert.deepEqual(
      report.refusals.map(({ line }) => line),
      [3],
    )
    assert.match(report.refusals[0]?.reason ?? '', /never closed/)
    assert.equal(report.imported, 301)
  })

  test('a cell of a megabyte, with or without line breaks, is refused and the rest taken', async () => {
    const huge = 'x'.repeat(1_000_000)
    const tall = 'y\n'.repeat(500_000)
    const report = await take(
      [
        HEADER,
        `huge@example.org,daily,2024-03-01,form,${huge}`,
        good('between@example.org'),
        `tall@example.org,daily,2024-03-01,form,"${tall}"`,
        `long@example.org,daily,2024-03-01,form,${'z'.repeat(5_000)}`,
        good('after@example.org'),
      ].join('\n'),
    )
    assert.deepEqual(await subscribed(), ['after@example.org daily confirmed', 'between@example.org daily confirmed'])
    assert.ok(report.refusals.some(({ line, reason }) => line === 2 && /longer/.test(reason)))
  })

  test('files of spreadsheets are read: semicolons, tabs, UTF-16, a byte order mark, old line ends', async () => {
    const semicolons = `\ufeff${[HEADER, good('semi@example.org')].join('\n').replaceAll(',', ';')}`
    assert.equal((await take(semicolons)).imported, 1)
    const tabs = [HEADER, good('tabs@example.org')].join('\r\n').replaceAll(',', '\t')
    assert.equal((await take(Buffer.from(`\ufeff${tabs}`, 'utf16le'))).imported, 1)
    assert.equal((await take([HEADER, good('mac@example.org'), good('mac2@example.org')].join('\r'))).imported, 2)
    const latin = Buffer.from([HEADER, good('latin@example.org').replace('said yes', 'Zoë')].join('\n'), 'latin1')
    assert.match((await take(latin)).refusals[0]?.reason ?? '', /UTF-8/)
    const short = await take('E-Mail\nshort@example.org', { newsletter: 'daily', source: 'a list' })
    assert.match(short.refusals[0]?.reason ?? '', /when they consented/)
    await assert.rejects(take('name,consented_at\nx,y'), /first line must name the columns/)
    await assert.rejects(take('\u0000\u0001\u0002'), /first line must name the columns/)
    assert.equal((await take('')).lines, 0)
  })

  test('who has left, or is suppressed, is not brought back; who has left elsewhere has left here', async () => {
    await take([HEADER, good('left@example.org'), good('stays@example.org')].join('\n'))
    await sql`update newsletter_subscriptions set status = 'ended', ended_at = ${NOW}
      where email = 'left@example.org'`.execute(opened.db)
    await sql`insert into mail_suppressions (email_key, email, reason, since)
      values ('angry@example.org', 'angry@example.org', 'complained', ${NOW})`.execute(opened.db)
    const report = await take([HEADER, good('left@example.org'), good('angry@example.org')].join('\n'))
    assert.deepEqual(report.refusals, [
      { line: 2, reason: 'they ended it on 2026-11-28; only they can take it again' },
      { line: 3, reason: 'nothing goes to this address: complained' },
    ])
    const ends = await take('email,newsletter,status,ended_at\nstays@example.org,daily,ended,2026-11-01')
    assert.deepEqual([ends.ended, ends.refused], [1, 0])
    assert.deepEqual(await subscribed(), ['left@example.org daily ended', 'stays@example.org daily ended'])
  })

  test('an export has no formula in it, and importing it gives the same again', async () => {
    await take(
      [
        'email,newsletter,status,consented_at,ended_at,language,source,evidence',
        `=cmd@example.org,daily,,2024-03-01T07:08:09.123456Z,,fr,"=HYPERLINK(""http://x"")","+1 @ -2"`,
        `+plus@example.org,weekly,,2024-03-01,,,paper,"'=already defused"`,
        'gone@example.org,daily,ended,2020-01-01,2021-01-01,de,form,"two\nlines; ""quoted"", and more"',
        'only-gone@example.org,daily,ended,,2021-01-01,,,',
      ].join('\n'),
    )
    await sql`insert into newsletter_subscriptions (newsletter_id, email, email_key, status, requested_at)
      select id, 'asked@example.org', 'asked@example.org', 'requested', ${NOW} from newsletters where slug = 'daily'`.execute(
      opened.db,
    )
    const first = await exported()
    for (const cell of first.split(/[,\n]/)) assert.doesNotMatch(cell, /^"?[=+\-@\t]/)
    assert.doesNotMatch(first, /asked@example\.org/)
    assert.match(first, /"'=HYPERLINK\(""http:\/\/x""\)"/)
    await opened.db.transaction().execute(async (tx) => {
      await sql`set local dateline.erasing = 'yes'`.execute(tx)
      await sql`delete from newsletter_consents`.execute(tx)
      await sql`delete from newsletter_subscriptions`.execute(tx)
    })
    const report = await take(first)
    assert.deepEqual([report.imported, report.refusals], [4, []])
    assert.equal(await exported(), first)
  })

  test('any text comes back from a cell as it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '=', '+', '-', '@', "'", "'=", "''="),
        (text, start) => {
          assert.equal(restore(defuse(start + text)), start + text)
          assert.doesNotMatch(defuse(start + text), /^[=+\-@\t\r]/)
        },
      ),
    )
  })

  const lines = process.env.DATELINE_LONG ? 200_000 : 20_000
  test(`${lines} lines take no longer than they may, and say how far they are`, { timeout: 120_000 }, async () => {
    const rows = Array.from(
      { length: lines },
      (_, at) => `reader${at}@mail${at % 50}.example.org,daily,2024-03-01,form,"asked on a page, line ${at}"`,
    )
    const file = join(folder, 'large.csv')
    await writeFile(file, [HEADER, ...rows].join('\n'))
    const steps: number[] = []
    const began = performance.now()
    const wishes = { newsletter: undefined, source: undefined }
    const report = await importSubscribers(opened.db, file, wishes, (done) => steps.push(done), NOW, ZONE)
    const seconds = (performance.now() - began) / 1000
    assert.equal(report.imported, lines)
    assert.ok(steps.length >= lines / 2_000, `${steps.length} steps`)
    assert.deepEqual(
      steps,
      steps.toSorted((a, b) => a - b),
    )
    // A minute for all of them, on a machine that nobody else works on: that is asserted where it has it for itself.
    if (process.env.DATELINE_LONG) assert.ok(seconds < 60, `${Math.round(seconds)} s`)
  })
})
