import type { Database } from '../../platform/database.ts'
import { knownPictures, listLeases } from './leases.sql.ts'
import { judgeRights, type Rights } from './rights.rule.ts'

export type ToldPicture = { credit: string; isDecorative: boolean; rights: Rights }

/** What is said of each of these pictures, and whether it may be used on a day. Those that are not in the library are missing. */
export async function tellOf(
  db: Database,
  pictureIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<Map<string, ToldPicture>> {
  const ids = [...new Set(pictureIds)]
  const [known, leases] = await Promise.all([knownPictures(db, ids), listLeases(db, ids)])
  const by = Map.groupBy(leases, ({ pictureId }) => pictureId)
  return new Map(known.map(({ id, ...told }) => [id, { ...told, rights: judgeRights(by.get(id) ?? [], today) }]))
}
