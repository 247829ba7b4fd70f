import { sql } from 'kysely'
import type { Database } from '../../src/platform/database.ts'

export type LettersUnderWay = { letters: number }

export async function lettersUnderWay(db: Database): Promise<LettersUnderWay> {
  const { rows } = await sql<LettersUnderWay>`select count(*) as letters from letters where state = 'sending'`.execute(
    db,
  )
  return rows[0] as LettersUnderWay
}
