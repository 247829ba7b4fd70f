import type { Database } from '../../platform/database.ts'
import type { LetterVisit } from './letterVisit.ts'
import { insertVisit } from './visits.sql.ts'

/**
 * Keeps that a letter was opened, or a link of it followed: the first time of each. Not where the publication counts
 * nothing of the kind, nor for who objects (`Sec-GPC: 1`); answers whether it was kept.
 */
export async function recordVisit(
  db: Database,
  { isCounting, objects }: { isCounting: boolean; objects: boolean },
  visit: LetterVisit,
): Promise<boolean> {
  return isCounting && !objects && (await insertVisit(db, visit))
}
