import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'
import { createTestDatabase, type TestDatabase } from '../tests/support/database.ts'
import { LARGE, largeTemplate } from '../tests/support/largePublication.ts'
import { callsOfAds } from './plans/callsOfAds.ts'
import { callsOfArticles } from './plans/callsOfArticles.ts'
import { callsOfAssignments } from './plans/callsOfAssignments.ts'
import { callsOfChecks } from './plans/callsOfChecks.ts'
import { callsOfDesk } from './plans/callsOfDesk.ts'
import { callsOfEditor } from './plans/callsOfEditor.ts'
import { callsOfLetters } from './plans/callsOfLetters.ts'
import { callsOfLibrary } from './plans/callsOfLibrary.ts'
import { callsOfMagazine } from './plans/callsOfMagazine.ts'
import { callsOfReaders } from './plans/callsOfReaders.ts'
import { callsOfReturns } from './plans/callsOfReturns.ts'
import { callsOfSearch } from './plans/callsOfSearch.ts'
import { callsOfSending } from './plans/callsOfSending.ts'
import { callsOfWorkflow } from './plans/callsOfWorkflow.ts'
import { judgePlan } from './plans/judgePlan.ts'
import { type ExplainingDatabase, openExplaining } from './plans/openExplaining.ts'

/** Tables that a publication fills by hand, or with one row for each of few things. */
const STAY_SMALL = new Set([
  ...[
    'about_pages',
    'archives',
    'benefits',
    'clock',
    'crawler_ranges',
    'hub_announcements',
    'institutions',
    'letter_backoffs',
    'migrations',
  ],
  ...['newsletters', 'paywall_policy', 'paywall_pools', 'plan_prices', 'plans', 'provider_prices', 'provider_products'],
  ...[
    'provider_event_walk',
    'provider_settings',
    'publication',
    'publication_phrases',
    'restores',
    'return_mailbox',
    'sections',
    'sources',
    'staff',
    'staff_apps',
    'staff_passkeys',
    'staff_recovery_codes',
    'style_rules',
    // Forgotten within ten minutes.
    'spent_challenges',
    // Somebody keeps each by hand; each is done within minutes and forgotten within days; each is indexed within seconds.
    'desk_views',
    'bulk_runs',
    'picture_replacements',
    'desk_text_changes',
  ],
  // Bookings are made by hand; traffic is kept of five weeks, by the hour.
  ...['campaign_letters', 'campaign_progress', 'campaigns', 'notice_rates', 'notice_settings', 'notice_traffic'],
  // An issue a week, of some thirty pieces.
  ...[
    'magazine_settings',
    'magazine_issues',
    'magazine_pieces',
    'magazine_revisions',
    'magazine_revision_pieces',
    'magazine_files',
    'issue_letters',
  ],
  // What waits for its hour.
  'article_schedules',
  // Files that have changed while the desk changed their articles.
  'files_for_desk',
  // Somebody writes each of them.
  'newsletter_questions',
  // Of the world's cities those that were reported from, who reported and what about; each list of them is by its slug.
  ...['authors', 'places', 'tags'],
])
const calls = {
  ...callsOfAds,
  ...callsOfArticles,
  ...callsOfAssignments,
  ...callsOfChecks,
  ...callsOfDesk,
  ...callsOfEditor,
  ...callsOfLetters,
  ...callsOfLibrary,
  ...callsOfMagazine,
  ...callsOfReaders,
  ...callsOfReturns,
  ...callsOfSearch,
  ...callsOfSending,
  ...callsOfWorkflow,
}

/** Below this PostgreSQL may well read a whole table although it has an index. */
const ENOUGH_ROWS = 4_000

const source = fileURLToPath(new URL('../src/', import.meta.url))
const files = globSync('**/*.sql.ts', { cwd: source }).map((file) => file.replaceAll('\\', '/'))

type Module = Record<string, (db: Database, ...given: readonly unknown[]) => Promise<unknown>>

describe('queries of a publication of 100,000 articles and as many readers', () => {
  let database: TestDatabase
  let explaining: ExplainingDatabase
  before(async () => {
    database = await createTestDatabase('query_plans', await largeTemplate(LARGE))
    explaining = openExplaining(database.connection)
  })
  after(async () => {
    await explaining?.close()
    await database?.drop()
  })

  test('every table is filled as a large publication fills it, or is one that stays small', async () => {
    const { rows } = await sql<{ name: string; rows: number }>`
      select relname as name, reltuples::int as rows from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(explaining.db)
    const empty = rows.filter((table) => table.rows < ENOUGH_ROWS && !STAY_SMALL.has(table.name))
    assert.deepEqual(
      empty.map(({ name }) => name),
      [],
      'fill them in tests/support/largePublication.ts, or say here that they stay small',
    )
  })

  test('none reads a table that grows from end to end, unless it says why', async () => {
    const grows = (table: string) => !STAY_SMALL.has(table)
    const refused: string[] = []
    for (const file of files) {
      const module = (await import(`${source}${file}`)) as Module
      const known = calls[file] ?? {}
      for (const [name, ask] of Object.entries(module)) {
        if (typeof ask !== 'function') continue
        const given = known[name]
        if (!given) refused.push(`${file} ${name}: nobody knows how it grows; call it in scripts/plans`)
        for (const values of given ?? []) {
          explaining.take()
          await inVain(explaining.db, (tx) => ask(tx, ...values)).catch((error: Error) => {
            refused.push(`${file} ${name}: could not be asked: ${error.message}`)
          })
          for (const { text, plan } of explaining.take()) {
            for (const reason of judgePlan(text, plan, grows)) refused.push(`${file} ${name}: ${reason}\n${text}`)
          }
        }
      }
      for (const name of Object.keys(known)) {
        if (!(name in module)) refused.push(`scripts/plans calls ${name} of ${file}, which has none`)
      }
    }
    assert.deepEqual([...new Set(refused)], [])
  })

  test('a query that reads a whole table is refused, unless it says why', async () => {
    const judged = async (text: string) => {
      explaining.take()
      await sql.raw(text).execute(explaining.db)
      return explaining.take().flatMap(({ plan }) => judgePlan(text, plan, (table) => !STAY_SMALL.has(table)))
    }
    assert.deepEqual(await judged("select id from articles where translator = 'nobody'"), ['reads all of articles'])
    assert.deepEqual(
      await judged("/* reads all: once, when somebody has died */ select id from articles where translator = 'nobody'"),
      [],
    )
    assert.match(
      (await judged('/* reads all: of what it does not */ select id from articles where id = 1'))[0] ?? '',
      /does not/,
    )
    assert.match((await judged('select count(*) from sessions'))[0] ?? '', /sessions/)
    assert.deepEqual(await judged('select id from articles order by id limit 5'), [])
  })
})

const givenUp = new Error('nothing of this is kept')

async function inVain(db: Database, work: (tx: Database) => Promise<unknown>): Promise<void> {
  await db
    .transaction()
    .execute(async (tx) => {
      // What may be done only when somebody is forgotten, or moves.
      await sql`set local dateline.erasing = 'yes'; set local dateline.moving = 'yes'`.execute(tx)
      await work(tx)
      throw givenUp
    })
    .catch((error) => {
      if (error !== givenUp) throw error
    })
}
