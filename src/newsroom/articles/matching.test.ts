import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { largeTemplate } from '../../../tests/support/largePublication.ts'
import { type OpenDatabase, openDatabase } from '../../platform/database.ts'
import { countMatching, type DeskArticleSearch, listMatching } from './matching.sql.ts'
import type { Visible } from './visibleFor.ts'

const STATES = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'expired', 'withdrawn'] as const
const everybody = { anybodys: STATES, own: STATES, author: undefined, staffId: 1 } as unknown as Visible
const PER_PAGE = 51
const ALL = 10_000

let database: TestDatabase
let open: OpenDatabase
before(async () => {
  database = await createTestDatabase('desk_matching', await largeTemplate({ articles: 4_000, readers: 10 }))
  open = openDatabase(database.connection)
})
after(async () => {
  await open?.close()
  await database?.drop()
})

/** By one statement that knows nothing of ways, limits and what is common. */
async function withWords(words: string, states: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select a.id from articles a where a.status = any(${[...states]}::text[]) and (
      a.id in (select article_id from search_documents where full_words @@ ${words}::tsquery)
      or a.id in (select article_id from desk_texts where words @@ ${words}::tsquery))
    order by a.first_published desc, a.id desc`.execute(open.db)
  return rows.map(({ id }) => id)
}

async function pageBehind(id: number | undefined, search: DeskArticleSearch): Promise<number[]> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select first_published as at from articles where id = ${id ?? 0}`.execute(open.db)
  const after = rows[0] && id !== undefined ? { at: rows[0].at, id } : undefined
  return listMatching(open.db, everybody, { ...search, after }, PER_PAGE)
}

test('a word that most articles have is found page by page to the last one, as a rare one is', async () => {
  for (const [words, states] of [
    ["'report'", []],
    ["'report'", ['draft']],
    ["'report' & 'harbor'", []],
    ["'number7'", []],
  ] as const) {
    const search: DeskArticleSearch = { states, mine: false, words }
    const expected = await withWords(words, states.length > 0 ? states : STATES)
    const name = `${words} ${states.join()}`
    for (const from of [0, 1, 700, expected.length - PER_PAGE - 1, expected.length - 2]) {
      const begins = Math.min(Math.max(from, 0), expected.length)
      const page = await pageBehind(expected[begins - 1], search)
      assert.deepEqual(page, expected.slice(begins, begins + PER_PAGE), `${name} from ${begins}`)
    }
    assert.equal(await countMatching(open.db, everybody, search, ALL), expected.length, name)
    assert.equal(await countMatching(open.db, everybody, search, 1_000), Math.min(expected.length, 1_001), name)
  }
  assert.ok((await withWords("'report'", STATES)).length > 3_000, 'a common word')
})
