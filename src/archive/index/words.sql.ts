import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** The two tables of words share nothing: what is only in withheld text is only in `full`. */
export type WordTable = 'open' | 'full'

const tableOf = (table: WordTable) => sql.table(table === 'open' ? 'search_open_words' : 'search_full_words')

/** For the transaction: the words that change are looked up each by itself, however many there are of all. */
export async function lookUpEachWord(tx: Database): Promise<void> {
  await sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
    set_config('work_mem', '16MB', true)`.execute(tx)
}

/** By so many documents more or fewer; those that were not there before are given back. */
export async function countWords(
  tx: Database,
  table: WordTable,
  changes: ReadonlyMap<string, number>,
): Promise<string[]> {
  const words = [...changes.keys()].sort()
  const { rows } = await sql<{ word: string }>`
    with changed as (select * from unnest(${words}::text[], ${words.map((word) => changes.get(word) ?? 0)}::int[]) as c (word, by)),
    counted as (
      update ${tableOf(table)} w set documents = w.documents + c.by from changed c where w.word = c.word collate "C"
      returning w.word)
    select word from changed where by > 0 and word not in (select word from counted)`.execute(tx)
  const fewer = words.filter((word) => (changes.get(word) ?? 0) < 0)
  if (fewer.length > 0)
    await sql`delete from ${tableOf(table)} where word = any(${fewer}::text[]) and documents <= 0`.execute(tx)
  return rows.map(({ word }) => word)
}

export type NewWord = { word: string; documents: number; shown: string | null; remains: string[] | null }

export async function insertWords(tx: Database, table: WordTable, words: readonly NewWord[]): Promise<void> {
  await sql`insert into ${tableOf(table)} (word, documents, shown, remains)
    select word, documents, shown, remains
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as r (word text, documents int, shown text, remains text[])`.execute(
    tx,
  )
}
