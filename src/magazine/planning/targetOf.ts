import type { Database } from '../../platform/database.ts'
import { findPublished } from './findPublished.ts'
import type { Piece } from './issue.ts'
import type { Target } from './order.rule.ts'

/** Where a piece is to stand: as the how manieth, or before which article. */
export type Place = { place: Piece['place']; at?: number | undefined; before?: string | undefined }

export async function targetOf(db: Database, { at, before }: Omit<Place, 'place'>): Promise<Target> {
  if (at !== undefined) return { at }
  return before === undefined ? undefined : { before: (await findPublished(db, before)).groupId }
}
